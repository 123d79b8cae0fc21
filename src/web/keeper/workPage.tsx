import type { Context, Handler } from 'hono';
import { readEvidence } from '../../intake/reports.ts';
import type { Tx } from '../../store/database.ts';
import { readVocabulary } from '../../tags/vocabulary.ts';
import { correctWork, lockWork, otherFromSource } from '../../works/correct.ts';
import { readWork } from '../../works/read.ts';
import { readNewWork } from '../../works/readForRevision.ts';
import { correctedFields } from '../../works/revise.ts';
import { showWork } from '../../works/show.ts';
import { isMet, readStanding, type Standing } from '../../works/standing.ts';
import { readSuggestions } from '../../works/suggestions.ts';
import type { NewWork } from '../../works/work.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { settingLine } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { merge, readTexts, sentTexts, shownTexts, type Texts } from './field.ts';
import type { FieldNotes } from './FieldBox.tsx';
import { sentForm } from './guard.ts';
import { showPage } from './KeeperPage.tsx';
import { saidOfStanding } from './standing.tsx';
import { settingRead } from './settingRead.ts';
import { workFields } from './workFields.ts';
import { WorkDesk } from './WorkDesk.tsx';

/** A work as the keeper edits it: its suggestions, its facts, its chapters, its originals. */
export function workPage(site: Site): Handler {
  return async (c) => showWorkPage(c, site, Number(c.req.param('id')), {});
}

type Kept = Pick<Partial<FieldNotes>, 'errors' | 'conflicts'> & { typed?: Texts };

async function showWorkPage(
  c: Context,
  site: Site,
  id: number,
  { typed = {}, errors = {}, conflicts = [] }: Kept,
) {
  const { db } = site;
  const work = await readWork(db, 'keeper', id);
  const [standing, facts, suggestions, evidence, corrected, vocabulary] = await Promise.all([
    readStanding(db, id),
    readNewWork(db, id),
    readSuggestions(db, id),
    readEvidence(db, id),
    correctedFields(db, id),
    readVocabulary(db),
  ]);
  const groups = workFields(vocabulary);
  const stored = shownTexts(
    groups.flatMap(({ fields }) => fields),
    facts,
  );
  const readAs = { ...meaningOf('setting', facts), ...meaningOf('spoilers', facts) };
  const notes = {
    texts: { ...stored, ...typed },
    stored,
    errors,
    conflicts,
    evidence,
    corrected: new Set(corrected),
    readAs,
  };
  const status = conflicts.length > 0 ? 409 : Object.keys(errors).length > 0 ? 422 : 200;
  const body = <WorkDesk {...{ work, standing, groups, notes, suggestions }} />;
  return showPage(
    c,
    site,
    {
      title: status === 200 ? work.title : `Not saved: ${work.title}`,
      place: '/keeper/works',
      said: saidOf(c, id, standing),
      body,
    },
    status,
  );
}

/** What the archive makes of a setting or spoiler line, where that says more than its own words. */
function meaningOf(name: 'setting' | 'spoilers', facts: NewWork): Texts {
  const reading = facts[name];
  if (!reading || (reading.code === null && reading.fandom === null)) return {};
  const line = settingLine(reading);
  const place = [reading.title && `“${reading.title}”`, reading.code && `(${reading.code})`]
    .filter(Boolean)
    .join(' ');
  const meaning = line === reading.raw ? place : line;
  return { [name]: [meaning, reading.fandom].filter(Boolean).join(', ') };
}

/** Puts the fields right that the form changed, and leaves all others alone. */
export function workCorrection(site: Site): Handler {
  return async (c) => {
    const id = Number(c.req.param('id'));
    const form = await sentForm(c);
    const kept = await act(site, (tx) => correctByForm(tx, site, id, form));
    if (kept) return showWorkPage(c, site, id, kept);
    return elsewhere(c, `/keeper/works/${id}?said=saved`, 303);
  };
}

/** Saves what the form changed. Returns what kept it from that, if anything did; then nothing was saved. */
async function correctByForm(tx: Tx, site: Site, id: number, form: URLSearchParams): Promise<Kept | null> {
  await lockWork(tx, id);
  const current = await readNewWork(tx, id);
  const fields = workFields(await readVocabulary(tx)).flatMap((group) => group.fields);
  const { changed, conflicts } = merge(sentTexts(fields, form), shownTexts(fields, current), form);
  if (conflicts.length > 0) return { typed: changed, conflicts };
  const { facts, errors } = readTexts(fields, changed);
  const { sourceUrl, visibility, ...rest } = facts as Partial<NewWork>;
  const taken = sourceUrl ? await otherFromSource(tx, id, sourceUrl) : null;
  if (taken) errors['sourceUrl'] = `“${taken.title}” came from this address; two works cannot.`;
  if (Object.keys(errors).length > 0) return { typed: changed, errors };
  await correctWork(tx, id, { ...rest, sourceUrl, ...(await settingsIn(site, facts, current)) }, KEEPER);
  if (visibility) await showWork(tx, id, visibility, KEEPER);
  return null;
}

/** The setting and spoiler line that the form changed, read; those not understood are read anew for new fandoms. */
async function settingsIn(
  site: Site,
  facts: Record<string, unknown>,
  current: NewWork,
): Promise<Partial<NewWork>> {
  const fandoms = (facts['fandoms'] as string[] | undefined) ?? current.fandoms;
  const read: Partial<NewWork> = {};
  for (const name of ['setting', 'spoilers'] as const) {
    const isNew = name in facts;
    const mayBeRead = 'fandoms' in facts && current[name] !== null && current[name].code === null;
    if (!isNew && !mayBeRead) continue;
    const raw = isNew ? (facts[name] as string | null) : (current[name]?.raw ?? null);
    read[name] = settingRead(name, raw, await site.canon(), fandoms);
  }
  return read;
}

function saidOf(c: Context, id: number, standing: Standing) {
  const said = c.req.query('said') ?? '';
  if (said === 'saved') return <p>{isMet(standing) ? 'Saved. Readers see it now.' : 'Saved.'}</p>;
  if (said === 'restored') return <p>Out of the trash again, as it was.</p>;
  return saidOfStanding(said, id);
}
