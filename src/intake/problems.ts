import type { Problem } from './draft.ts';

/**
 * The register of problems: what a reader may say about a file that it did read. A problem never refuses a work.
 * `docs/failures.md` is held to this list by a test.
 */
export const PROBLEMS = {
  'charset-guessed':
    'The file does not say which character set it uses; {charset} was taken as the most likely.',
  'double-encoding-repaired': 'The text had been encoded twice ("donâ€™t"); it was put right.',
  'quoted-printable-undone': 'Mail debris such as =20 and =92 was undone.',
  'entities-undone':
    'HTML entities such as &quot; stood in plain text; they were turned into the characters they mean.',
  'lost-characters': 'Some characters were already lost before ("don?t"); they are left as they stand.',
  'control-characters-dropped': 'Characters that no text holds (NUL and the like) were dropped.',
  'setting-disagrees': '{message}',
  'setting-ambiguous': '{message}',
  'setting-unknown': 'The setting "{raw}" names nothing that the canon packs know.',
  'rating-unknown': 'The rating "{raw}" is none that we know; the work is not rated until a person says.',
  'date-unknown': 'The date "{raw}" could not be read.',
  'field-unknown': 'The header has a field "{label}" that we do not know; it was kept in the notes.',
  'image-not-kept': 'The picture {src} is not in the file, so only a link to it was kept.',
  'embed-not-kept': 'An embedded {what} was not kept.',
  'comments-dropped': 'Comments by reviewers in the document were left out.',
  'changes-accepted': 'Tracked changes were accepted: inserted text is kept, deleted text is left out.',
  'footer-dropped': 'A footer that is not part of the story was left out: "{text}".',
  'parts-missing': 'Parts {missing} of {of} are missing.',
  'message-left-out': 'A message that is not a part of the story was left out: "{subject}".',
  'front-matter-invalid': 'The front matter could not be read ({reason}); it was left out.',
  'word-count-differs': 'The file says {stated} words; {counted} were counted.',
  'chapters-missing': 'The file says {stated} chapters; {found} were found.',
  'tags-hidden':
    'The page was saved while "{label}" was hidden, so what it says is not in the file. Fill it in by hand.',
  'restricted-at-source':
    'On its own site this work is shown to members only. Ask its author before making it public.',
  'markup-dropped': 'Markup that could be harmful was removed ({what}).',
} as const satisfies Record<string, string>;

/** A code of the register of problems. */
export type ProblemCode = keyof typeof PROBLEMS;

/** A problem of the register with its sentence filled in; `line` is 1-based in the source file. */
export function problem(
  code: ProblemCode,
  details: Record<string, string | number> = {},
  line?: number,
): Problem {
  const message = PROBLEMS[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(details[name] ?? whole),
  );
  return line === undefined ? { code, message } : { code, message, line };
}
