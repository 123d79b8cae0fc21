import { Failure } from '../../ground/failures.ts';
import { fold } from '../fold.ts';
import { readPack } from '../packFile.ts';
import { readCsv, type CsvRow } from './csv.ts';
import { installmentsOf, type ListedEpisode } from './episodes.ts';
import { readEpisodesJson } from './episodesJson.ts';
import { listedDate } from './listDates.ts';
import { packYaml } from './packYaml.ts';
import { tidied } from './tidied.ts';

/** What a list of episodes does not say itself. */
export interface ListFacts {
  /** null: the list must name it. */
  fandom: string | null;
  codes: string[];
  media: string;
}

export interface MadePack {
  yaml: string;
  fandom: string;
  installments: number;
  /** What was left out or guessed, a sentence each. */
  notes: string[];
}

/**
 * A pack from a list of episodes: a table with a head (season, number, title, date, production code; any of several
 * spellings), or JSON as TVmaze gives it. `file` is the name that refusals give.
 * @throws Failure `pack-invalid` with what the list lacks
 */
export function makePack(text: string, file: string, facts: ListFacts): MadePack {
  const isJson = /^\uFEFF?\s*[[{]/.test(text);
  const list = isJson ? readEpisodesJson(text, file) : { show: null, ...readTable(text, file) };
  const fandom = facts.fandom ?? list.show;
  if (fandom === null || fandom === '')
    throw new Failure('pack-invalid', {
      file,
      reason: 'the list does not say which fandom it is of; name it',
    });
  const { installments, notes } = installmentsOf(list.episodes);
  if (installments.length === 0)
    throw new Failure('pack-invalid', { file, reason: 'there is no episode in it' });
  const yaml = packYaml({ ...facts, fandom, names: [], counting: 'episodes', installments, characters: [] });
  readPack(yaml, file);
  return { yaml, fandom, installments: installments.length, notes: [...list.notes, ...notes] };
}

type Column = 'season' | 'number' | 'title' | 'date' | 'production';

/** How heads of tables call their columns, letter case, accents and punctuation aside. */
const HEADS: Record<Column, string[]> = {
  season: ['season', 'season number', 's', 'series', 'staffel', 'saison', 'temporada', 'stagione'],
  number: [
    'number',
    'episode',
    'episode number',
    'ep',
    'e',
    'no',
    'nr',
    'no in season',
    'number in season',
    'folge',
    'episodio',
    'code',
    'episode code',
  ],
  title: ['title', 'name', 'episode title', 'episode name', 'titel', 'titre', 'titulo', 'titolo'],
  date: [
    'date',
    'airdate',
    'air date',
    'original air date',
    'original airdate',
    'first aired',
    'aired',
    'released',
    'release date',
    'erstausstrahlung',
    'datum',
    'fecha',
    'data',
    'date de diffusion',
    'premiere diffusion',
  ],
  production: ['production', 'production code', 'prod code', 'prod', 'production number', 'prod no'],
};

function readTable(text: string, file: string): { episodes: ListedEpisode[]; notes: string[] } {
  const [head, ...rows] = readCsv(text);
  const columns = columnsOf(head);
  if (columns.title === undefined)
    throw new Failure('pack-invalid', {
      file,
      reason: `its first line names no column of titles (found: ${namesOf(head?.cells ?? []) || 'nothing'}); call one “title”, and others “season”, “number”, “date”, “production”`,
    });
  const notes = unreadColumns(head, columns);
  const episodes = rows.flatMap((row) => readRow(row, columns, notes) ?? []);
  return { episodes, notes };
}

function columnsOf(head: CsvRow | undefined): Partial<Record<Column, number>> {
  const names = (head?.cells ?? []).map((cell) =>
    fold(cell)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  const found: Partial<Record<Column, number>> = {};
  for (const [column, spellings] of Object.entries(HEADS) as [Column, string[]][]) {
    const at = spellings.map((spelling) => names.indexOf(spelling)).find((place) => place >= 0);
    if (at !== undefined) found[column] = at;
  }
  return found;
}

/** Says which columns a pack has no place for. */
function unreadColumns(head: CsvRow | undefined, columns: Partial<Record<Column, number>>): string[] {
  const read = new Set(Object.values(columns));
  const unread = (head?.cells ?? []).filter((cell, at) => cell !== '' && !read.has(at));
  return unread.length === 0 ? [] : [`Columns that were not read: ${namesOf(unread)}.`];
}

/** Names as a message can carry them, whatever they are made of. */
function namesOf(cells: readonly string[]): string {
  const names = cells.map((cell) => tidied(cell.replace(/\p{C}+/gu, ' ')));
  const all = names.filter((name) => name !== '').join(', ');
  return all.length > 200 ? `${all.slice(0, 200)}…` : all;
}

const CODE = /^s?(\d{1,4})\s?[xe]\s?(\d{1,4})$/i;

function readRow(
  { line, cells }: CsvRow,
  columns: Partial<Record<Column, number>>,
  notes: string[],
): ListedEpisode | null {
  const where = `Line ${line}`;
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? '';
  const title = tidied(cell('title').replace(/^["“](.*)["”]$/s, '$1'));
  if (title === '') {
    notes.push(`${where} has no title and was left out.`);
    return null;
  }
  const code = CODE.exec(cell('number')) ?? CODE.exec(cell('season'));
  const season = code ? Number(code[1]) : countIn(cell('season'));
  if (season === null && cell('season') !== '') {
    notes.push(`${where}: “${tidied(cell('season'))}” is no season. “${title}” was left out.`);
    return null;
  }
  return {
    where,
    season,
    number: code ? Number(code[2]) : countIn(cell('number')),
    title,
    date: listedDate(where, cell('date'), notes),
    production: cell('production') || null,
  };
}

function countIn(text: string): number | null {
  const digits = /\d{1,4}/.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}
