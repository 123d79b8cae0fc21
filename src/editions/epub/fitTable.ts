import { isBlank, tag, type Piece, type Tag } from '../tree.ts';
import { fitFlow, fitPhrasing, remade, type Fitting } from './fit.ts';

/** A table in the one order XHTML knows: caption, columns, head, bodies, foot; rows without cells are left out. */
export function fitTable(table: Tag, fitting: Fitting): Piece[] {
  const children = table.children.filter((child): child is Tag => typeof child !== 'string');
  const parts = {
    caption: children.filter((child) => child.name === 'caption').slice(0, 1),
    columns: children.filter((child) => child.name === 'colgroup'),
    head: children.filter((child) => child.name === 'thead').slice(0, 1),
    foot: children.filter((child) => child.name === 'tfoot').slice(0, 1),
  };
  const taken = new Set<Piece>(Object.values(parts).flat());
  const rest = table.children.filter((child) => !taken.has(child) && !isBlank(child));
  const rows = [
    ...parts.head.flatMap((part) => fitRows(part, 'thead', fitting)),
    ...bodies(rest).flatMap((part) => fitRows(part, 'tbody', fitting)),
    ...parts.foot.flatMap((part) => fitRows(part, 'tfoot', fitting)),
  ];
  if (rows.length === 0) return parts.caption.flatMap((caption) => fitFlow(caption.children, fitting));
  const caption = parts.caption.map((part) =>
    remade(part, 'caption', fitPhrasing(part.children, fitting), fitting),
  );
  return [
    remade(
      table,
      'table',
      [...caption, ...parts.columns.map((part) => fitColumns(part, fitting)), ...rows],
      fitting,
    ),
  ];
}

/** Rows that stand alone are gathered into a body; what is no row becomes one. */
function bodies(pieces: Piece[]): Tag[] {
  const made: Tag[] = [];
  let loose: Tag | null = null;
  for (const piece of pieces) {
    if (typeof piece !== 'string' && /^t(body|head|foot)$/.test(piece.name)) {
      loose = null;
      made.push(piece);
      continue;
    }
    if (loose === null) made.push((loose = tag('tbody', {}, [])));
    loose.children.push(piece);
  }
  return made;
}

function fitRows(part: Tag, name: string, fitting: Fitting): Piece[] {
  const rows: Piece[] = [];
  for (const child of part.children) {
    if (isBlank(child)) continue;
    const row = typeof child !== 'string' && child.name === 'tr' ? child : tag('tr', {}, [child]);
    const cells = fitCells(row, fitting);
    if (cells.length > 0) rows.push(remade(row, 'tr', cells, fitting), '\n');
  }
  return rows.length === 0 ? [] : [remade(part, name, rows, fitting)];
}

function fitCells(row: Tag, fitting: Fitting): Piece[] {
  return row.children
    .filter((child) => !isBlank(child))
    .map((child) => {
      const cell = typeof child !== 'string' && /^t[dh]$/.test(child.name) ? child : tag('td', {}, [child]);
      const inside =
        cell.name === 'th' ? fitPhrasing(cell.children, fitting) : fitFlow(cell.children, fitting);
      return remade(cell, cell.name, inside, fitting);
    });
}

function fitColumns(group: Tag, fitting: Fitting): Tag {
  const columns = group.children.filter(
    (child): child is Tag => typeof child !== 'string' && child.name === 'col',
  );
  const made = remade(group, 'colgroup', [], fitting);
  const { span: _, ...attributes } = made.attributes;
  return tag(
    'colgroup',
    columns.length > 0 ? attributes : made.attributes,
    columns.map((column) => remade(column, 'col', [], fitting)),
  );
}
