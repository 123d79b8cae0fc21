/**
 * What mends a finding of the doctor, a sentence each, by the name of the check. Statements stand between backquotes:
 * they are for the archive's own database, and a test runs each of them.
 */
const MENDS: Record<string, string> = {
  PostgreSQL: 'Bring PostgreSQL to version 15 or newer, and start the archive again.',
  'canon packs':
    'Put a pack with the archive by "fadeless canon add FILE"; those that come with Fadeless stand in its folder canon/.',
  'works whose catalogue card says otherwise than their rows':
    "Have the cards of these works written anew, and what was drawn from them: `insert into changes (subject, subject_id) select 'work', work_id from cards where facts::text <> card_facts(work_id)::text`.",
  'works whose texts are not searched yet':
    'Have the forgotten ones read by a running archive: `insert into text_due (work_id) select id from works where not exists (select from text_works where work_id = works.id)`; if they are forgotten again, its log says why.',
  'works whose words are kept otherwise than they stand':
    'Have all texts read anew by a running archive: `with old as (update text_works set stamp = 0 returning work_id) insert into text_due (work_id) select work_id from old`.',
  'works that the index has otherwise than the database':
    'Stop the archive, delete the folder index/ in its data folder, and start it again: the index is made anew.',
  'names that are completed otherwise than they are':
    'Have all names written and counted anew by a running archive: `truncate naming_due, naming_works, namings, naming_words; insert into naming_due (work_id) select id from works; insert into naming_due default values`.',
  'works found by other tags than theirs mean':
    'Make a tag of each of these works mean another in the keeper’s part, and take that back: what finds its works is worked out anew.',
  'original files and pictures':
    'Copy each of these files from a backup of the data folder to where it stood: the folder named here, then the first two letters of its name, then the rest.',
};

/** Of what nothing in Fadeless makes, and nothing but a backup takes back with certainty. */
const OTHERWISE =
  'Restore the last backup in which the doctor finds all well, or import these works again, and report this line: nothing in Fadeless should make it.';

/** What mends this, in a sentence. */
export function mendOf(check: string): string {
  return MENDS[check] ?? OTHERWISE;
}
