import { chapterUrl, workAddress } from '../ao3/address.ts';
import { isBlank, line, opened, together } from '../ao3/blocks.ts';
import { readRecipients } from '../ao3/byline.ts';
import { chapterTitle } from '../ao3/headings.ts';
import { addTo, emptyChapter } from '../ao3/writing.ts';
import { NO_HTML, type CleanHtml } from '../../prose/cleanHtml.ts';
import type { ChildNode, Element } from '../../prose/tree.ts';
import { children, hasClass, isElement } from '../../prose/walk.ts';
import { joinHtml } from '../../prose/write.ts';
import { countWords, type Draft, type DraftChapter } from '../draft.ts';
import type { FairCopy } from '../fairCopy.ts';
import { chapterAddress, storyAddress } from '../ffn/address.ts';

/** A chapter as a book holds it, not yet read. */
export interface RawChapter {
  /** As the table of contents has it, often numbered: "3. The Storm". */
  title: string;
  url: string | null;
  /** What stands on its page, heading included. */
  nodes: ChildNode[];
}

/**
 * Reads the chapters of a book into the draft. `isOtw`: on works of the Archive of Our Own the "Author's Note" above
 * the first chapter and below the last belong to the work. Gives back the words counted.
 */
export function readChapters(draft: Draft, raw: RawChapter[], isOtw: boolean, copy: FairCopy): number {
  const numbered = numbersOf(raw.map(({ title }) => title));
  raw.forEach((one, at) => {
    const { number, title } = numbered[at]!;
    const chapter = emptyChapter(number);
    chapter.title = chapterTitle(title, number);
    chapter.sourceUrl = addressOf(one.url);
    const { head, text, foot } = taken(one.nodes);
    const place = { isFirst: isOtw && at === 0, isLast: isOtw && at === raw.length - 1 };
    takeNotes(draft, chapter, head, place.isFirst ? 'notesBegin' : null, copy);
    takeNotes(draft, chapter, foot, place.isLast ? 'notesEnd' : null, copy, 'notesEnd');
    draft.chapters.push({ ...chapter, ...copy.chapter(together(text)) });
  });
  const [only] = draft.chapters;
  if (draft.chapters.length === 1 && only !== undefined && only.title === draft.title) only.title = null;
  if (draft.chapters.length > 0) draft.evidence['chapters'] = 'chapter headings';
  return countWords(draft);
}

/** Numbers and titles: "7. Title" loses its number where all count on from the first, or where it is its place. */
function numbersOf(titles: string[]): { number: number; title: string }[] {
  const read = titles.map((title) =>
    /^(?:\(new\)\s*)?(?:(\d{1,5})\.\s+)?(.*)$/s.exec(title.replace(/\s+/g, ' ').trim()),
  );
  const numbers = read.map((one) => (one?.[1] === undefined ? null : Number(one[1])));
  const first = numbers[0] ?? 1;
  const inOrder = numbers.every((number, at) => number === first + at);
  return titles.map((title, at) => {
    const number = inOrder ? first + at : at + 1;
    const strip = inOrder || numbers[at] === at + 1;
    return { number, title: (strip ? read[at]?.[2] : title.replace(/^\(new\)\s*/, '')) ?? title };
  });
}

function addressOf(url: string | null): string | null {
  if (url === null) return null;
  const work = workAddress(url);
  if (work?.chapter && /^https?:/.test(url)) return chapterUrl(work, work.chapter);
  const story = storyAddress(url);
  if (story !== null && story.chapter !== null) return chapterAddress(story, story.chapter);
  const read = URL.parse(url);
  return read !== null && /^https?:$/.test(read.protocol) ? read.href.replace(/^http:/, 'https:') : null;
}

interface Taken {
  head: Element[];
  text: ChildNode[];
  foot: Element[];
}

