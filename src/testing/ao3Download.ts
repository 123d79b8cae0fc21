import { escapeHtml } from '../prose/write.ts';

/** The years in which the archive's downloads changed their shape (reference: the views in its public history). */
export const ERAS = ['2012', '2019', '2022-06', '2023-04', '2023-10', '2025-10', '2026-02'] as const;
export type Era = (typeof ERAS)[number];

/** A made-up work, as an archive would hold it. Notes and texts are HTML. */
export interface SampleWork {
  id: number;
  title: string;
  /** Linked pseuds; none: "Anonymous". */
  authors: string[];
  /** Stands in the byline instead of the linked names. */
  byline?: string;
  rating: string;
  warnings: string[];
  categories: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  language: { name: string; code: string };
  series: { id: number; name: string; position: number }[];
  collections: { slug: string; name: string }[];
  published: string;
  updated: string | null;
  words: number;
  expected: number | null;
  summary: string;
  notesBegin: string;
  notesEnd: string;
  /** What stands in the list of related works, each a line of HTML. */
  related: string[];
  inspired: string[];
  chapters: SampleChapter[];
}

export interface SampleChapter {
  title: string | null;
  authors: string[];
  summary: string;
  notesBegin: string;
  notesEnd: string;
  html: string;
}

const since = (era: Era, from: Era): boolean => ERAS.indexOf(era) >= ERAS.indexOf(from);

