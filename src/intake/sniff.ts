import type { Document } from '../prose/tree.ts';
import { decode } from './charset.ts';
import { looksBinary, sampleText } from './magic.ts';
import { declaredCharset } from './metaCharset.ts';
import { parseNamedPage } from './namedPage.ts';
import type { DecodedText, Kind, SniffedFile, WildFile } from './reader.ts';
import { looksZipped, peekMimetype, peekNames } from './zip/peek.ts';

/**
 * Finds out what a file is, by its content first and its name second, and hands it on with its text and its page
 * to be made on first use. Never throws; `page()` throws `html-too-deep`.
 */
export function sniff(file: WildFile): SniffedFile {
  let text: DecodedText | undefined;
  let page: Document | undefined;
  const kind = kindOf(file);
  const decodeOnce = () =>
    (text ??=
      kind === 'html'
        ? decode(file.bytes, { declared: declaredCharset(file.bytes), html: true })
        : decode(file.bytes, { html: kind === 'markdown' }));
  return {
    name: file.name,
    bytes: file.bytes,
    kind,
    text: decodeOnce,
    page: () => (page ??= parseNamedPage(decodeOnce().text, file.name)),
  };
}

function kindOf({ name, bytes }: WildFile): Kind {
  if (isBlank(bytes)) return 'empty';
  if (looksZipped(bytes)) return zippedKind(name, bytes);
  const head = sampleText(bytes);
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (looksBinary(bytes, head)) return 'binary';
  return textKind(name.toLowerCase(), head);
}

const BLANK = new Set([0, 9, 10, 11, 12, 13, 32, 0xa0, 0xbf, 0xbb, 0xef, 0xfe, 0xff]);

/** No bytes, or only spaces, line ends, NULs and byte order marks. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => BLANK.has(byte)) && !bytes.subarray(4).includes(0xff);
}

const EPUB_PARTS = /^([^/]+\/)?(META-INF\/container\.xml|[^/]+\.opf|(OEBPS|OPS|EPUB|content)\/[^/]+\.opf)$/i;

function zippedKind(name: string, bytes: Uint8Array): Kind {
  const mimetype = peekMimetype(bytes);
  if (mimetype === 'application/epub+zip') return 'epub';
  if (mimetype?.startsWith('application/vnd.oasis.opendocument'))
    return mimetype.includes('.text') ? 'odt' : 'binary';
  const names = peekNames(bytes);
  const has = (path: string) => names.includes(path);
  if (has('[Content_Types].xml')) return names.some((one) => one.startsWith('word/')) ? 'docx' : 'binary';
  if (has('content.xml') && has('META-INF/manifest.xml')) return 'odt';
  if (names.some((one) => EPUB_PARTS.test(one))) return 'epub';
  return /\.epub$/i.test(name) ? 'epub' : 'zip';
}

function textKind(name: string, head: string): Kind {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (isFrontMatter(text)) return 'markdown';
  if (isMailbox(text)) return 'mbox';
  if (isPage(text, name)) return 'html';
  if (OTHER_XML.test(text)) return 'binary';
  if (/\.(md|markdown|mkd|mdown)$/.test(name)) return 'markdown';
  if (/\.(mbox|mbx)$/.test(name)) return 'mbox';
  return 'text';
}

/** `---` or `+++` alone on the first line, a field or a comment below it, and the same mark to close it. */
function isFrontMatter(text: string): boolean {
  return (
    /^---[ \t]*\r?\n(#|[\w "'-]{1,40}:)[^]*?\n(---|\.\.\.)[ \t]*\r?(\n|$)/.test(text) ||
    /^\+\+\+[ \t]*\r?\n(#|\[|[\w "'.-]{1,40}=)[^]*?\n\+\+\+[ \t]*\r?(\n|$)/.test(text.replaceAll(/ =/g, '='))
  );
}

/** The separator of RFC 4155 with its date, and mail fields after it. */
function isMailbox(text: string): boolean {
  return /^>?From \S.*\b(19|20)\d\d\b.*\r?\n(>?[\w-]+:.*\r?\n|[ \t].*\r?\n)+/.test(text.slice(0, 8000));
}

/** Markup that is no page: other kinds of XML, pictures, feeds. */
const OTHER_XML =
  /^(?:<\?xml|<!doctype\s+(?!x?html\b)|<(?:FictionBook|office:document|svg|rss|feed|plist)\b)/i;

const PAGE_START =
  /^(<\?xml[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(!doctype\s+(x?html|html)|html|head|body|title|meta|frameset)\b/i;
const BLOCK_TAG = /<(p|div|br|hr|center|h[1-6]|table|blockquote|pre|font|body|html|ul|dl)\b[^<>]*>/gi;

/** A page begins like one; a piece of a page holds block tags, at once or, when it is named like a page, anywhere. */
function isPage(text: string, name: string): boolean {
  if (PAGE_START.test(text)) return true;
  if (text.startsWith('<?xml')) return /<(\w+:)?html\b/i.test(text.slice(0, 2000));
  const blocks = text.match(BLOCK_TAG)?.length ?? 0;
  if (/\.(x?html?|php|asp)$/.test(name)) return blocks > 0 || /<(a|b|i|em|strong)\b[^<>]*>/i.test(text);
  if (/<(html|body)\b[^<>]*>/i.test(text.slice(0, 4000))) return true;
  return blocks >= 3 && /^<(p|div|center|h[1-6]|table|blockquote|b|i|a|font|strong|em)\b[^<>]*>/i.test(text);
}
