import type { Canon, Pack } from './canon.ts';
import { canonIndex } from './canonIndex.ts';
import type { SettingReading } from './setting.ts';
import { findAnchors, type Anchors } from './settingAnchors.ts';
import { groupsOf, type Group } from './settingGroups.ts';
import type { SettingProblem } from './settingProblems.ts';
import { findRelations, relationTo, type RelationWord } from './settingRelations.ts';
import { resolve, type Resolved } from './settingResolve.ts';

/** A setting as it was understood, and what a person should know about it. */
export interface SettingRead {
  reading: SettingReading;
  problems: SettingProblem[];
}

/** What the caller knows already: the fandoms of the work, by any name. */
export interface SettingHint {
  fandoms?: string[];
}

const LONGEST_SETTING = 500;

/**
 * Reads words that say where in canon a work stands: `post-"Seeing Red" (BTVS 6x19)`, `AU after S6`,
 * `missing scene from "Hush"`. docs/canon-packs.md tells what a title and a number that disagree come to. `raw` is the phrase as written.
 * @returns null when the words hold no setting at all
 */
export function readSetting(raw: string, canon: Canon, hint: SettingHint = {}): SettingRead | null {
  const read = understand(raw, canon, hint);
  if (read === null) return null;
  const { phrase, hinted, words, groups } = read;
  const spoilers = /^\W*spoil/i.test(phrase);
  const resolved = groups.map((group, at) => {
    const relation = spoilers ? null : relationTo(words, groups[at - 1]?.end ?? 0, group.start);
    return resolve(group, relation, { hinted, what: 'setting' });
  });
  const chosen = mostTelling(resolved);
  if (chosen && saysSomething(chosen, groups, phrase)) return said(phrase, chosen);
  return spoilers ? null : unknown(read);
}

/**
 * Reads a spoiler line: `BtVS S5`, `up to and including 6x19`, `"Hush," "The Gift"`. The last installment named
 * counts; `relation` is always null.
 * @returns null when the words name nothing in canon ("none", "all sorts")
 */
export function readSpoilers(raw: string, canon: Canon, hint: SettingHint = {}): SettingRead | null {
  const read = understand(raw, canon, hint);
  if (read === null) return null;
  const { phrase, hinted, groups } = read;
  const resolved = groups.flatMap((group) => resolve(group, null, { hinted, what: 'spoiler line' }) ?? []);
  const last = resolved.reduce<Resolved | null>(
    (far, one) => (far === null || isLater(one, far) ? one : far),
    null,
  );
  return last && saysSomething(last, groups, phrase) ? said(phrase, last) : null;
}

interface Understood {
  phrase: string;
  hinted: Pack[];
  named: Anchors;
  words: RelationWord[];
  groups: Group[];
}

function understand(raw: string, canon: Canon, hint: SettingHint): Understood | null {
  const phrase = raw.trim();
  if (phrase === '' || phrase.length > LONGEST_SETTING) return null;
  const hinted = (hint.fandoms ?? []).flatMap((name) => canon.pack(name) ?? []);
  const named = findAnchors(phrase, canonIndex(canon), hinted);
  return { phrase, hinted, named, words: findRelations(named.blanked), groups: groupsOf(named, phrase) };
}

/** The first installment that is named; a season or the series alone only where no installment is. */
function mostTelling(resolved: (Resolved | null)[]): Resolved | null {
  const some = resolved.filter((one) => one !== null);
  const installment = some.find((one) => one.installment !== null);
  return installment ?? some.find(({ code }) => code !== null) ?? some[0] ?? null;
}

/** "Book two" or "chapter 3" in other words is no setting; alone, or after a relation, it is. */
function saysSomething({ relation, code, title }: Resolved, groups: Group[], phrase: string): boolean {
  const named = groups.reduce((sum, { start, end }) => sum + end - start, 0);
  const chapterOnly = groups.every(
    ({ number }) => number !== null && number.book === null && number.season === null,
  );
  return (
    code !== null ||
    title !== null ||
    (!chapterOnly && (relation !== null || named > phrase.length / 2)) ||
    groups.some(({ series }) => series)
  );
}

function isLater(one: Resolved, far: Resolved): boolean {
  if (one.fandom !== null && far.fandom === null) return true;
  return one.fandom === far.fandom && one.order > far.order;
}

function said(raw: string, { relation, fandom, code, title, problems }: Resolved): SettingRead {
  return { reading: { raw, relation, fandom, code, title }, problems };
}

const OPENER =
  /^\W*(?:set\b|takes? place|happens|missing (?:scene|moment)|(?:episode )?tag (?:to|for)|coda to|post-|pre-|(?:post|pre) \p{Lu}|au\b)/iu;
const MOST_WORDS = 12;

/** Words that are a setting by their form, or by the field they stand in, though no pack knows what they name. */
function unknown({ phrase, hinted, named, words }: Understood): SettingRead | null {
  const quoted = named.anchors.some((anchor) => anchor.kind === 'title');
  const inField = hinted.length > 0 && phrase.split(/\s+/).length <= MOST_WORDS;
  const strong = words.some((word) => word.strong);
  if (!strong || !(quoted || inField || OPENER.test(phrase))) return null;
  const pack = named.fandoms[0]?.pack ?? (hinted.length === 1 ? hinted[0] : undefined);
  const message = `The setting "${phrase}" names nothing that the canon packs know.`;
  const reading = {
    raw: phrase,
    relation: relationTo(words, 0, phrase.length),
    fandom: pack?.fandom ?? null,
    code: null,
    title: null,
  };
  return { reading, problems: [{ code: 'setting-unknown', message }] };
}
