import { Buffer } from 'node:buffer';
import mammoth from 'mammoth';
import { Failure } from '../../ground/failures.ts';
import type { WildFile } from '../reader.ts';

/** A Word document as untrusted HTML, its pictures by the addresses the HTML shows them at. */
export interface Converted {
  html: string;
  images: Map<string, Uint8Array>;
  /** Addresses of pictures that the document only points to. */
  outside: string[];
}

/**
 * What Word's styles mean in a story; what is not named here follows mammoth's own map. Names that begin with `~` are
 * given by `byAlignment` below. Style names are compared without letter case.
 */
const STYLES = [
  "p[style-name='Title'] => p.doc-title:fresh",
  "p[style-name='Subtitle'] => p.doc-subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Verse'] => p.verse:fresh",
  "p[style-name='Poem'] => p.verse:fresh",
  "p[style-name='Poetry'] => p.verse:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Horizontal Line'] => hr:fresh",
  "p[style-name='~centre'] => p.centre:fresh",
  "p[style-name='~right'] => p.right:fresh",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Intense Emphasis'] => em",
  'u => u',
];

/** Converts a document whose parts have been vetted. Nothing outside the file is opened. */
export async function convert(file: WildFile): Promise<Converted> {
  const images = new Map<string, Uint8Array>();
  const keep = mammoth.images.imgElement(async (image) => {
    const src = `picture ${images.size + 1}`;
    images.set(src, await image.readAsBuffer());
    return { src };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        ignoreEmptyParagraphs: false,
        convertImage: keep,
        transformDocument: byAlignment,
      },
    );
    const outside = messages.flatMap(({ message }) => /external image '([^']*)'/.exec(message)?.[1] ?? []);
    return { html: value, images, outside };
  } catch (error) {
    throw new Failure(
      'file-damaged',
      { file: file.name, reason: 'its parts do not fit together' },
      { cause: error },
    );
  }
}

interface WordElement {
  type: string;
  children?: WordElement[];
  alignment?: string | null;
  styleName?: string | null;
  numbering?: unknown;
}

/** mammoth's map knows nothing of alignment, so plain paragraphs that are centred or set right get a style for it. */
function byAlignment(element: WordElement): WordElement {
  const children = element.children?.map(byAlignment);
  const styled = { ...element, ...(children === undefined ? {} : { children }) };
  if (element.type !== 'paragraph' || element.numbering) return styled;
  const isPlain =
    !element.styleName ||
    /^(normal|body text|no spacing|standard|default|text body|normal \(web\)|list paragraph)/i.test(
      element.styleName,
    );
  if (!isPlain) return styled;
  if (element.alignment === 'center') return { ...styled, styleName: '~centre' };
  return element.alignment === 'right' || element.alignment === 'end'
    ? { ...styled, styleName: '~right' }
    : styled;
}