/** The file that the archive would have handed out in that era. */
export function renderDownload(work: SampleWork, era: Era): string {
  const wrapped = since(era, '2019');
  const fandoms = work.fandoms.length > 3 ? 'Multifandom' : work.fandoms.map(escapeHtml).join(', ');
  const names = work.authors.length === 0 ? 'Anonymous' : work.authors.map(escapeHtml).join(', ');
  const parts = [preface(work, era), chapters(work, era), afterword(work, era)];
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
<head>
  <meta charset="utf-8" />
  <title>${escapeHtml(work.title)} - ${names} - ${fandoms}</title>
  <style type="text/css">
    p.message { text-align: center; }
  </style>
</head>
<body>

${wrapped ? parts.join('\n') : parts.join('\n').replaceAll(/<h2 class="toc-heading">[^<]*<\/h2>\n/g, '')}
    
</body>
</html>
`;
}

const scheme = (era: Era): string => (since(era, '2025-10') ? 'https' : 'http');
const host = (era: Era): string => `${scheme(era)}://archiveofourown.org`;

function preface(work: SampleWork, era: Era): string {
  const address = `${host(era)}/works/${work.id}`;
  const posted = `Posted originally on the <a href="${host(era)}/">Archive of Our Own</a> at <a href="${address}">${address}</a>.`;
  const bold = since(era, '2019') ? `<b>${escapeHtml(work.title)}</b><br/>\n    ` : '';
  const inside = `<p class="message">
    ${bold}${posted}
  </p>

  <div class="meta">
    <dl class="tags">
${facts(work, era)}
    </dl>
    <h1>${escapeHtml(work.title)}</h1>
    <div class="byline">by ${byline(work, era)}</div>
${note('Summary', work.summary)}${notes('Notes', 'work', work.notesBegin, work.notesEnd, '#endnotes')}${related(work, era)}
  </div>`;
  return since(era, '2019')
    ? `<div id="preface">\n  <h2 class="toc-heading">Preface</h2>\n\n  ${inside}\n</div>\n`
    : `${inside}\n`;
}

function byline(work: SampleWork, era: Era): string {
  if (work.byline !== undefined) return work.byline;
  return work.authors.length === 0 ? 'Anonymous' : work.authors.map((name) => pseud(name, era)).join(', ');
}

function pseud(name: string, era: Era): string {
  return `<a rel="author" href="${host(era)}/users/someone/pseuds/${encodeURIComponent(name)}">${escapeHtml(name)}</a>`;
}

function facts(work: SampleWork, era: Era): string {
  const tags = (one: string, several: string, names: string[]) => {
    const label = since(era, '2023-10') && names.length > 1 ? several : one;
    return names.length === 0 ? '' : row(label, names.map((name) => tagLink(name, era)).join(', '));
  };
  const linked = (path: string, name: string) => `<a href="${host(era)}/${path}">${escapeHtml(name)}</a>`;
  const series = work.series.map(
    ({ id, name, position }) => `Part ${position} of\n${linked(`series/${id}`, name)}`,
  );
  return [
    tags('Rating', 'Ratings', [work.rating]),
    tags(
      'Archive Warning',
      'Archive Warnings',
      work.warnings.map((name) => warningIn(name, era)),
    ),
    tags('Category', 'Categories', work.categories),
    tags('Fandom', 'Fandoms', work.fandoms),
    tags('Relationship', 'Relationships', work.relationships),
    tags('Character', 'Characters', work.characters),
    tags('Additional Tags', 'Additional Tags', work.additionalTags),
    since(era, '2022-06') ? row('Language', work.language.name) : '',
    series.length === 0 ? '' : row('Series', series.join(', ')),
    work.collections.length === 0
      ? ''
      : row(
          'Collections',
          work.collections.map(({ slug, name }) => linked(`collections/${slug}`, name)).join(',\n'),
        ),
    row('Stats', `\n${stats(work, era)}`),
  ].join('');
}

function row(label: string, value: string): string {
  return `          <dt>${label}:</dt>\n          <dd>${value}</dd>\n`;
}

const ESCAPES: Record<string, string> = { '/': '*s*', '&': '*a*', '.': '*d*', '?': '*q*', '#': '*h*' };

function tagLink(name: string, era: Era): string {
  const escaped = encodeURIComponent(name.replaceAll(/[/&.?#]/g, (mark) => ESCAPES[mark]!));
  return `<a href="${host(era)}/tags/${escaped}">${escapeHtml(name)}</a>`;
}

/** What a warning was called in that era. */
function warningIn(name: string, era: Era): string {
  if (name === 'Creator Chose Not To Use Archive Warnings' && !since(era, '2023-04'))
    return 'Choose Not To Use Archive Warnings';
  return name === 'Underage Sex' && !since(era, '2025-10') ? 'Underage' : name;
}

function stats(work: SampleWork, era: Era): string {
  const done = work.expected === work.chapters.length;
  const chaptered = work.expected !== 1 || since(era, '2023-04');
  const counted = `Chapters: ${work.chapters.length}/${work.expected ?? '?'}`;
  const words = since(era, '2023-04') ? work.words.toLocaleString('en-US') : String(work.words);
  const lines = [`Published: ${work.published}`];
  if (work.updated !== null) lines.push(`${done ? 'Completed' : 'Updated'}: ${work.updated}`);
  const order = since(era, '2023-04')
    ? [`Words: ${words}`, counted]
    : [...(chaptered ? [counted] : []), `Words: ${words}`];
  return [...lines, ...order].map((one) => `        ${one}\n`).join('');
}

function note(label: string, html: string): string {
  return html === ''
    ? ''
    : `      <p>${label}</p>\n      <blockquote class="userstuff">${html}</blockquote>\n`;
}

function notes(label: string, what: string, begin: string, end: string, anchor: string): string {
  if (begin === '' && end === '') return '';
  const more = begin === '' ? ' <a' : ' more <a';
  const link = `      <div class="endnote-link">\n          See the end of the ${what} for${more} href="${anchor}">notes</a>\n        </div>\n`;
  const above = begin === '' ? `      <p>${label}</p>\n` : note(label, begin);
  return above + (end === '' ? '' : link);
}

function related(work: SampleWork, era: Era): string {
  if (work.related.length === 0) return '';
  const isList = since(era, '2019');
  const lines = work.related.map((html) => (isList ? `<li>${html}</li>` : `<dd>${html}</dd>`)).join('\n');
  return isList
    ? `      <ul>\n${lines}\n      </ul>`
    : `      <dl>\n<dt>Related works</dt>\n${lines}\n      </dl>`;
}

function chapters(work: SampleWork, era: Era): string {
  const chaptered = work.chapters.length > 1 || (work.expected !== 1 && since(era, '2026-02'));
  const inside = chaptered
    ? work.chapters.map((chapter, at) => chapterIn(chapter, at + 1, era)).join('\n')
    : `<h2 class="toc-heading">${escapeHtml(work.title)}</h2>\n    <div class="userstuff">\n      ${work.chapters[0]?.html ?? ''}\n    </div>\n`;
  return `<div id="chapters" class="userstuff">\n${inside}</div>\n`;
}

function chapterIn(chapter: SampleChapter, number: number, era: Era): string {
  const group = since(era, '2019')
    ? '<div class="meta group">\n  <h2 class="heading">'
    : '<div class="meta">\n  <h2>';
  const by =
    chapter.authors.length === 0
      ? ''
      : `  <p class="byline">Chapter by ${chapter.authors.map((name) => pseud(name, era)).join(', ')}</p>\n`;
  const end = `<div class="meta" id="endnotes${number}">\n    <p>Chapter End Notes</p>\n    <blockquote class="userstuff">${chapter.notesEnd}</blockquote>\n  </div>\n`;
  return `${group}${headingIn(chapter.title, number, era)}</h2>
${by}${note('Chapter Summary', chapter.summary)}${notes('Chapter Notes', 'chapter', chapter.notesBegin, chapter.notesEnd, `#endnotes${number}`)}</div>

<!--chapter content-->
<div class="userstuff">
  ${chapter.html}
</div>
<!--/chapter content-->

${chapter.notesEnd === '' ? '' : end}`;
}

function headingIn(title: string | null, number: number, era: Era): string {
  if (title === null) return `Chapter ${number}`;
  return since(era, '2025-10') ? `Chapter ${number}: ${escapeHtml(title)}` : escapeHtml(title);
}

function afterword(work: SampleWork, era: Era): string {
  const end =
    work.notesEnd === ''
      ? ''
      : `<div id="endnotes">\n<p>End Notes</p>\n<blockquote class="userstuff">${work.notesEnd}</blockquote>\n</div>\n`;
  const lines = work.inspired.map((html) => `<dd>${html}</dd>`).join('\n');
  const inspired = lines === '' ? '' : `<dl>\n<dt>Works inspired by this one</dt>\n${lines}\n</dl>\n`;
  const meta = end + inspired === '' ? '' : `<div class="meta">\n${end}${inspired}</div>\n`;
  const message = `<p class="message">Please <a href="${host(era)}/works/${work.id}/comments/new">drop by the Archive and comment</a> to let the creator know if you enjoyed their work!</p>`;
  return since(era, '2019')
    ? `<div id="afterword">\n  <h2 class="toc-heading">Afterword</h2>\n\n${meta}  ${message}\n</div>\n`
    : `${meta}${message}\n`;
}
