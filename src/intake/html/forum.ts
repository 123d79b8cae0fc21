import type { Element, Node, ParentNode } from '../../prose/tree.ts';
import {
  attribute,
  children,
  find,
  findAll,
  hasClass,
  isElement,
  liesIn,
  parentOf,
  textContent,
} from '../../prose/walk.ts';
import { readDate } from '../text/dates.ts';
import { wordCount } from '../text/lines.ts';
import { together } from './block.ts';
import { oneLine } from './pieces.ts';
import { beginning, type Post } from './post.ts';

/** A story on a board: the posts of who began the thread, without the answers of others. */
export interface Thread {
  root: ParentNode;
  post: Post;
  /** The thread's title, as the page's own has it. */
  title: string | null;
  answered: boolean;
}

/** Fewer words of the same person are thanks for what was said, not story. */
const FEWEST = 80;

/** Reads a thread of vBulletin, phpBB, SMF or XenForo; null for other pages. */
export function readThread(body: ParentNode, title: string | null): Thread | null {
  const posts = findAll(body, isPost).filter((post, at, all) => at === 0 || !liesIn(post, all[at - 1]!));
  const [first, ...others] = posts;
  if (first === undefined) return null;
  const poster = posterOf(first);
  const own = others.filter((post) => {
    const { author } = posterOf(post);
    return author !== null && author === poster.author && wordCount(textContent(post)) >= FEWEST;
  });
  return {
    root: own.length === 0 ? first : together([first, ...own]),
    post: poster,
    title: title === null ? null : threadTitle(title),
    answered: own.length < others.length,
  };
}

function isPost(one: Element): boolean {
  const id = attribute(one, 'id') ?? '';
  if (/^(?:post_message_|msg_)\d+$/.test(id)) return true;
  return (
    hasClass(one, 'bbWrapper') ||
    (hasClass(one, 'content') && one.parentNode !== null && isBox(one.parentNode, 'postbody'))
  );
}

function isBox(node: Node, name: string): boolean {
  for (let at: Node | null = node, up = 0; at !== null && up < 3; at = parentOf(at), up++)
    if (isElement(at) && hasClass(at, name)) return true;
  return false;
}

const NAMED = ['bigusername', 'username', 'poster', 'author'];
const DAY = /\d\d-\d\d-\d{4}|\d{4}-\d\d-\d\d|\p{L}{3,9} \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9} \d{4}/u;
/** A post's frame, with who wrote it and when, is at most so many elements above its text. */
const FRAME = 6;

function posterOf(post: Element): Post {
  for (let at = parentOf(post), up = 0; at !== null && up < FRAME; at = parentOf(at), up++) {
    if (find(at, (one) => one !== post && isPost(one)) !== null) break;
    const name = nameIn(at, post);
    const day = DAY.exec(outside(at, post))?.[0];
    if (name !== null && day !== undefined) return { author: name, date: readDate(day) };
    if (name !== null && isElement(at, 'table', 'article')) return { author: name, date: null };
  }
  return { author: null, date: null };
}

function nameIn(frame: ParentNode, post: Element): string | null {
  const isName = (one: Element): boolean => NAMED.some((name) => hasClass(one, name));
  const said =
    find(frame, (one) => isName(one) && !liesIn(one, post)) ??
    find(frame, (one) => isElement(one, 'b', 'strong') && !liesIn(one, post));
  const words =
    said === null
      ? ''
      : beginning(said)
          .replace(/^by:?\s+/i, '')
          .replace(/\s+[»·|].*$/, '');
  return words === '' || wordCount(words) > 4 ? null : words;
}

/** The words of a frame's elements that neither are its post nor hold it: each once, however they nest. */
function outside(frame: ParentNode, post: Element): string {
  let words = '';
  const waiting = children(frame).toReversed();
  for (let node = waiting.pop(); node !== undefined && words.length < 600; node = waiting.pop()) {
    if (!isElement(node) || node === post) continue;
    if (liesIn(post, node)) for (const child of children(node).toReversed()) waiting.push(child);
    else words += ` ${oneLine(textContent(node))}`;
  }
  return words.slice(0, 600);
}

/** `Title - Board`, `Board • View topic - Title`. */
function threadTitle(title: string): string {
  const viewed = /\bView topic - (.+)$/.exec(title)?.[1];
  return viewed ?? title.replace(/\s+[-|]\s+[^-|]{2,80}$/, '');
}
