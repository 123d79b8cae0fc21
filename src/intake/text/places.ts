import type { Canon, Character } from '../../canon/canon.ts';
import { readSetting, readSpoilers, type SettingRead } from '../../canon/readSetting.ts';
import type { SettingReading } from '../../canon/setting.ts';
import type { Draft, Problem } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import type { Where } from './filling.ts';
import { saysNothing } from './lists.ts';
import { showOf } from './shows.ts';
import type { Field } from './shapes.ts';
import { unwrapped } from './unwrap.ts';

interface Placing {
  draft: Draft;
  context: ReadContext;
  where: Where;
  problems: Problem[];
}

/** Reads the settings and spoilers of a header against canon, and infers the fandom from them where none is named. */
export function fillPlaces(placing: Placing, all: readonly Field[]): void {
  const fields = all.filter((field) => field.kind !== 'setting' || isSetting(field, placing));
  inferFandom(placing, fields);
  for (const field of fields) {
    if (field.kind === 'setting') setSetting(placing, field);
    else if (field.kind === 'spoilers') setSpoilers(placing, field);
  }
}

/** Under `Spoilers/Timeline` only words that place the work ("set after") are a setting; "through 6x19" is none. */
function isSetting({ label, value }: Field, placing: Placing): boolean {
  if (label === null || !/spoil/i.test(label)) return true;
  return read('setting', unwrapped(value), placing)?.reading.relation != null;
}

function setSetting(placing: Placing, field: Field): void {
  const { draft, context, problems } = placing;
  const raw = unwrapped(field.value);
  if (draft.setting !== null || saysNothing(raw)) return;
  const read = readSetting(raw, context.canon, { fandoms: draft.fandoms });
  draft.setting = read === null ? unread(raw) : { ...read.reading, raw };
  draft.evidence['setting'] = placing.where(field.from, field.to);
  if (read === null)
    problems.push({
      code: 'setting-unknown',
      message: PROBLEMS['setting-unknown'].replace('{raw}', raw),
      line: field.from,
    });
  else problems.push(...read.problems.map(({ code, message }) => ({ code, message, line: field.from })));
}

function setSpoilers(placing: Placing, field: Field): void {
  const { draft, context, problems } = placing;
  const raw = unwrapped(field.value);
  if (draft.spoilers !== null || saysNothing(raw)) return;
  const read = readSpoilers(raw, context.canon, { fandoms: draft.fandoms });
  draft.spoilers = read === null ? unread(raw) : { ...read.reading, raw };
  draft.evidence['spoilers'] = placing.where(field.from, field.to);
  problems.push(...(read?.problems ?? []).map(({ code, message }) => ({ code, message, line: field.from })));
}

function unread(raw: string): SettingReading {
  return { raw, relation: null, fandom: null, code: null, title: null };
}

/** From the setting, then the spoilers, then the disclaimer's owner of the characters, then a classification. */
function inferFandom(placing: Placing, fields: readonly Field[]): void {
  const { draft, context } = placing;
  if (draft.fandoms.length > 0) return;
  for (const kind of ['setting', 'spoilers'] as const) {
    const reads = fields
      .filter((field) => field.kind === kind)
      .map((field) => read(kind, unwrapped(field.value), placing));
    const found = reads.find((one) => one?.reading.fandom != null)?.reading.fandom;
    if (found != null) return infer(draft, found, kind);
  }
  const shown = fields
    .filter((field) => field.kind === 'setting')
    .map((field) => showIn(field.value))
    .find((show) => show !== null);
  if (shown != null) return infer(draft, shown, 'setting');
  const owner = draft.disclaimer === null ? null : packNamed(draft.disclaimer, context);
  if (owner !== null) return infer(draft, owner, 'disclaimer');
  if (draft.relationships.includes('MSR')) infer(draft, 'The X-Files', 'relationships');
}

function read(kind: 'setting' | 'spoilers', raw: string, { context }: Placing): SettingRead | null {
  return kind === 'setting' ? readSetting(raw, context.canon) : readSpoilers(raw, context.canon);
}

/** A show's short name before or after an episode's number: `SGA 2x11`. */
function showIn(setting: string): string | null {
  const code =
    /\b([A-Z][A-Za-z0-9-]{1,4})\s+(?:S?\d|season\b)/.exec(setting)?.[1] ??
    /\d\s*,?\s*\(?([A-Z][A-Za-z0-9]{1,4})\b/.exec(setting)?.[1];
  return code === undefined ? null : showOf(code);
}

function infer(draft: Draft, fandom: string, from: string): void {
  draft.fandoms = [fandom];
  draft.evidence['fandoms'] = `inferred from ${from}`;
}

/** The one fandom of the packs that a text names in full; null where it names none or several. */
function packNamed(text: string, { canon }: ReadContext): string | null {
  const words = ` ${plain(text)} `;
  const named = tellingNames(canon).filter(({ names }) => names.some((name) => words.includes(` ${name} `)));
  return named.length === 1 ? named[0]!.fandom : null;
}

const TELLING = new WeakMap<Canon, { fandom: string; names: string[] }[]>();

/** By which names a disclaimer may call each fandom. */
function tellingNames(canon: Canon): { fandom: string; names: string[] }[] {
  const known = TELLING.get(canon);
  if (known !== undefined) return known;
  const called = new Set(canon.packs.flatMap(({ characters }) => characters.flatMap(wordsOfNames)));
  const telling = canon.packs.map((pack) => ({
    fandom: pack.fandom,
    names: [pack.fandom, ...pack.names].map(plain).filter((name) => isTelling(name, called)),
  }));
  TELLING.set(canon, telling);
  return telling;
}

/** More than one word, or one that is no character's name: "Voyager", but not "Angel". */
function isTelling(name: string, called: ReadonlySet<string>): boolean {
  return name.includes(' ') || (name.length >= 6 && !called.has(name));
}

function wordsOfNames({ name, names, ambiguous }: Character): string[] {
  return [name, ...names, ...ambiguous].flatMap((one) => plain(one).split(' '));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
