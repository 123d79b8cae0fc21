import { Failure } from '../../ground/failures.ts';
import { parseFragment } from '../../prose/parse.ts';
import { emptyDraft, type Reading } from '../draft.ts';
import { blocksOf } from '../html/blocks.ts';
import { readDocument } from '../html/document.ts';
import { offerMetadata } from '../html/metadata.ts';
import { ImageShelf } from '../images.ts';
import { problem } from '../problems.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { convertRtf } from './convert.ts';
import { rtfPage } from './page.ts';
import { unwrapped } from './unwrap.ts';

/**
 * Rich Text Format as Word, WordPad, TextEdit and LibreOffice write it. Its first paragraphs may be a header such as
 * plain text has.
 * @throws Failure `no-story`, `file-damaged`, `html-too-deep`
 */
export const rtfReader: Reader = {
  format: 'rtf',
  recognises: (file) => file.kind === 'rtf',
  read: async (file, context) => [await readRtf(file, context)],
};

async function readRtf(file: SniffedFile, context: ReadContext): Promise<Reading> {
  const read = convertRtf(file.bytes, file.name);
  const document = { ...read, paragraphs: [...unwrapped(read.paragraphs)] };
  const draft = emptyDraft();
  const shelf = new ImageShelf(async (src) => document.images.get(src) ?? null);
  const problems = await readDocument(blocksOf(parseFragment(rtfPage(document))), draft, shelf, context);
  if (document.lostPictures > 0)
    problems.push(
      problem('image-not-kept', { src: `${document.lostPictures} in a form that pages cannot show` }),
    );
  offerMetadata(
    draft,
    { title: document.title?.trim() || null, creator: document.author?.trim() || null, language: null },
    '\\info',
  );
  if (draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
  return { files: [file.name], format: 'rtf', encoding: null, error: null, problems, draft };
}
