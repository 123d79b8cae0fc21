import type { TextBlock } from './blocks.ts';
import { wordCount } from './lines.ts';

const SALUTATION =
  /^\s*[*_~/]?(?:(?:my )?(?:own )?(?:dear(?:est)?|beloved|darling)|hi|hello|hey|liebe[rs]?|hallo|cher|ch[eè]re|querid[oa])\b[^.!?"“”]{0,40}[,:–—-][*_~/]?\s*$/i;
const CLOSING =
  /^\s*[*_~/–—-]*\s*(?:yours?\b(?: \p{L}+)?|sincerely(?: yours)?|(?:all )?(?:my |our )?love(?: always)?|with (?:all )?(?:my |our )?(?:love|regards|best wishes)|(?:(?:best|kind|kindest|warm|warmest) )?(?:regards|wishes)|faithfully(?: yours)?|as ever|always|forever|in haste|cordially|respectfully(?: yours)?|deine?|ihre?|alles liebe|viele grüße|bien à (?:toi|vous)|tuy[oa])[^.!?"“”\p{L}]{0,3}$/iu;
/** Paragraphs of one letter that is told from the story around it by its two ends. */
const LONGEST = 20;
/** A signature on a line of its own, in words. */
const NAME = 5;
const SPEECH = /^\s*["“„«]/;

/**
 * Blocks that a salutation opens and a signature closes are one letter, whatever blank lines stand in it. Without both
 * of its ends, or with somebody speaking between them, nothing is one.
 */
export function withLetters(blocks: readonly TextBlock[]): TextBlock[] {
  const marked = [...blocks];
  for (let at = 0; at < blocks.length; at++) {
    if (!isWords(blocks[at]!) || !SALUTATION.test(blocks[at]!.lines[0]!)) continue;
    const end = letterEnd(blocks, at);
    if (end === null) continue;
    for (let inside = at; inside < end; inside++) marked[inside] = { ...blocks[inside]!, kind: 'letter' };
    at = end - 1;
  }
  return marked;
}

/** Index after the signature. */
function letterEnd(blocks: readonly TextBlock[], from: number): number | null {
  for (let at = from; at < Math.min(blocks.length, from + LONGEST); at++) {
    const block = blocks[at]!;
    if (!isWords(block) || (at > from && SPEECH.test(block.lines[0]!))) return null;
    const closing = block.lines.findIndex((line) => CLOSING.test(line));
    if (closing < 0 || (at === from && block.lines.length === 1)) continue;
    if (closing < block.lines.length - 1) return isName(block.lines.slice(closing + 1)) ? at + 1 : null;
    const below = blocks[at + 1];
    return below !== undefined && isWords(below) && isName(below.lines) ? at + 2 : null;
  }
  return null;
}

function isWords({ kind }: TextBlock): boolean {
  return kind === 'prose' || kind === 'verse' || kind === 'letter';
}

function isName(lines: readonly string[]): boolean {
  const [name, ...others] = lines;
  return name !== undefined && others.length <= 1 && wordCount(name) <= NAME && !/[?!…]["”]?$/.test(name);
}
