import { parseDocument } from '../prose/parse.ts';
import type { ChildNode, Element } from '../prose/tree.ts';
import { attribute, children, find, isElement, isText, textContent } from '../prose/walk.ts';
import { escapeHtml } from '../prose/write.ts';

/** What the package of a book says. */
export interface BookFacts {
  title: string;
  creator: string;
  publisher: string;
  subjects: string[];
  language: string;
  date: string;
  description: string;
  series: { name: string; position: number } | null;
}

/** What calibre makes of the classes of the archive's downloads. */
const RENAMED: Record<string, string> = { meta: 'calibre1', group: '', message: 'message' };

/**
 * The files of a book as calibre makes it from a download: split before each h1 and h2, the elements around the
 * split repeated with their ids, classes renamed, comments lost. The zip lists its last page first, as happens.
 */
export function calibreBook(html: string, facts: BookFacts): Record<string, string> {
  const pages = splitPages(html);
  const name = (at: number) => `Book_split_${String(at).padStart(3, '0')}.xhtml`;
  const headings = pages.flatMap((page, at) => {
    const found = /<h2 class="(?:toc-heading|heading)"[^>]*>([^<]*)</.exec(page);
    return found === null ? [] : [{ title: found[1]!, href: name(at) }];
  });
  const files = pages.map((page, at) => [name(at), page] as const).toReversed();
  return {
    mimetype: 'application/epub+zip',
    ...Object.fromEntries(files),
    'META-INF/container.xml': CONTAINER,
    'content.opf': opf(
      facts,
      pages.map((_, at) => name(at)),
    ),
    'toc.ncx': ncx(facts.title, headings),
    'stylesheet.css': '.calibre {display: block}\n',
  };
}

/** The container file of every EPUB whose package lies at the top. */
const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

function splitPages(html: string): string[] {
  const document = parseDocument(html);
  const body = find(document, (one) => isElement(one, 'body'))!;
  const pages: string[] = [''];
  const open: string[] = [];
  const write = (markup: string) => void (pages[pages.length - 1] += markup);
  const visit = (node: ChildNode): void => {
    if (isText(node)) return write(escapeHtml(node.value));
    if (!isElement(node)) return;
    if (/^h[12]$/.test(node.tagName)) {
      write(
        open
          .map((tag) => `</${tag.split(/[ >]/)[0]!.slice(1)}>`)
          .toReversed()
          .join(''),
      );
      pages.push(`<div id="calibre_pb_${pages.length}"></div>\n${open.join('')}`);
    }
    const tag = startTag(node);
    if (['br', 'hr', 'img'].includes(node.tagName)) return write(`${tag.slice(0, -1)}/>`);
    write(tag);
    open.push(tag);
    for (const child of children(node)) visit(child);
    open.pop();
    write(`</${node.tagName}>`);
  };
  for (const child of children(body)) visit(child);
  const title = find(document, (one) => isElement(one, 'title'));
  return pages
    .filter((page) => page.trim() !== '')
    .map((page) => wrap(page, title === null ? '' : textContent(title)));
}

function startTag(element: Element): string {
  const renamed =
    attribute(element, 'class')
      ?.split(/\s+/)
      .map((name) => RENAMED[name] ?? name)
      .filter(Boolean)
      .join(' ') ?? '';
  const numbered =
    element.tagName === 'div'
      ? renamed.replace('userstuff', attribute(element, 'id') === 'chapters' ? 'userstuff1' : 'userstuff2')
      : renamed;
  const own = element.attrs
    .filter(({ name }) => name !== 'class')
    .map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`);
  return `<${element.tagName} class="${numbered || 'calibre3'}"${own.join('')}>`;
}

function wrap(page: string, title: string): string {
  return `<?xml version='1.0' encoding='utf-8'?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head>
<title>${escapeHtml(title)}</title>
<link href="stylesheet.css" rel="stylesheet" type="text/css"/>
</head>
<body class="calibre">
${page}
</body>
</html>
`;
}

function opf(facts: BookFacts, pages: string[]): string {
  const item = (href: string, at: number) =>
    `<item id="html${at}" href="${href}" media-type="application/xhtml+xml"/>`;
  const subjects = facts.subjects
    .map((subject) => `<dc:subject>${escapeHtml(subject)}</dc:subject>`)
    .join('\n    ');
  const series =
    facts.series === null
      ? ''
      : `<meta name="calibre:series" content="${escapeHtml(facts.series.name)}"/>\n    <meta name="calibre:series_index" content="${facts.series.position}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uuid_id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
    <dc:title>${escapeHtml(facts.title)}</dc:title>
    <dc:creator opf:role="aut" opf:file-as="${escapeHtml(facts.creator)}">${escapeHtml(facts.creator)}</dc:creator>
    <dc:contributor opf:role="bkp">calibre (6.13.0) [https://calibre-ebook.com]</dc:contributor>
    <dc:publisher>${escapeHtml(facts.publisher)}</dc:publisher>
    <dc:identifier id="uuid_id" opf:scheme="uuid">6f1c2f0a-4f7e-4d6a-9a51-0d7c4d1f0a11</dc:identifier>
    <dc:date>${facts.date}T00:00:00+00:00</dc:date>
    <dc:language>${facts.language}</dc:language>
    <dc:description>${escapeHtml(facts.description)}</dc:description>
    ${subjects}
    ${series}
  </metadata>
  <manifest>
    ${pages.map(item).join('\n    ')}
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="css" href="stylesheet.css" media-type="text/css"/>
  </manifest>
  <spine toc="ncx">${pages.map((_, at) => `<itemref idref="html${at}"/>`).join('')}</spine>
</package>
`;
}

function ncx(title: string, headings: { title: string; href: string }[]): string {
  const point = (one: { title: string; href: string }, at: number) =>
    `<navPoint id="n${at}" playOrder="${at + 1}"><navLabel><text>${one.title}</text></navLabel><content src="${one.href}"/></navPoint>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/><docTitle><text>${escapeHtml(title)}</text></docTitle><navMap>
${headings.map(point).join('\n')}
</navMap></ncx>
`;
}
