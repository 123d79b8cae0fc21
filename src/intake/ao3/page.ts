import type { Document, Element } from '../../prose/tree.ts';
import { attribute, find, findAll, hasClass, isElement } from '../../prose/walk.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { bareShelf, beginFairCopy, type FairCopy } from '../fairCopy.ts';
import { problem } from '../problems.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { AO3, workKey, type WorkAddress } from './address.ts';
import { above, hasId } from './blocks.ts';
import { readFacts, statsText, takeFacts, takeStats } from './facts.ts';
import { addressOfPage } from './pageAddress.ts';
import { chaptersOn, readChapters, type ChapterOnPage } from './pageChapters.ts';
import { readPreface } from './pagePreface.ts';
import { refuse } from './refusals.ts';
import type { Stats } from './stats.ts';
import { addTo, compare, keep, relatedWorks, take } from './writing.ts';

/**
 * Pages of the Archive of Our Own (and other archives on its software) saved from a browser: an entire work, one
 * chapter of it, or a page that is no work and is refused by name.
 */
export const ao3PageReader: Reader = {
  format: 'ao3-page',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    // FanFicFare's files may keep the work's skin, but none of the furniture around it.
    const isFurnished = /\bid=["']?(outer|main|header)\b/.test(text);
    if (/<dl class=["']work meta\b/.test(text) || (isFurnished && /\bid=["']?workskin\b/.test(text)))
      return true;
    const title = /<title>([^<]*)/i.exec(text.slice(0, 200_000))?.[1] ?? '';
    return /archive of our own/i.test(title) ? isFurnished : isVeiled(text);
  },
  async read(file) {
    return [await readPage(file)];
  },
};

/** A guard's page ("Just a moment…") that stands before the archive. */
function isVeiled(text: string): boolean {
  return (
    /archiveofourown\.org/.test(text) &&
    /cf-browser-verification|challenge-platform|<title>\s*just a moment/i.test(text)
  );
}

async function readPage(file: SniffedFile): Promise<Reading> {
  const page = file.page();
  const chapters = chaptersOn(page);
  if (chapters.length === 0) refuse(page, file.name);
  const draft = emptyDraft();
  const shelf = bareShelf();
  for (const { element } of chapters) await shelf.gather(element);
  const copy = beginFairCopy(shelf);
  const address = addressOfPage(page);
  const host = address?.host ?? AO3;
  take(draft, 'sourceUrl', address?.url ?? null, 'links of the page');
  const { problems, stats } = readMeta(draft, page, host);
  readPreface(draft, page, copy, host);
  const counted = readChapters(draft, chapters, copy, host);
  readEnd(draft, page, copy, host);
  problems.push(...asPart(draft, stats, counted, address, chapters));
  draft.images = copy.images;
  const { encoding, problems: repairs } = file.text();
  return {
    files: [file.name],
    format: 'ao3-page',
    encoding,
    error: null,
    problems: [...repairs, ...problems, ...copy.problems],
    draft,
  };
}

function readMeta(draft: Draft, page: Document, host: string): { problems: Problem[]; stats: Stats | null } {
  const list = find(page, (one) => isElement(one, 'dl') && hasClass(one, 'work') && hasClass(one, 'meta'));
  const facts = list === null ? null : readFacts(list);
  if (facts === null) return { problems: [], stats: null };
  const problems = takeFacts(draft, facts, host, (label) => `dl.meta dt "${label}"`);
  const counts = facts.get('stats');
  const where = (label: string) => `dl.stats dt "${label}"`;
  return { problems, stats: counts === undefined ? null : takeStats(draft, statsText(counts.value), where) };
}

function readEnd(draft: Draft, page: Document, copy: FairCopy, host: string): void {
  const notes = find(page, (one) => hasId(one, 'work_endnotes'));
  const own = notes === null ? null : find(notes, (one) => isElement(one, 'blockquote'));
  if (own !== null) keep(draft, 'notesEnd', copy.note(own), '#work_endnotes');
  const inspired = find(page, (one) => hasId(one, 'children'));
  if (inspired === null) return;
  const entries = findAll(inspired, (one) => isElement(one, 'h3', 'li', 'dd'));
  addTo(draft, 'notesEnd', copy.note(relatedWorks(entries, host)), '#children');
}

/** Marks the page of one chapter among several as a part; says what falls short where it is the whole work. */
function asPart(
  draft: Draft,
  stats: Stats | null,
  counted: number,
  address: WorkAddress | null,
  chapters: ChapterOnPage[],
): Problem[] {
  const problems = isRestricted(chapters[0]!.element) ? [problem('restricted-at-source')] : [];
  const posted = stats?.chapters?.posted ?? null;
  const number = chapters.length === 1 ? chapters[0]!.number : null;
  const isOne = number !== null && (posted === null ? number > 1 : posted > 1);
  if (isOne && address !== null) {
    draft.part = { key: workKey(address), number, of: posted };
    draft.evidence['part'] = `#chapter-${number}, dl.stats`;
    return problems;
  }
  return stats === null ? problems : [...problems, ...compare(draft, stats, counted)];
}

/** The lock beside the title of a work that only members are shown. */
function isRestricted(within: Element): boolean {
  const top = above(within).at(-1) ?? within;
  const isLock = (one: Element) =>
    isElement(one, 'img') && /^\(?restricted\)?$/i.test(attribute(one, 'alt') ?? '');
  return (
    find(top, (one) => isElement(one, 'h2') && hasClass(one, 'title') && find(one, isLock) !== null) !== null
  );
}
