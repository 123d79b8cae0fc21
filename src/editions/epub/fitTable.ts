import { tag, type Piece, type Tag } from '../tree.ts';
import { fitFlow, fitPhrasing, remade, type Fitting } from './fit.ts';

/** A table in the one order XHTML knows: caption, columns, head, bodies, foot; rows without cells are left out. */
export function fitTable(table: Tag, fitting: Fitting): Piece[] {
  const parts = tagsOf(table);
  const named = (name: string): Tag[] => parts.filter((part) => part.name === name);
  const [head, ...otherHeads] = named('thead');
  const [foot, ...otherFeet] = named('tfoot');
  const bodies = parts.filter(
    (part) => part.name === 'tbody' || otherHeads.includes(part) || otherFeet.includes(part),
  );
  const rows = [
    ...(head === undefined ? [] : fitRows(head, 'thead', fitting)),
    ...bodies.flatMap((body) => fitRows(body, 'tbody', fitting)),
    ...(foot === undefined ? [] : fitRows(foot, 'tfoot', fitting)),
  ];
  const [caption, ...otherCaptions] = named('caption');
  const words = [...(caption && rows.length === 0 ? [caption] : []), ...otherCaptions].flatMap((one) =>
    fitFlow(one.children, fitting),
  );
  if (rows.length === 0) return words;
  const captioned =
    caption === undefined
      ? []
      : [remade(caption, 'caption', fitPhrasing(caption.children, fitting), fitting)];
  const columns = named('colgroup').map((group) => fitColumns(group, fitting));
  return [...words, remade(table, 'table', [...captioned, ...columns, ...rows], fitting)];
}

const tagsOf = (tag: Tag): Tag[] => tag.children.filter((child): child is Tag => typeof child !== 'string');

function fitRows(part: Tag, name: string, fitting: Fitting): Piece[] {
  const rows = tagsOf(part).flatMap((row) => {
    const cells = tagsOf(row).map((cell) => {
      const inside =
        cell.name === 'th' ? fitPhrasing(cell.children, fitting) : fitFlow(cell.children, fitting);
      return remade(cell, cell.name, inside, fitting);
    });
    return cells.length === 0 ? [] : [remade(row, 'tr', cells, fitting)];
  });
  return rows.length === 0 ? [] : [remade(part, name, rows, fitting)];
}

/** Columns; a group that names them singly has no span of its own. */
function fitColumns(group: Tag, fitting: Fitting): Tag {
  const columns = tagsOf(group).map((column) => remade(column, 'col', [], fitting));
  const { span, ...attributes } = remade(group, 'colgroup', [], fitting).attributes;
  return tag(
    'colgroup',
    columns.length > 0 || span === undefined ? attributes : { ...attributes, span },
    columns,
  );
}
