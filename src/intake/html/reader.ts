import { Failure } from '../../ground/failures.ts';
import { NO_HTML } from '../../prose/cleanHtml.ts';
import type { Document, ParentNode } from '../../prose/tree.ts';
import { attribute, find, findAll, isElement, textContent } from '../../prose/walk.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { bareShelf } from '../fairCopy.ts';
import { problem } from '../problems.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { takeHashtags } from '../tumblr.ts';
import type { Block } from './block.ts';
import { blocksOf } from './blocks.ts';
import { mailIn, withoutBottom, withoutContents, withoutTop } from './chrome.ts';
import { offerTitle, readDocument } from './document.ts';
import { takeTitleFacts } from './threadTitle.ts';
import { readThread, type Thread } from './forum.ts';
import { efictionChapter, takeNoteBoxes, takePageHead } from './efiction.ts';
import { readHead, takeDescription, takeHead, type Head } from './head.ts';
import { cutJournalComments } from './journalComments.ts';
import { layoutOf, markHeadings } from './layout.ts';
import { clearFurniture, mainPart } from './mainPart.ts';
import { oneLine } from './pieces.ts';
import { takePageTitle, takeTitleTag } from './pageTitle.ts';
import { readPost, takePost, type Post } from './post.ts';
import { readPreformatted } from './preformatted.ts';
import { setPartKey } from '../text/leading.ts';
import { takeJournalName, takePoster } from './poster.ts';
import { refuseOtherPages } from './refusals.ts';

