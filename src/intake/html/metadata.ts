import { languageTag } from '../../ground/languages.ts';
import type { Draft } from '../draft.ts';
import { setPartKey } from '../text/leading.ts';
import { offerTitle } from './document.ts';
import { attribute, isElement } from '../../prose/walk.ts';
import type { Block } from './block.ts';
import { oneLine } from './pieces.ts';

/** What a document's program wrote beside the text: weak evidence, taken only where the text says nothing. */
export interface DocumentMetadata {
  title: string | null;
  creator: string | null;
  language: string | null;
}

/** What programs write when nobody told them a name. */
const NOBODY =
  /^(user|admin|administrator|owner|author|unknown|default|guest|me|home|pc|windows user|microsoft( office)?( user)?|preferred customer|python-docx|apache poi|un-?named|libreoffice|openoffice(\.org)?)$/i;
const NO_TITLE = /^(untitled|document|new document|unknown|microsoft word|word document|no title)[\s\d-]*/i;

/** Fills title, author and language from a document's metadata where the text left them open. */
export function offerMetadata(
  draft: Draft,
  { title, creator, language }: DocumentMetadata,
  where: string,
): void {
  if (title !== null && !NO_TITLE.test(title)) offerTitle(draft, title, `${where} title`);
  if (draft.authors.length === 0 && creator !== null && !NOBODY.test(creator.trim())) {
    draft.authors = [creator.trim()];
    draft.evidence['authors'] = `${where} creator`;
  }
  setPartKey(draft);
  const tag = language === null ? null : languageTag(language);
  if (draft.language === null && tag !== null) {
    draft.language = tag;
    draft.evidence['language'] = `${where} language`;
  }
}

/** Takes the title from the paragraphs that a word processor calls Title; they stay, for the header beside them. */
export function takeStyledTitle(blocks: Block[], draft: Draft): Block[] {
  const near = blocks.slice(0, 12).filter(isTitle);
  const title = oneLine(near.map(({ text }) => text).join(' '));
  if (title !== '') offerTitle(draft, title, 'style "Title"');
  return near.length > 1 ? blocks.filter((block) => !near.includes(block)) : blocks;
}

function isTitle({ nodes }: Block): boolean {
  return nodes.some((node) => isElement(node) && attribute(node, 'class') === 'doc-title');
}
