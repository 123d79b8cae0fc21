import { attribute, elements, find, isElement, textContent } from '../../prose/walk.ts';
import type { Element, Node } from '../../prose/tree.ts';
import {
  decodeXml,
  parseXml,
  xmlAttribute,
  xmlChild,
  xmlChildren,
  xmlDescendants,
  xmlText,
  type XmlElement,
} from '../xml.ts';
import type { Zip } from '../zip/zip.ts';
import type { ManifestItem } from './container.ts';
import { parsePage } from './page.ts';
import { folderOf, type Place } from './paths.ts';

/** A line of the table of contents; `depth` is 0 at the top, `href` a path in the zip. */
export interface TocEntry extends Place {
  title: string;
  depth: number;
}

type Find = (folder: string, reference: string) => Place | null;

/** The table of contents: EPUB 3's navigation document, else EPUB 2's NCX, else nothing. */
export async function readToc(
  zip: Zip,
  opf: XmlElement,
  manifest: ManifestItem[],
  find: Find,
): Promise<TocEntry[]> {
  const nav = manifest.find(({ properties }) => properties.includes('nav'));
  const listed = nav === undefined ? [] : await readNav(zip, nav.href, find);
  if (listed.length > 0) return listed;
  const ncx = ncxItem(opf, manifest);
  return ncx === undefined ? [] : readNcx(zip, ncx.href, find);
}

function ncxItem(opf: XmlElement, manifest: ManifestItem[]): ManifestItem | undefined {
  const spine = xmlChild(opf, 'spine');
  const id = spine === null ? null : xmlAttribute(spine, 'toc');
  return (
    manifest.find((item) => item.id === id) ??
    manifest.find(({ mediaType, href }) => /ncx/.test(mediaType) || /\.ncx$/i.test(href))
  );
}

async function readNav(zip: Zip, path: string, find: Find): Promise<TocEntry[]> {
  const page = parsePage(zip.read(path), `${zip.name}!${path}`);
  const nav = contentsOf(page);
  if (nav === null) return [];
  return [...elements(nav)].flatMap((element) => {
    if (!isElement(element, 'a')) return [];
    const place = find(folderOf(path), attribute(element, 'href') ?? '');
    const title = tidy(textContent(element));
    return place === null || title === '' ? [] : [{ title, ...place, depth: depthIn(element, nav) }];
  });
}

function contentsOf(page: Node): Element | null {
  const typed = find(
    page,
    (one) =>
      isElement(one, 'nav') && /\btoc\b/.test(`${attribute(one, 'epub:type')} ${attribute(one, 'role')}`),
  );
  return typed ?? find(page, (one) => isElement(one, 'nav') && attribute(one, 'epub:type') === null);
}

function depthIn(link: Element, nav: Element): number {
  let lists = 0;
  for (
    let above = link.parentNode;
    above !== null && above !== nav && 'parentNode' in above;
    above = above.parentNode
  ) {
    if (isElement(above, 'ol', 'ul')) lists += 1;
  }
  return Math.max(0, lists - 1);
}

async function readNcx(zip: Zip, path: string, find: Find): Promise<TocEntry[]> {
  const ncx = parseXml(decodeXml(zip.read(path)), `${zip.name}!${path}`);
  const map = [...xmlDescendants(ncx, 'navMap')][0];
  return map === undefined ? [] : points(map, 0, (reference) => find(folderOf(path), reference));
}

/** The points below one, to the depth that parseXml lets pass. */
function points(above: XmlElement, depth: number, locate: (reference: string) => Place | null): TocEntry[] {
  return xmlChildren(above, 'navPoint').flatMap((point) => {
    const label = xmlChild(point, 'navLabel');
    const content = xmlChild(point, 'content');
    const place = content === null ? null : locate(xmlAttribute(content, 'src') ?? '');
    const title = label === null ? '' : tidy(xmlText(label));
    const own = place === null || title === '' ? [] : [{ title, ...place, depth }];
    return own.concat(points(point, depth + 1, locate));
  });
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
