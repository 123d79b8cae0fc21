import { isBlank, tag, textOf, type Piece, type Tag } from '../tree.ts';
import { fitFlow, fitPhrasing, remade, type Fitting } from './fit.ts';

/** A list; one without items shows nothing. */
export function fitList(list: Tag, fitting: Fitting): Piece[] {
  const items = list.children.filter((child): child is Tag => typeof child !== 'string');
  const fitted = items.map((item) => remade(item, 'li', fitFlow(item.children, fitting), fitting));
  return items.length === 0 ? [] : [remade(list, list.name, fitted, fitting)];
}

/** A definition list where terms and meanings alternate as they must; otherwise the same words in plain boxes. */
export function fitDefinitions(list: Tag, fitting: Fitting): Piece[] {
  const children = list.children.filter((child) => !isBlank(child));
  const order = children.map((child) => (typeof child === 'string' ? 'x' : child.name)).join(' ');
  if (!/^(?:dt )+(?:dd )+(?:(?:dt )+(?:dd )+)*$/.test(`${order} `)) return fitFlow(children, fitting);
  const entries = (children as Tag[]).map((entry) => {
    const inside =
      entry.name === 'dt' ? fitPhrasing(entry.children, fitting) : fitFlow(entry.children, fitting);
    return remade(entry, entry.name, inside, fitting);
  });
  return [remade(list, 'dl', entries, fitting)];
}

/** A fold needs its label first; without one its content simply stands there. */
export function fitDetails(details: Tag, fitting: Fitting): Piece[] {
  const children = details.children.filter((child) => !isBlank(child));
  const label = children.find((child): child is Tag => typeof child !== 'string' && child.name === 'summary');
  const rest = fitFlow(
    children.filter((child) => child !== label),
    fitting,
  );
  if (label === undefined || textOf(label.children).trim() === '') return rest;
  const summary = remade(label, 'summary', fitPhrasing(label.children, fitting, true), fitting);
  return [remade(details, 'details', [summary, ...rest], fitting)];
}

/** A figure whose caption, if it has one, stands first or last. */
export function fitFigure(figure: Tag, fitting: Fitting): Piece[] {
  const children = figure.children.filter((child) => !isBlank(child));
  const captions = children.filter(
    (child): child is Tag => typeof child !== 'string' && child.name === 'figcaption',
  );
  const caption = captions[0];
  const placed = captions.length === 1 && (children[0] === caption || children.at(-1) === caption);
  const inside = children.flatMap((child) => {
    if (!placed || child !== caption) return fitFlow([child], fitting);
    return [remade(caption, 'figcaption', fitFlow(caption.children, fitting), fitting)];
  });
  return inside.every(isBlank) ? [] : [remade(figure, 'figure', inside, fitting)];
}

/** Ruby as pairs of base and reading, with brackets for readers that cannot set it. */
export function fitRuby(ruby: Tag, fitting: Fitting): Piece[] {
  const pairs: Piece[] = [];
  let base: Piece[] = [];
  for (const child of ruby.children) {
    const reading = typeof child !== 'string' && child.name === 'rt' ? child : null;
    if (typeof child !== 'string' && child.name === 'rp') continue;
    if (reading === null) base.push(...fitPhrasing([child], fitting));
    else if (base.some((piece) => !isBlank(piece))) {
      pairs.push(
        ...base,
        tag('rp', {}, ['(']),
        remade(reading, 'rt', fitPhrasing(reading.children, fitting), fitting),
        tag('rp', {}, [')']),
      );
      base = [];
    } else base.push(...fitPhrasing(reading.children, fitting));
  }
  if (pairs.length === 0) return base;
  return [remade(ruby, 'ruby', pairs, fitting), ...base];
}
