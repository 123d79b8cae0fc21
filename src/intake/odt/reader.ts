import { parseFragment } from '../../prose/parse.ts';
import { Failure } from '../../ground/failures.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { blocksOf } from '../html/blocks.ts';
import { readDocument } from '../html/document.ts';
import { offerMetadata, takeStyledTitle } from '../html/metadata.ts';
import { ImageShelf } from '../images.ts';
import { problem } from '../problems.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { decodeXml, parseXml, xmlChild, xmlDescendants, xmlText, type XmlElement } from '../xml.ts';
import { openZip, type Zip } from '../zip/zip.ts';
import { markupOf, type Markup } from './markup.ts';
import { Styles } from './styles.ts';

/** OpenDocument texts (ODF 1.0 to 1.3), as LibreOffice and others write them. */
export const odtReader: Reader = {
  format: 'odt',
  recognises: ({ kind }) => kind === 'odt',
  async read(file, context): Promise<Reading[]> {
    const zip = await openZip(file.bytes, file.name, context.limits);
    const content = part(zip, 'content.xml');
    if (content === null)
      throw new Failure('file-damaged', { file: file.name, reason: 'it has no content.xml' });
    const markup = markupOf(bodyOf(content, file), stylesOf(zip, content));
    const draft = emptyDraft();
    const problems = await readMarkup(markup, draft, zip, context);
    if (draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
    return [{ files: [file.name], format: 'odt', encoding: null, error: null, problems, draft }];
  },
};

async function readMarkup(markup: Markup, draft: Draft, zip: Zip, context: ReadContext): Promise<Problem[]> {
  const notes = markup.notes.length > 0 ? `<ol>${markup.notes.join('')}</ol>` : '';
  const blocks = takeStyledTitle(blocksOf(parseFragment(markup.html + notes)), draft);
  const shelf = new ImageShelf(async (src) => imageIn(zip, src));
  const problems = await readDocument(blocks, draft, shelf, context);
  if (markup.annotations > 0) problems.push(problem('comments-dropped'));
  if (markup.changes) problems.push(problem('changes-accepted'));
  offerMetadata(draft, metadataOf(part(zip, 'meta.xml')), 'meta.xml');
  return problems;
}

function part(zip: Zip, path: string): XmlElement | null {
  return zip.has(path) ? parseXml(decodeXml(zip.read(path)), `${zip.name}!${path}`) : null;
}

function bodyOf(content: XmlElement, file: SniffedFile): XmlElement {
  const body = xmlChild(content, 'body');
  const text = body === null ? null : xmlChild(body, 'text');
  if (text === null)
    throw new Failure('file-damaged', { file: file.name, reason: 'it holds no text document' });
  return text;
}

function stylesOf(zip: Zip, content: XmlElement): Styles {
  const styles = new Styles();
  const common = part(zip, 'styles.xml');
  if (common !== null) styles.read(common);
  styles.read(content);
  return styles;
}

async function imageIn(zip: Zip, src: string): Promise<Uint8Array | null> {
  const path = src.replace(/^\.\//, '');
  return zip.has(path) ? zip.read(path) : null;
}

function metadataOf(meta: XmlElement | null) {
  const words = (name: string) => {
    const found = meta === null ? undefined : [...xmlDescendants(meta, name)][0];
    return found === undefined ? null : xmlText(found).trim() || null;
  };
  return {
    title: words('title'),
    creator: words('initial-creator') ?? words('creator'),
    language: words('language'),
    description: null,
  };
}
