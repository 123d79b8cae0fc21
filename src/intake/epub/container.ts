import { Failure } from '../../ground/failures.ts';
import type { Document } from '../../prose/tree.ts';
import type { ReadLimits, WildFile } from '../reader.ts';
import { decodeXml, parseXml, xmlAttribute, xmlChildren, xmlDescendants, type XmlElement } from '../xml.ts';
import { openZip, type Zip } from '../zip/zip.ts';
import { readMetadata, type EpubMetadata } from './metadata.ts';
import { parsePage } from './page.ts';
import { folderOf, pathFinder, type Place } from './paths.ts';
import { readToc, type TocEntry } from './toc.ts';

/** A file of the book as its package lists it; `href` is its path in the zip. */
export interface ManifestItem {
  id: string;
  href: string;
  mediaType: string;
  properties: string[];
}

/** A document of the book in reading order; `href` is its path in the zip. */
export interface SpineItem {
  id: string;
  href: string;
  mediaType: string;
  linear: boolean;
}

/** An opened book. Everything it names by `href` is there; what its package names and the zip lacks is left out. */
export interface Epub {
  /** The file, as the caller named it. */
  name: string;
  opf: XmlElement;
  metadata: EpubMetadata;
  manifest: ManifestItem[];
  spine: SpineItem[];
  /** The table of contents, flattened in order. */
  toc: TocEntry[];
  /** What the package's guide calls its documents (`cover`, `title-page`, `toc`, …), by path. */
  guide: Map<string, string>;
  has(href: string): boolean;
  read(href: string): Promise<Uint8Array>;
  /** A document of the book as the tree a browser would build, self-closed tags understood as XML means them. */
  page(href: string): Promise<Document>;
  /** What a link or picture address in the document `from` points to; null when it is not in the book. */
  resolve(from: string, reference: string): Place | null;
}

/**
 * Opens an EPUB 2 or 3, tolerating what real books get wrong: no mimetype, paths in the wrong case, a lost
 * container file, spine entries without a file. Throws the failures of `openZip`, `epub-encrypted` for DRM
 * (fonts may be obfuscated), `xml-entities`, `html-too-deep`, and `file-damaged` when there is no package.
 */
export async function openEpub(file: WildFile, limits: ReadLimits): Promise<Epub> {
  const zip = await openZip(file.bytes, file.name, limits);
  const find = pathFinder(zip);
  await refuseLocked(zip, find);
  const opfPath = await packagePath(zip, find);
  const opf = await readXml(zip, opfPath);
  const locate = (reference: string) => find(folderOf(opfPath), reference)?.href ?? null;
  const manifest = readManifest(opf, locate);
  return {
    name: file.name,
    opf,
    metadata: readMetadata(opf),
    manifest,
    spine: readSpine(opf, manifest),
    toc: await readToc(zip, opf, manifest, find),
    guide: readGuide(opf, locate),
    has: (href) => zip.has(href),
    read: async (href) => zip.read(href),
    page: async (href) => parsePage(zip.read(href), `${file.name}!${href}`),
    resolve: (from, reference) => find(folderOf(from), reference),
  };
}

async function readXml(zip: Zip, path: string): Promise<XmlElement> {
  const file = `${zip.name}!${path}`;
  return parseXml(decodeXml(zip.read(path)), file);
}

type Find = ReturnType<typeof pathFinder>;

async function packagePath(zip: Zip, find: Find): Promise<string> {
  const container = find('', 'META-INF/container.xml');
  if (container !== null) {
    const rootfiles = xmlDescendants(await readXml(zip, container.href), 'rootfile');
    for (const rootfile of rootfiles) {
      const named = find('', xmlAttribute(rootfile, 'full-path') ?? '');
      if (named !== null) return named.href;
    }
  }
  const searched = zip.entries.find(({ path }) => /\.opf$/i.test(path) && !path.startsWith('__MACOSX/'));
  if (searched === undefined)
    throw new Failure('file-damaged', { file: zip.name, reason: 'it has no package file' });
  return searched.path;
}

/** The two ways of obfuscating fonts that need no key (EPUB 3.3, 4.4; Adobe's older one). */
const OBFUSCATED_FONT = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/i;

async function refuseLocked(zip: Zip, find: Find): Promise<void> {
  const encryption = find('', 'META-INF/encryption.xml');
  if (encryption === null) return;
  for (const method of xmlDescendants(await readXml(zip, encryption.href), 'EncryptionMethod')) {
    const algorithm = xmlAttribute(method, 'Algorithm') ?? '';
    if (!OBFUSCATED_FONT.test(algorithm)) throw new Failure('epub-encrypted', { file: zip.name });
  }
}

type Locate = (reference: string) => string | null;

function readManifest(opf: XmlElement, locate: Locate): ManifestItem[] {
  return [...xmlDescendants(opf, 'item')].flatMap((item) => {
    const href = locate(xmlAttribute(item, 'href') ?? '');
    if (href === null) return [];
    const id = xmlAttribute(item, 'id') ?? '';
    const mediaType = (xmlAttribute(item, 'media-type') ?? '').toLowerCase();
    const properties = (xmlAttribute(item, 'properties') ?? '').split(/\s+/).filter(Boolean);
    return [{ id, href, mediaType, properties }];
  });
}

/** The reading order; when the spine is empty or lost, the manifest's pages in theirs. */
function readSpine(opf: XmlElement, manifest: ManifestItem[]): SpineItem[] {
  const byId = new Map(manifest.map((item) => [item.id, item]));
  const spine = [...xmlDescendants(opf, 'itemref')].flatMap((itemref) => {
    const item = byId.get(xmlAttribute(itemref, 'idref') ?? '');
    if (item === undefined || !isPage(item)) return [];
    const { id, href, mediaType } = item;
    return [{ id, href, mediaType, linear: xmlAttribute(itemref, 'linear') !== 'no' }];
  });
  if (spine.length > 0) return spine;
  return manifest.filter(isPage).map(({ id, href, mediaType }) => ({ id, href, mediaType, linear: true }));
}

function isPage({ mediaType, href }: ManifestItem): boolean {
  if (/xhtml|html|x-oeb1-document/.test(mediaType)) return true;
  return !/^image\/|^text\/css|ncx/.test(mediaType) && /\.x?html?$/i.test(href);
}

function readGuide(opf: XmlElement, locate: Locate): Map<string, string> {
  const guide = xmlChildren(opf, 'guide').flatMap((one) => xmlChildren(one, 'reference'));
  return new Map(
    guide.flatMap((reference) => {
      const href = locate(xmlAttribute(reference, 'href') ?? '');
      return href === null ? [] : [[href, (xmlAttribute(reference, 'type') ?? '').toLowerCase()]];
    }),
  );
}
