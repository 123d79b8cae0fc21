import { Failure } from '../../ground/failures.ts';
import { parseFragment } from '../../prose/parse.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { blocksOf } from '../html/blocks.ts';
import { readDocument } from '../html/document.ts';
import { offerMetadata, takeStyledTitle, type DocumentMetadata } from '../html/metadata.ts';
import { ImageShelf } from '../images.ts';
import { problem } from '../problems.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { decodeXml, parseXml, xmlDescendants, xmlText } from '../xml.ts';
import { openZip, type Zip } from '../zip/zip.ts';
import { convert, type Converted } from './convert.ts';

/** Word documents (OOXML, ECMA-376), as Word, LibreOffice and Google Docs write them. */
export const docxReader: Reader = {
  format: 'docx',
  recognises: ({ kind }) => kind === 'docx',
  async read(file, context): Promise<Reading[]> {
    const zip = await openZip(file.bytes, file.name, context.limits);
    const marks = vet(zip);
    const converted = await convert(file);
    const draft = emptyDraft();
    const problems = await readConverted(converted, draft, zip, context);
    if (marks.comments) problems.push(problem('comments-dropped'));
    if (marks.changes) problems.push(problem('changes-accepted'));
    if (draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
    return [{ files: [file.name], format: 'docx', encoding: null, error: null, problems, draft }];
  },
};

/**
 * Unpacks every part once, so that the converter, which keeps no limits of its own, meets nothing that lies about
 * its size, declares entities or nests without end. Says what it saw that the conversion leaves out.
 */
function vet(zip: Zip): { comments: boolean; changes: boolean } {
  const seen = { comments: false, changes: false };
  for (const { path } of zip.entries) {
    const bytes = zip.read(path);
    if (!/\.(xml|rels)$/i.test(path)) continue;
    const root = parseXml(decodeXml(bytes), `${zip.name}!${path}`);
    if (/(^|\/)comments\.xml$/i.test(path)) seen.comments = !xmlDescendants(root, 'comment').next().done;
    if (/(^|\/)document\.xml$/i.test(path)) seen.changes = hasChanges(root);
  }
  return seen;
}

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

function hasChanges(root: Parameters<typeof xmlDescendants>[0]): boolean {
  for (const { name } of xmlDescendants(root)) if (CHANGES.has(name)) return true;
  return false;
}

async function readConverted(
  { html, images, outside }: Converted,
  draft: Draft,
  zip: Zip,
  context: ReadContext,
): Promise<Problem[]> {
  const blocks = takeStyledTitle(blocksOf(parseFragment(html)), draft);
  const shelf = new ImageShelf(async (src) => images.get(src) ?? null);
  const problems = await readDocument(blocks, draft, shelf, context);
  problems.push(...outside.map((src) => problem('image-not-kept', { src })));
  offerMetadata(draft, metadataOf(zip), 'docProps/core.xml');
  return problems;
}

function metadataOf(zip: Zip): DocumentMetadata {
  const path = 'docProps/core.xml';
  const core = zip.has(path) ? parseXml(decodeXml(zip.read(path)), `${zip.name}!${path}`) : null;
  const words = (name: string) => {
    const found = core === null ? undefined : xmlDescendants(core, name).next().value;
    return found === undefined ? null : xmlText(found).trim() || null;
  };
  return { title: words('title'), creator: words('creator'), language: words('language') };
}
