import { parse } from 'yaml';
import { Failure } from '../ground/failures.ts';
import { membersIn } from '../tags/tag.ts';
import type { Character, Installment, Pack } from './canon.ts';
import { fold } from './fold.ts';
import { readPlainYaml } from './plainYaml.ts';
import { complaints, packForm, type PackForm } from './packForm.ts';
import { YEAR } from './seasons.ts';

const LONGEST_PACK = 4_000_000;

/**
 * A pack from its YAML text, checked against docs/canon-packs.md; `file` is the name that refusals give.
 * @throws Failure `pack-invalid`, whose reason says the place, e.g. `installments 3: code is missing`
 */
export function readPack(yaml: string, file: string): Pack {
  const form = packForm.safeParse(parseYaml(yaml, file), { reportInput: true });
  if (!form.success) throw new Failure('pack-invalid', { file, reason: complaints(form.error) });
  const pack = packOf(form.data);
  const wrong = [...wrongCodes(pack), ...wrongCharacters(pack.characters), ...wrongRelationships(pack)];
  if (wrong.length > 0) throw new Failure('pack-invalid', { file, reason: wrong.slice(0, 5).join('; ') });
  return pack;
}

function parseYaml(yaml: string, file: string): unknown {
  if (yaml.length > LONGEST_PACK)
    throw new Failure('pack-invalid', { file, reason: 'it is larger than 4 MB' });
  const plain = readPlainYaml(yaml);
  if (plain !== undefined) return plain;
  try {
    return parse(yaml, { schema: 'failsafe', maxAliasCount: 20, merge: false, logLevel: 'error' });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Failure(
      'pack-invalid',
      { file, reason: `it is not YAML (${reason.replace(/[:.]$/, '')})` },
      { cause: error },
    );
  }
}

function packOf(form: PackForm): Pack {
  const installments = form.installments.flatMap((entry, at) => withChapters(entry, at, form));
  for (const [at, installment] of installments.entries()) installment.order = at + 1;
  return { ...form, installments: countedWithin(installments) };
}

/** A season is a count or a year. */
const EPISODE = new RegExp(String.raw`^(\d{1,3}|${YEAR})x(\d{1,4})$`);
const KINDS = { episodes: 'episode', books: 'book', stories: 'story' } as const;

function withChapters(entry: PackForm['installments'][number], at: number, form: PackForm): Installment[] {
  const episode = EPISODE.exec(entry.code);
  const kind = entry.kind ?? KINDS[form.counting];
  const whole: Installment = {
    code: entry.code,
    kind,
    title: entry.title,
    otherTitles: entry.otherTitles,
    order: 0,
    season: kind === 'episode' && episode ? Number(episode[1]) : null,
    number: kind === 'episode' && episode ? Number(episode[2]) : kind === 'book' ? at + 1 : null,
    production: entry.production ?? null,
    date: entry.date ?? null,
    within: entry.within ?? null,
  };
  return [whole, ...entry.chapters.map((title, index) => chapterOf(whole, title, index + 1))];
}

function chapterOf(book: Installment, title: string, number: number): Installment {
  const code = `${book.code} ${number}`;
  return {
    ...book,
    code,
    kind: 'chapter',
    title,
    otherTitles: [],
    number,
    production: null,
    within: book.code,
  };
}

/** Stories are counted within their collection. */
function countedWithin(installments: Installment[]): Installment[] {
  const counts = new Map<string, number>();
  for (const story of installments) {
    if (story.kind !== 'story' || story.within === null) continue;
    const count = (counts.get(story.within) ?? 0) + 1;
    counts.set(story.within, count);
    story.number = count;
  }
  return installments;
}

function wrongCodes(pack: Pack): string[] {
  const seen = new Map<string, string>();
  const wrong: string[] = [];
  for (const { code, title, kind, season, number } of pack.installments) {
    const key = kind === 'episode' && season !== null ? `${season}x${number}` : fold(code);
    const before = seen.get(key);
    if (before !== undefined)
      wrong.push(`installments: the code ${code} stands twice ("${before}" and "${title}")`);
    if (kind === 'episode' && season === null)
      wrong.push(`installments: the code ${code} of "${title}" is not like 6x19 or 2019x03`);
    seen.set(key, title);
  }
  return wrong;
}

function wrongCharacters(characters: Character[]): string[] {
  const owners = new Map<string, string>();
  const wrong: string[] = [];
  for (const [at, { name, names }] of characters.entries()) {
    for (const one of new Set([name, ...names])) {
      const owner = owners.get(one);
      if (owner === undefined) owners.set(one, name);
      else
        wrong.push(
          `characters ${at + 1}: ${one} is also a name of ${owner}; put it under ambiguous for both`,
        );
    }
  }
  return wrong;
}

function wrongRelationships(pack: Pack): string[] {
  const known = new Set(pack.characters.map(({ name }) => name));
  return pack.relationships.flatMap(({ name }, at) => {
    const members = membersIn(name).members;
    if (members.length < 2) return [`relationships ${at + 1}: ${name} is not like Name/Name or Name & Name`];
    const strangers = members.filter((member) => !known.has(member));
    return strangers.map((stranger) => `relationships ${at + 1}: ${stranger} is not among the characters`);
  });
}
