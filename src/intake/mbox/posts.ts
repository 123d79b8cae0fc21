import { parseFragment } from '../../prose/parse.ts';
import { countWords, emptyDraft, type Reading } from '../draft.ts';
import { blocksOf } from '../html/blocks.ts';
import { readDocument } from '../html/document.ts';
import { ImageShelf } from '../images.ts';
import type { ReadContext } from '../reader.ts';
import { setPartKey } from '../text/leading.ts';
import { linesOf, wordCount } from '../text/lines.ts';
import { fillFromHead } from '../text/mailHead.ts';
import { readStory, type Story } from '../text/story.ts';
import { readSubject } from '../text/subject.ts';
import type { MailHead } from './head.ts';

/** A message whose text is read. */
export interface Post {
  head: MailHead;
  text: string;
  page: boolean;
  encoding: string;
  problems: Reading['problems'];
  /** Lines of the file before its text. */
  line: number;
}

/** Fewer words than this are an answer or an announcement, whatever their subject says. */
const FEWEST = 40;
/** As many words, hardly quoted, are a story even without a header. */
const PLENTY = 400;

/** The story in a message, or null where it holds none: answers, chatter, announcements. */
export async function storyIn(post: Post, context: ReadContext): Promise<Story | null> {
  const quoted = quotedShare(post.text);
  const subject = readSubject(post.head.get('subject') ?? '');
  if (quoted > 0.3 || wordCount(post.text) < FEWEST) return null;
  if (subject.reply && quoted > 0.02) return null;
  const story = await (post.page ? fromPage(post, context) : fromText(post, context));
  const [first] = story.draft.chapters;
  if (first === undefined) return null;
  const own = Object.keys(story.draft.evidence).some((field) =>
    /^(?:lines?|paragraphs?) \d/.test(story.draft.evidence[field]!),
  );
  const posted =
    subject.part !== null ||
    subject.rating !== null ||
    subject.relationships.length > 0 ||
    POSTED.test(post.head.get('subject') ?? '');
  if (subject.reply) return own && story.draft.authors.length > 0 && posted ? story : null;
  if (own || posted) return story;
  return countWords(story.draft) >= PLENTY ? story : null;
}

const POSTED =
  /\b(?:fan ?fics?|fics?|fanfiction|story|new|n2u|rep|rev|adult|slash|drabble|ficlet|vignette|chapter|part)\b\s*[:\-"“\d]/i;

/** How many of the full lines are quoted from another message. */
function quotedShare(text: string): number {
  const full = text.split('\n').filter((line) => line.trim() !== '');
  return full.length === 0 ? 0 : full.filter((line) => /^\s?(?:>|\w{0,3}> )/.test(line)).length / full.length;
}

async function fromText(post: Post, context: ReadContext): Promise<Story> {
  const lines = linesOf(post.text).map(({ text, at }) => ({ text, at: at + post.line }));
  return readStory(lines, context, post.head);
}

async function fromPage(post: Post, context: ReadContext): Promise<Story> {
  const draft = emptyDraft();
  const shelf = new ImageShelf(async () => null);
  const problems = await readDocument(blocksOf(parseFragment(post.text)), draft, shelf, context);
  problems.push(...fillFromHead(draft, post.head, context));
  setPartKey(draft);
  return { draft, problems, headed: true };
}
