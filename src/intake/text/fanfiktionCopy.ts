import type { HeaderState } from './headerState.ts';
import { isBlank, nextFull, wordCount, type Line } from './lines.ts';
import { unlabelledField, type Field } from './shapes.ts';
import { looksLikeTitle } from './titleblock.ts';

/** `Geschichte / Drama, Freundschaft / P12 / Gen`, with or without what kind of text it is. */
const FACTS =
  /^(?:(Geschichte|Oneshot|Kurzgeschichte|Drabble|Gedicht|Songfic|Mitmachgeschichte|Kreuzüber|Crossover)\s*\/?\s*)?(\p{Lu}[\p{L}/]+(?: \p{L}+)?(?:, \p{Lu}[\p{L}/]+(?: \p{L}+)?){0,3})\s+\/\s+(P(?:6|12|16|18)(?:[ -](?:AVL|Slash))*)(?:\s+\/\s+(Gen|Het|MaleSlash|FemSlash|Mix|Div))?$/u;
const CATEGORIES: Record<string, string> = {
  Gen: 'Gen',
  Het: 'F/M',
  MaleSlash: 'M/M',
  FemSlash: 'F/F',
  Mix: 'Multi',
  Div: 'Other',
};
const PATH =
  /^(?:Startseite\s*[>»/]\s*)?Fanfi[ck]tion(?:en)?\s*\/\s*[^/]+\/\s*([^/]+?)(?:\s+-\s+FFs)?\s*(?:\/.*)?$/i;
const BYLINE = /^von\s+(\S.{0,60})$/;
const SUMMARY = /^Kurzbeschreibung:?$/;
const DAYS = /^(?:erstellt:?\s*)?(\d\d\.\d\d\.\d{4})(?:\s+(?:aktualisiert:?\s*)?(\d\d\.\d\d\.\d{4}))?\b/;
const COUNTS = /^(\d{1,4})\s+(\d{1,3}(?:\.\d{3})+|\d{2,3})(?:\s+Wörter)?$/;
const COUNT = /^(?:\d{1,3}(?:\.\d{3})+|\d{1,7})(?:\s+Wörter)?$/;
const STATUS = /^(?:fertiggestellt|in arbeit|pausiert|abgebrochen)$/i;
const FURNITURE =
  /^(?:(?:Alle|Dieses) Kapitel\b.{0,30}|(?:\d+|Keine?)\s+(?:Reviews?|Empfehlung(?:en)?|Favorit(?:en)?)|Review schreiben|Geschichte (?:empfehlen|melden).{0,20}|Schrift(?:größe)?\b.{0,30}|Melden)$/i;
const OF_CHAPTER = /^Dieses Kapitel\b/i;
/** The facts stand among the first lines. */
const FURTHEST = 30;

/** What stands above a story of fanfiktion.de that was copied from its page as text. */
export function takeFanfiktion(state: HeaderState): boolean {
  const { lines, at } = state;
  if (state.fields.length > 0 || nextFull(lines, 0) !== at) return false;
  const facts = lines.slice(0, FURTHEST).findIndex(({ text }) => FACTS.test(text.trim()));
  const named = facts < 0 ? null : namesAbove(lines.slice(at, facts));
  if (named === null) return false;
  const below = factsBelow(lines, facts + 1);
  return state.take([...named, ...factsOn(lines[facts]!), ...below.fields], below.end, 3);
}

/** Title, author, fandom and summary; null without the first two. */
function namesAbove(lines: readonly Line[]): Field[] | null {
  const full = lines.filter((line) => !isBlank(line)).map(({ text, at }) => ({ text: text.trim(), at }));
  const by = full.findIndex(({ text }) => BYLINE.test(text));
  const title = full[by - 1];
  if (by < 1 || title === undefined || !looksLikeTitle(title.text) || PATH.test(title.text)) return null;
  const fields = [
    unlabelledField('title', title.text, title.at),
    unlabelledField('author', BYLINE.exec(full[by]!.text)![1]!.trim(), full[by]!.at),
  ];
  const path = full.find(({ text }) => PATH.test(text));
  if (path !== undefined) fields.push(unlabelledField('fandom', PATH.exec(path.text)![1]!, path.at));
  const label = full.findIndex(({ text }) => SUMMARY.test(text));
  const summary = label < 0 ? [] : full.slice(label + 1);
  if (summary.length > 0) {
    const value = summary.map(({ text }) => text).join('\n\n');
    fields.push(unlabelledField('summary', value, summary[0]!.at, summary.at(-1)!.at));
  }
  return fields;
}

function factsOn({ text, at }: Line): Field[] {
  const [, kind, genres, rating, category] = FACTS.exec(text.trim())!;
  const tags = kind === undefined || kind === 'Geschichte' ? genres! : `${kind}, ${genres!}`;
  const fields = [unlabelledField('tags', tags, at), unlabelledField('rating', rating!, at)];
  if (category !== undefined) fields.push(unlabelledField('category', CATEGORIES[category]!, at));
  return fields;
}

/** Characters, days, counts, and what the page has between them and the text. */
function factsBelow(lines: readonly Line[], from: number): { fields: Field[]; end: number } {
  const fields: Field[] = [];
  let end = from;
  let ofChapter = false;
  for (let at = nextFull(lines, from); at < lines.length; at = nextFull(lines, at + 1)) {
    const text = lines[at]!.text.trim();
    const isFirst = fields.length === 0 && !ofChapter;
    const found = factsIn(text, lines[at]!.at, fields) ?? (isFirst ? namesOn(lines, at) : null);
    if (found === null && !FURNITURE.test(text)) break;
    ofChapter ||= OF_CHAPTER.test(text);
    if (!ofChapter) fields.push(...(found ?? []));
    end = at + 1;
  }
  return { fields, end };
}

/** Empty for facts that are known already; null for other words. */
function factsIn(text: string, at: number, known: readonly Field[]): Field[] | null {
  const has = (kind: Field['kind']): boolean => known.some((field) => field.kind === kind);
  if (STATUS.test(text)) return [unlabelledField('status', text, at)];
  const [, first, second] = DAYS.exec(text) ?? [];
  if (first !== undefined) {
    if (second !== undefined)
      return [unlabelledField('published', first, at), unlabelledField('updated', second, at)];
    return has('published')
      ? [unlabelledField('updated', first, at)]
      : [unlabelledField('published', first, at)];
  }
  const [, chapters, words] = COUNTS.exec(text) ?? [];
  if (chapters !== undefined)
    return [
      unlabelledField('chapters', chapters, at),
      unlabelledField('words', words!.replace(/\D/g, ''), at),
    ];
  if (!COUNT.test(text) || has('words')) return null;
  const count = text.replace(/\D/g, '');
  return has('chapters') ? [unlabelledField('words', count, at)] : [unlabelledField('chapters', count, at)];
}

/** The line of characters above the days. Without a mark between them several names cannot be told apart. */
function namesOn(lines: readonly Line[], at: number): Field[] | null {
  const text = lines[at]!.text.trim();
  const days = lines[nextFull(lines, at + 1)]?.text.trim() ?? '';
  if (!DAYS.test(days) || text.length > 200 || /[.!?]$/.test(text)) return null;
  const names = text.split(/\s{2,}|\u00a0+|,\s+|\t/).filter((name) => name.trim() !== '');
  const apart = names.length > 1 || wordCount(text) <= 2;
  const label = apart ? 'characters' : 'remark';
  const field = unlabelledField(label, names.join(', '), lines[at]!.at);
  return [apart ? field : { ...field, label: 'Charaktere' }];
}
