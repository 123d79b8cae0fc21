import type { RtfDocument } from './convert.ts';
import type { RtfParagraph } from './paragraphs.ts';

/** The document as a page: paragraphs, headings, tables, and its footnotes at the end. */
export function rtfPage({ paragraphs, footnotes }: RtfDocument): string {
  const body = grouped(paragraphs).map((group) =>
    group[0]!.row > 0 ? table(group) : group.map(block).join('\n'),
  );
  if (footnotes.length === 0) return body.join('\n');
  const notes = footnotes.map(
    (note, index) =>
      `<li id="fn-${index + 1}">${note.map(({ html }) => html).join('<br>')} <a href="#fnref-${index + 1}">↩</a></li>`,
  );
  return `${body.join('\n')}\n<hr>\n<ol class="footnotes">\n${notes.join('\n')}\n</ol>`;
}

/** Runs of paragraphs inside and outside of tables. */
function grouped(paragraphs: readonly RtfParagraph[]): RtfParagraph[][] {
  const groups: RtfParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.row > 0 === paragraph.row > 0) last.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}

function block({ html, align, level }: RtfParagraph): string {
  const tag = level === null ? 'p' : `h${level}`;
  return align === null ? `<${tag}>${html}</${tag}>` : `<${tag} class="${align}">${html}</${tag}>`;
}

function table(cells: readonly RtfParagraph[]): string {
  const rows = new Map<number, RtfParagraph[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return `<table>${[...rows.values()].map((row) => `<tr>${row.map(({ html }) => `<td>${html}</td>`).join('')}</tr>`).join('')}</table>`;
}