/** Any page that no other reader knows: hand-made ones, journals, blogs, small archives. */
export const htmlReader: Reader = {
  format: 'html',
  recognises: ({ kind }) => kind === 'html',
  async read(file, context): Promise<Reading[]> {
    const page = file.page();
    refuseOtherPages(page, file.name);
    const head = readHead(page);
    const text = readPreformatted(file, page, context);
    const post = readPost(page);
    const { draft, problems } =
      text ?? (await readChapterPage(page, context)) ?? (await readPage(page, head, context));
    takeFichub(draft, file.text().text);
    completeFromHead(draft, head, post);
    if (draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
    return [
      {
        files: [file.name],
        format: 'html',
        encoding: file.text().encoding,
        error: null,
        problems: [...file.text().problems, ...problems],
        draft,
      },
    ];
  },
};

/** A chapter of an archive on eFiction stands in a place of its own, with its notes around it. */
async function readChapterPage(
  page: Document,
  context: ReadContext,
): Promise<{ draft: Draft; problems: Problem[] } | null> {
  const shown = efictionChapter(page);
  if (shown === null) return null;
  const draft = emptyDraft();
  takePageHead(draft, shown);
  const problems = await readDocument(
    blocksOf(shown.story, layoutOf(shown.story)),
    draft,
    bareShelf(),
    context,
  );
  nameOnly(draft, shown.title);
  takeNoteBoxes(draft, page, shown.story);
  return { draft, problems };
}

async function readPage(
  page: Document,
  head: Head,
  context: ReadContext,
): Promise<{ draft: Draft; problems: Problem[] }> {
  const draft = emptyDraft();
  const body = find(page, (one) => isElement(one, 'body')) ?? page;
  takeArchiveAddress(draft, body);
  const below = cutJournalComments(body);
  const comments = clearFurniture(body).comments || below;
  const thread = readThread(body, head.title);
  const root = thread?.root ?? mainPart(page);
  const { blocks: above, problems, mail, disclaimer, tags, date } = storyBlocks(root);
  const blocks = takePoster(draft, head, above);
  const labelled = blocks.slice(0, 12).some(saysTitle);
  const chapter =
    labelled || thread !== null ? null : takePageTitle(draft, head, blocks, outsideHeadings(body, root));
  takeMail(draft, blocks, mail);
  const told = await readDocument(blocks, draft, bareShelf(), context);
  nameOnly(draft, chapter);
  if (below) takeJournalName(draft, head);
  if (thread !== null) takeThread(draft, thread, context);
  takeDateBelow(draft, date);
  takeHashtags(draft, tags);
  if (disclaimer !== null && draft.disclaimer === null) {
    draft.disclaimer = disclaimer;
    draft.evidence['disclaimer'] = 'below the story';
  }
  return {
    draft,
    problems: [
      ...(comments || thread?.answered === true ? [problem('comments-dropped')] : []),
      ...problems,
      ...told,
    ],
  };
}

function takeThread(draft: Draft, { title, post }: Thread, context: ReadContext): void {
  if (title !== null) takeTitleFacts(draft, title, context);
  offerTitle(draft, title, '<title>');
  takePost(draft, post);
}

function takeDateBelow(draft: Draft, date: string | null): void {
  if (date === null || draft.published !== null) return;
  draft.published = date;
  draft.evidence['published'] = 'date below the text';
}

/** A labelled title in the text is surer than any heading around it. */
function saysTitle({ text }: Block): boolean {
  return /^\W*(story )?(title|titel|titre|t[ií]tulo|titolo)\s*:/im.test(text);
}

/** eFiction says below a printed story where it stands, in some skins in plain words. */
function takeArchiveAddress(draft: Draft, body: ParentNode): void {
  const said = find(body, (one) => attribute(one, 'id') === 'archivedat');
  const link = said === null ? null : find(said, (one) => isElement(one, 'a'));
  const words = textContent(body).slice(-3000);
  const plain = /this story (?:is )?archived at\s+(https?:\/\/[^\s<>"]+)/i.exec(words)?.[1];
  const url = URL.parse((link === null ? plain : attribute(link, 'href')) ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return;
  url.protocol = 'https:';
  draft.sourceUrl = url.href;
  draft.evidence['sourceUrl'] = '"archived at" below the story';
}

function storyBlocks(root: ParentNode): ReturnType<typeof withoutBottom> {
  markHeadings(root);
  return withoutBottom(withoutContents(withoutTop(blocksOf(root, layoutOf(root)))));
}

/** The headings of the page that stand outside of its text, as blogs and journals put the title. */
function outsideHeadings(body: ParentNode, root: ParentNode): string[] {
  if (body === root) return [];
  const inside = new Set(findAll(root, (one) => isElement(one, 'h1', 'h2', 'h3')));
  const all = findAll(body, (one) => isElement(one, 'h1', 'h2', 'h3') && !inside.has(one));
  return blocksOf({ nodeName: '#document-fragment', childNodes: all }).map(({ text }) => oneLine(text));
}

/** FicHub puts the summary between byline and facts, without a label. */
function takeFichub(draft: Draft, page: string): void {
  if (draft.summary !== '' || !/exported with the assistance of\b.{0,60}\bfichub/is.test(page)) return;
  const where = draft.evidence['notesBegin'];
  if (where === undefined) return;
  draft.summary = draft.notesBegin;
  draft.notesBegin = NO_HTML;
  draft.evidence['summary'] = where;
  delete draft.evidence['notesBegin'];
}

/** The title of the one chapter that a page holds, where only its head or its heading says it. */
function nameOnly(draft: Draft, title: string | null): void {
  const [only, ...others] = draft.chapters;
  if (only !== undefined && others.length === 0 && title !== null) only.title ??= title;
}

/** An address in the byline or below the text is where the author asks to be written to. */
function takeMail(draft: Draft, blocks: Block[], below: string | null): void {
  const above = blocks
    .slice(0, 15)
    .map(mailIn)
    .find((one) => one !== null);
  const mail = above ?? below;
  if (mail === null || mail === undefined || draft.feedback !== null) return;
  draft.feedback = mail;
  draft.evidence['feedback'] = 'mailto link';
}

/** What the page says outside of its text, the surest first; a part is known by title and author, so last. */
function completeFromHead(draft: Draft, head: Head, post: Post): void {
  takeHead(draft, head);
  takePost(draft, post);
  nameOnly(draft, takeTitleTag(draft, head));
  setPartKey(draft);
  takeDescription(draft, head, draft.chapters.map(({ html }) => html).join(''));
}
