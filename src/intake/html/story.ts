import { clean } from '../../prose/clean.ts';
import { NO_HTML, type CleanHtml } from '../../prose/cleanHtml.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { joinHtml } from '../../prose/write.ts';
import type { Draft, DraftChapter, DraftImage, Problem } from '../draft.ts';
import type { ImageShelf } from '../images.ts';
import { PROBLEMS, problem, type ProblemCode } from '../problems.ts';
import { together, type Block } from './block.ts';
import { readEnd } from './ending.ts';
import { gatherFootnotes } from './footnotes.ts';
import { cutNotes, notesOnly } from './notes.ts';
import { areCounted, belowNumber, titleOf, withoutByline, withoutNumber } from './chapterTitles.ts';
import { hasWords, joinedHeading, sameHeading, type Piece } from './pieces.ts';

/**
 * Turns the pieces of a document into a draft's chapters: notes at their edges apart, footnotes at their ends, end
 * marks off the last, pictures kept. Fills `chapters`, `images`, notes and, by the end mark, `complete`.
 * Returns what a person should know; leaves no chapter where no piece has words.
 */
export async function tellStory(pieces: Piece[], draft: Draft, shelf: ImageShelf): Promise<Problem[]> {
  const said = new Map<string, Problem>();
  const teller = new Teller(draft, shelf, (one) => said.set(one.message, one));
  await teller.tell(teller.takeEdges(gatherFootnotes(pieces)));
  raiseNotes(draft);
  for (const one of shelf.problems) said.set(one.message, one);
  return [...said.values()];
}

/**
 * Chapters whose every block is text, as our own books hold them: nothing is taken off their edges, and they keep their
 * numbers where one of them holds nothing at all.
 */
export async function tellAsWritten(
  chapters: Block[][],
  draft: Draft,
  shelf: ImageShelf,
): Promise<Problem[]> {
  const said = new Map<string, Problem>();
  const teller = new Teller(draft, shelf, (one) => said.set(one.message, one));
  await teller.tell(
    chapters.map((blocks) => ({ title: null, begin: [], body: blocks, end: [] })),
    'as written',
  );
  return [...said.values(), ...shelf.problems];
}

/** A piece with its edges told apart. */
interface Told {
  title: string | null;
  begin: Block[];
  body: Block[];
  end: Block[];
}

class Teller {
  readonly #draft: Draft;
  readonly #shelf: ImageShelf;
  readonly #say: (one: Problem) => void;

  constructor(draft: Draft, shelf: ImageShelf, say: (one: Problem) => void) {
    this.#draft = draft;
    this.#shelf = shelf;
    this.#say = say;
  }