/** Parts a chapter's page into the notes above, the text and the notes below; wrappers are opened on the way. */
function taken(nodes: ChildNode[]): Taken {
  const parts: Taken = { head: [], text: [], foot: [] };
  for (const node of opened(nodes.filter((node) => !isTitle(node)))) {
    if (isElement(node) && hasClass(node, 'fff_head_notes')) parts.head.push(node);
    else if (isElement(node) && hasClass(node, 'fff_foot_notes')) parts.foot.push(node);
    else parts.text.push(node);
  }
  return { ...parts, text: opened(parts.text) };
}

function isTitle(node: ChildNode): boolean {
  return isElement(node, 'h2', 'h3') && hasClass(node, 'fff_chapter_title');
}

/** Sorts notes by their bold labels: the chapter's summary and notes, and the work's own where they stand here. */
function takeNotes(
  draft: Draft,
  chapter: DraftChapter,
  notes: Element[],
  ofWork: 'notesBegin' | 'notesEnd' | null,
  copy: FairCopy,
  ofChapter: 'notesBegin' | 'notesEnd' = 'notesBegin',
): void {
  for (const { label, nodes: all } of notes.flatMap((one) => sectionsOf(children(one)))) {
    const nodes = ofWork === null ? all : relatedLast(withoutGifts(draft, all));
    const html = copy.note(together(nodes));
    if (html === NO_HTML) continue;
    if (ofWork !== null && label === "author's note")
      addTo(draft, ofWork, html, "chapter notes, Author's Note");
    else if (/^summary for the chapter$/.test(label)) chapter.summary = joinHtml(chapter.summary, html);
    else chapter[ofChapter] = joinHtml(chapter[ofChapter], labelled(label, html, copy));
  }
}

/** The author's own words come first, as in the archive's own downloads. */
function relatedLast(nodes: ChildNode[]): ChildNode[] {
  const isRelated = (node: ChildNode) => isElement(node, 'ul') && hasClass(node, 'associations');
  return [...nodes.filter((node) => !isRelated(node)), ...nodes.filter(isRelated)];
}

/** "For Name." at the head of a work says whom it is a gift for. */
function withoutGifts(draft: Draft, nodes: ChildNode[]): ChildNode[] {
  return nodes.map((node) => {
    if (!isElement(node, 'ul')) return node;
    const gifts = children(node).filter(
      (entry): entry is Element => isElement(entry, 'li') && /^for\s\S/i.test(line(entry)),
    );
    if (gifts.length === 0) return node;
    draft.recipients.push(...gifts.flatMap(readRecipients));
    draft.evidence['recipients'] = 'chapter notes, "For …"';
    return { ...node, childNodes: children(node).filter((entry) => !gifts.some((gift) => gift === entry)) };
  });
}

interface Section {
  label: string;
  nodes: ChildNode[];
}

function sectionsOf(nodes: ChildNode[]): Section[] {
  const sections: Section[] = [];
  for (const node of nodes) {
    if (isElement(node, 'b', 'strong') && line(node).endsWith(':')) {
      sections.push({ label: line(node).slice(0, -1).toLowerCase().replaceAll('’', "'"), nodes: [] });
    } else if (!isElement(node, 'hr', 'br') && !isBlank(node)) {
      const current = sections.at(-1) ?? sections[sections.push({ label: '', nodes: [] }) - 1]!;
      for (const child of isElement(node, 'blockquote', 'div') ? children(node) : [node])
        current.nodes.push(child);
    }
  }
  return sections;
}

/** Labels that say no more than "notes", in the languages of the sites that FanFicFare reads. */
const MERE_NOTES = /^$|\bnotes?\b|\bnotas?\b|\ba\/n\b|примечани|anmerkung/;

function labelled(label: string, html: CleanHtml, copy: FairCopy): CleanHtml {
  return MERE_NOTES.test(label)
    ? html
    : joinHtml(copy.note(`<p><b>${label.replace(/[<&]/g, '')}:</b></p>`), html);
}
