import { Failure } from '../../ground/failures.ts';
import type { Document, Node } from '../../prose/tree.ts';
import {
  attribute,
  descendants,
  elements,
  find,
  findAll,
  isElement,
  isText,
  textContent,
} from '../../prose/walk.ts';
import { oneLine } from './pieces.ts';

/** A page with more words than these outside of its forms and links tells something, whatever else is on it. */
const STORY_WORDS = 250;

/** A page with fewer words says what it is in nearly all of them. */
const FEW_WORDS = 100;

/** What guards against programs say while they look at the visitor. */
const GUARD =
  /checking (your browser|if the site connection)|needs to review the security of your connection|verify(ing)? (that )?you are (a )?human|enable javascript and cookies to continue|ddos protection by/i;

/**
 * Refuses pages that were saved instead of a work: a frame around other pages, a login, a page that was not found,
 * a question about the reader's age, a list of links.
 */
export function refuseOtherPages(page: Document, file: string): void {
  const reason = (words: string) => new Failure('page-not-a-work', { file, reason: words });
  const frames = findAll(page, (one) => isElement(one, 'frameset'));
  if (frames.length > 0) throw reason(`it only frames other pages: ${framed(page)}`);
  const told = countTold(page);
  if (isIndex(page, told)) throw reason('it is a list of links');
  if (told > STORY_WORDS) return;
  const head = headline(page);
  if (told < FEW_WORDS && GUARD.test(allWords(page))) throw reason('a guard of the site stood before it');
  if (isLogin(page, head)) throw new Failure('page-login', { file });
  if (/\b(404|403|410|not found|does not exist|no longer available|forbidden|access denied)\b/i.test(head))
    throw reason('it says that there is nothing here');
  if (
    told < FEW_WORDS &&
    /\b(story|page|chapter|work|file|entry|post) (was |is )?not found\b/i.test(allWords(page))
  )
    throw reason('it says that there is nothing here');
  if (asksForAge(page, told)) throw reason("it asks about the reader's age before the work");
}

function framed(page: Document): string {
  const names = findAll(page, (one) => isElement(one, 'frame')).map((frame) => attribute(frame, 'src') ?? '');
  return names.filter(Boolean).slice(0, 4).join(', ') || 'none is named';
}

/** The words of a page, those of different places apart. */
function allWords(page: Document): string {
  return [...descendants(page)].map((node) => (isText(node) ? node.value : '')).join(' ');
}

const NOT_TOLD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'form',
  'a',
  'nav',
  'button',
  'select',
  'option',
  'head',
]);

/** Words that stand outside of links, forms and navigation. */
function countTold(page: Document): number {
  let count = 0;
  const waiting: Node[] = [page];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node)) count += node.value.split(/\s+/).filter(Boolean).length;
    else if (!NOT_TOLD.has(node.nodeName) || holdsStory(node))
      for (const child of 'childNodes' in node ? node.childNodes : []) waiting.push(child);
  }
  return count;
}

/** ASP.NET and old boards put a whole page into one form; unclosed links hold the rest of a page. */
function holdsStory(node: Node): boolean {
  if (!isElement(node, 'form', 'a')) return false;
  let paragraphs = 0;
  for (const below of descendants(node)) if (isElement(below, 'p', 'br') && ++paragraphs > 8) return true;
  return false;
}

function headline(page: Document): string {
  const parts = findAll(page, (one) => isElement(one, 'title', 'h1', 'h2'));
  return oneLine(parts.map(textContent).join(' · ')).slice(0, 400);
}

const ASKS_LOGIN =
  /\b(log ?in|sign ?in|log on|members? only|registered users|anmelden|einloggen|connexion|connectez-vous|iniciar sesi[oó]n|accedi|войти)\b/i;
const NEEDS_LOGIN =
  /(only (available|visible) to (registered|logged)|must (be (logged|signed) in|log in|sign in|register)|please (log|sign) in|log ?in to (view|read|continue)|you are not (logged in|authorized to access))/i;

function isLogin(page: Document, head: string): boolean {
  const asksPassword =
    find(page, (one) => isElement(one, 'input') && /^password$/i.test(attribute(one, 'type') ?? '')) !== null;
  const words = oneLine(textContent(page)).slice(0, 20_000);
  return NEEDS_LOGIN.test(words) || (asksPassword && (ASKS_LOGIN.test(head) || ASKS_LOGIN.test(words)));
}

function asksForAge(page: Document, told: number): boolean {
  return (
    told < 150 &&
    /\b(age consent|of legal age|over (the age of )?(17|18|21)|(17|18|21) (years )?(or|and) older|adult content|mature audiences)\b/i.test(
      textContent(page),
    ) &&
    countParagraphs(page) < 3
  );
}

function countParagraphs(page: Document): number {
  return findAll(page, (one) => isElement(one, 'p') && textContent(one).split(/\s+/).length > 25).length;
}

/** LiveJournal's old pages: the entry between ways around the journal and comments. */
function isJournalEntry(page: Document): boolean {
  return /\) wrote(?: in [\w-]{1,40})?,? ?@ ?\d{4}-\d\d-\d\d/.test(
    oneLine(textContent(page)).slice(0, 20_000),
  );
}

/** A list of stories says so much of each: its rating, a line about it. */
const WORDS_BESIDE_LINK = 25;

function isIndex(page: Document, told: number): boolean {
  let links = 0;
  let linked = 0;
  for (const element of elements(page)) {
    if (!isElement(element, 'a') || !/^(?!#|mailto:)./i.test(attribute(element, 'href') ?? '')) continue;
    links += 1;
    linked += oneLine(textContent(element)).split(' ').length;
  }
  if (countParagraphs(page) > 1 || isJournalEntry(page)) return false;
  return (
    (links >= 5 && linked > told * 0.5 && told < 150) || (links >= 8 && told < links * WORDS_BESIDE_LINK)
  );
}