  /** Takes off what stands before and after the story: notes, the end mark. */
  takeEdges(pieces: Piece[]): Told[] {
    const told = pieces.filter(({ blocks }) => blocks.some((block) => hasWords(block) || isPicture(block)));
    const story = this.#takeEdgeNotes(told);
    for (const piece of story) piece.heading = withoutByline(piece.heading, this.#draft.authors);
    this.#takeEndMark(story);
    const counted = areCounted(story);
    return story.map(({ heading, part, blocks }) => {
      const { title, rest } = counted
        ? titleOf(withoutNumber(heading), belowNumber(heading, blocks), this.#draft.title)
        : titleOf(heading, blocks, this.#draft.title);
      const { begin, body, end } = cutNotes(rest);
      return { title: joinedHeading(part, title), begin, body, end };
    });
  }

  async tell(story: Told[], how?: 'as written'): Promise<void> {
    const { chapters, images } = this.#draft;
    for (const { begin, body, end } of story)
      await this.#shelf.gather(together([...begin, ...body, ...end].flatMap(({ nodes }) => nodes)));
    for (const [at, piece] of story.entries()) {
      const chapter = this.#chapter(piece, how === 'as written' ? at + 1 : chapters.length + 1);
      const isText = chapter.words > 0 || chapter.html.includes('<img') || how === 'as written';
      if (isText && chapter.html !== '') chapters.push(chapter);
    }
    const shown = ({ sha256 }: DraftImage) => chapters.some(({ html }) => html.includes(sha256));
    images.push(...this.#shelf.images.filter(shown));
  }

  /** First and last pieces that are called notes are the work's notes. */
  #takeEdgeNotes(pieces: Piece[]): Piece[] {
    const story = [...pieces];
    const isNotes = (piece: Piece | undefined): piece is Piece =>
      piece !== undefined && story.length > 1 && notesOnly(piece.heading);
    for (let first = story[0]; isNotes(first); first = story[0]) {
      this.#note('notesBegin', belowHeading(first), `section "${first.heading}"`);
      story.shift();
    }
    for (let last = story.at(-1); isNotes(last); last = story.at(-1)) {
      this.#note('notesEnd', belowHeading(last), `section "${last.heading}"`);
      story.pop();
    }
    return story;
  }

  #note(field: 'notesBegin' | 'notesEnd', blocks: Block[], where: string): void {
    const html = this.#clean(blocks);
    if (html === '') return;
    this.#draft[field] =
      field === 'notesBegin' ? joinHtml(this.#draft[field], html) : joinHtml(html, this.#draft[field]);
    this.#draft.evidence[field] ??= where;
  }

  #takeEndMark(story: Piece[]): void {
    const last = story.at(-1);
    if (last === undefined) return;
    const { blocks, mark, complete, after } = readEnd(last.blocks);
    if (mark === null || !blocks.some(hasWords)) return;
    last.blocks = blocks;
    this.#note('notesEnd', after, `after "${mark}"`);
    if (this.#draft.complete !== null || complete === null) return;
    this.#draft.complete = complete;
    this.#draft.evidence['complete'] = `"${mark}" at the end`;
  }

  #chapter({ title, begin, body, end }: Told, number: number): DraftChapter {
    return {
      number,
      title,
      summary: NO_HTML,
      notesBegin: this.#clean(begin),
      notesEnd: this.#clean(end),
      authors: [],
      ...shapeChapter(together(body.flatMap(({ nodes }) => nodes)), this.#options()),
      published: null,
      sourceUrl: null,
    };
  }

  #clean(blocks: Block[]): CleanHtml {
    return blocks.length === 0
      ? NO_HTML
      : clean(together(blocks.flatMap(({ nodes }) => nodes)), this.#options());
  }

  #options() {
    return {
      image: (src: string) => this.#shelf.address(src),
      notice: (code: string, details: Record<string, string>) => {
        // The shelf has said this already, and knows why.
        if (code !== 'image-not-kept' && Object.hasOwn(PROBLEMS, code))
          this.#say(problem(code as ProblemCode, details));
      },
    };
  }
}

/** The notes of a work's only chapter are the work's. */
function raiseNotes(draft: Draft): void {
  const [only, ...others] = draft.chapters;
  if (only === undefined || others.length > 0 || draft.part !== null) return;
  for (const field of ['notesBegin', 'notesEnd'] as const) {
    if (only[field] === '') continue;
    draft[field] =
      field === 'notesBegin' ? joinHtml(draft[field], only[field]) : joinHtml(only[field], draft[field]);
    draft.evidence[field] ??=
      field === 'notesBegin' ? 'labelled note before the text' : 'labelled note after the text';
    only[field] = NO_HTML;
  }
}

/** The blocks of a piece without one that repeats its heading. */
function belowHeading({ heading, blocks }: Piece): Block[] {
  const first = blocks.findIndex(hasWords);
  const repeated = first >= 0 && heading !== null && sameHeading(blocks[first]!.text, heading);
  return repeated ? blocks.slice(first + 1) : blocks;
}

function isPicture({ nodes }: Block): boolean {
  return nodes.some((node) => /<(img|image)\b/.test(node.nodeName) || node.nodeName === 'img');
}
