import { isSpeech, opensStory } from './ahead.ts';
import { blockEnd, isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';

const DISCLAIMS =
  /\b(?:(?:is|are|all)?\s*(?:the )?property of|belongs? to|(?:don['’]?t|do not|doesn['’]?t) own|not mine|no (?:copyright )?infringement|no (?:profit|money)|not making any|all rights|owned by|copyright(?:ed)?\b|created by|gehör(?:t|en)|appartien)/i;

/** Does a paragraph say whose the characters are? */
export function disclaims(text: string): boolean {
  return DISCLAIMS.test(text) && wordCount(text) <= 160;
}

/** Words an author says of a story, which the story itself hardly does. */
const OF_THE_STORY =
  /\b(?:thank(?:s| you| all)|this (?:story|fic|chapter|part|piece|one|is (?:an?|the|my) )|my (?:first|beta|fic|story)|betas?\b|beta[- ]?read|reviews?\b|feedback|enjoy\b|on with the (?:story|fic|show)|fan ?fic\w*|disclaim|spoil(?:er|s)|episode|season|canon|timeline|wrote (?:this|it)|written for|challenge|pairing|slash|rat(?:ed|ing)|characters|warning|constructive|flames|post(?:ed|ing))\b/i;

/** Of these, words that no story says. */
const SURELY =
  /\b(?:fan ?fic\w*|fics?\b|this (?:story|fic|chapter) (?:is|was|takes|has|came|contains|follows)|disclaim|feedback|beta(?:s|ed|[- ]?read\w*)?\b|on with the (?:story|fic|show)|please (?:review|r&r)|spoilers?|I (?:don['’]?t |do not )?own)/i;
const THANKS = /\b[Tt]hank(?:s| you)?,? (?:so much |very much |also )?to \p{Lu}\w+/u;

/** A rule that is more than a mark between two scenes. */
const LONG_RULE = /^\s*([-=*_~#+\u2500-\u259f])\1{9,}\s*$/;
const MOST_WORDS = 220;

/**
 * Index of the rule that closes what an author says between the header and the story, from line `from` on; null where
 * nothing of the kind stands here. At least half of its paragraphs speak of the story, none is speech, and the rule
 * does not part scenes further on.
 */
export function voiceOfAuthor(lines: readonly Line[], from: number): number | null {
  let paragraphs = 0;
  let telling = 0;
  let sure = false;
  let words = 0;
  let at = from;
  while (at < lines.length && !isRule(lines[at]!.text)) {
    const end = Math.max(at + 1, paragraphEnd(lines, at));
    const text = lines
      .slice(at, end)
      .map((line) => line.text)
      .join(' ');
    if (isSpeech(text) || opensStory(lines[at]!.text)) return null;
    paragraphs++;
    const own = SURELY.test(text) || THANKS.test(text);
    if (own || OF_THE_STORY.test(text)) telling++;
    sure ||= own;
    words += wordCount(text);
    if (words > MOST_WORDS) return null;
    at = nextFull(lines, end);
  }
  const rule = lines[at]?.text ?? '';
  const again = lines.slice(at + 1).filter(({ text }) => text.trim() === rule.trim()).length;
  return LONG_RULE.test(rule) && again <= 1 && telling * 2 >= paragraphs && sure ? at : null;
}

function paragraphEnd(lines: readonly Line[], from: number): number {
  const end = blockEnd(lines, from);
  for (let at = from; at < end; at++) if (isBlank(lines[at]) || isRule(lines[at]!.text)) return at;
  return end;
}
