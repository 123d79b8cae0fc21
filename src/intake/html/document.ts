import { titleText } from '../../prose/text.ts';
import type { Draft, Problem } from '../draft.ts';
import type { ImageShelf } from '../images.ts';
import type { ReadContext } from '../reader.ts';
import { withoutFacts } from '../text/factsLine.ts';
import type { Stated } from '../text/filling.ts';
import { readHeading } from '../text/headings.ts';
import { labelOf } from '../text/labels.ts';
import { takeHeader } from '../text/leading.ts';
import { authorsIn } from '../text/people.ts';
import { readByline } from '../text/titleblock.ts';
import { headingLevel, type Block } from './block.ts';
import { hasWords, oneLine, opensByNumber, piecesOf, sameHeading } from './pieces.ts';
import { withoutListing } from './listing.ts';
import { notePart, settleCounts } from './settle.ts';
import { tellStory } from './story.ts';

/**
 * Reads a document that holds one work: the header in its first blocks, its title and byline, its chapters. What the
 * draft knows already stays. Leaves the draft without chapters when there is no text.
 */
export async function readDocument(
  blocks: Block[],
  draft: Draft,
  shelf: ImageShelf,
  context: ReadContext,
): Promise<Problem[]> {
  const { body, problems, stated } = takeFront(withoutListing(blocks), draft, context);
  const pieces = piecesOf(body);
  const [only, ...others] = pieces;
  if (only !== undefined && others.length === 0) only.heading ??= stated.chapterTitle;
  notePart(draft, pieces);
  if (only !== undefined) only.blocks = afterTitle(only.blocks, draft);
  const told = await tellStory(pieces, draft, shelf);
  return [...problems, ...told, ...settleCounts(draft, stated)];
}

interface Front {
  body: Block[];
  problems: Problem[];
  stated: Stated;
}

/** Takes the header, the title and the byline off the beginning. */
export function takeFront(blocks: Block[], draft: Draft, context: ReadContext): Front {
  takeTopHeading(blocks, draft);
  const leading = blocks.slice(0, headerReach(blocks, draft));
  const lines = leading.map((block, at) => ({ text: headerText(block, leading[at - 1], leading[at + 1]) }));
  const { rest, problems, stated } = takeHeader(draft, lines, context);
  return { body: afterTitle(blocks.slice(rest), draft), problems, stated };
}

/** The words of a block as a header has them: a label alone ("Story Notes:") begins the block below it. */
function headerText(block: Block, above: Block | undefined, below: Block | undefined): string {
  if (block.tag === 'hr') return '-----';
  if (isLabelAlone(block) && below !== undefined && hasWords(below)) return '';
  return above !== undefined && isLabelAlone(above) ? `${above.text} ${block.text}` : block.text;
}

function isLabelAlone({ text }: Block): boolean {
  const label = /^\W*([\p{L}'’ /]{2,30}):\W*$/u.exec(text)?.[1];
  return label !== undefined && labelOf(label) !== null;
}

/** A header never runs past a heading that stands below words, unless the heading is a label or the title again. */
function headerReach(blocks: Block[], draft: Draft): number {
  const words = blocks.findIndex((block) => headingLevel(block) === null && hasWords(block));
  const stop = blocks.findIndex(
    (block, at) => at > words && headingLevel(block) !== null && hasWords(block) && !isLabel(block, draft),
  );
  return words < 0 || stop < 0 ? blocks.length : stop;
}

function isLabel({ text }: Block, draft: Draft): boolean {
  const words = oneLine(text);
  return (
    labelOf(words.replace(/\s*:.*$/, '')) !== null ||
    (draft.title !== null && sameHeading(words, draft.title))
  );
}

/** A heading that stands first, above all others and alone at its level, is the title. */
function takeTopHeading(blocks: Block[], draft: Draft): void {
  const first = blocks.slice(0, 20).find((block) => headingLevel(block) !== null && hasWords(block));
  if (first === undefined || blocks.slice(0, blocks.indexOf(first)).filter(hasWords).length > 2) return;
  const level = headingLevel(first)!;
  const beside = blocks.some(
    (block) => block !== first && (headingLevel(block) ?? 9) <= level && hasWords(block),
  );
  const isChapter = readHeading(oneLine(first.text)) !== null || opensByNumber(oneLine(first.text));
  if (!beside && !isChapter) offerTitle(draft, oneLine(first.text), `heading ${level}`);
}

/** What follows the title and the byline, where they stand first and are already known or speak for themselves. */
function afterTitle(blocks: Block[], draft: Draft): Block[] {
  const first = blocks.findIndex(hasWords);
  const block = blocks[first];
  if (block === undefined) return blocks;
  const words = oneLine(block.text);
  if (draft.title !== null && sameHeading(words, draft.title))
    return afterTitle(blocks.slice(first + 1), draft);
  const byline = words.length <= 100 ? readByline(words) : null;
  if (byline === null || byline.title !== null) return blocks;
  if (draft.authors.length === 0) {
    draft.authors = authorsIn(byline.names);
    draft.evidence['authors'] = `byline "${words}"`;
  }
  return blocks.slice(first + 1);
}

/** Writes a title from outside of the text, where none is known yet. */
export function offerTitle(draft: Draft, title: string | null, where: string): void {
  const words = title === null ? '' : titleText(title).replace(/^(story )?title\s*:\s*(?=\S)/i, '');
  if (draft.title !== null || words === '') return;
  draft.title = withoutFacts(words);
  draft.evidence['title'] = where;
}
