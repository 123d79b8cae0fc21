import { xmlAttribute, xmlChild, xmlDescendants, xmlText, type XmlElement } from '../xml.ts';

/** A person named by the book; `role` is a MARC relator code (`aut`, `bkp`, …) where one is given. */
export interface Person {
  name: string;
  role: string | null;
  fileAs: string | null;
}

/** A `meta` of the package, of EPUB 2 (`name`) or 3 (`property`); `refines` is an id, without its `#`. */
interface PackageMeta {
  name: string;
  content: string;
  refines: string | null;
  id: string | null;
}

/** The package's metadata as written, spaces tidied, nothing interpreted. */
export interface EpubMetadata {
  title: string | null;
  creators: Person[];
  contributors: Person[];
  language: string | null;
  /** May hold HTML, as calibre writes it. */
  description: string | null;
  subjects: string[];
  /** `event` is `publication`, `modification`, … in EPUB 2; `modified` for dcterms:modified. */
  dates: { event: string | null; value: string }[];
  publisher: string | null;
  source: string | null;
  identifiers: { scheme: string | null; value: string }[];
  rights: string | null;
  metas: PackageMeta[];
  series: { name: string; position: number | null }[];
}

const DUBLIN_CORE = /^$|purl\.org\/dc\/elements/i;

/** Reads the metadata of an EPUB 2 or 3 package. */
export function readMetadata(opf: XmlElement): EpubMetadata {
  const within = xmlChild(opf, 'metadata') ?? opf;
  const all = [...xmlDescendants(within)];
  const named = (name: string) =>
    all.filter((one) => one.name === name && DUBLIN_CORE.test(one.uri) && words(one) !== '');
  const first = (name: string) => named(name).map(words)[0] ?? null;
  const metas = all.filter(({ name }) => name === 'meta').flatMap(metaOf);
  const person = (element: XmlElement) => personOf(element, metas);
  return {
    title: first('title'),
    creators: named('creator').map(person),
    contributors: named('contributor').map(person),
    language: first('language'),
    description: first('description'),
    subjects: named('subject').map(words),
    dates: [...named('date').map(dateOf), ...modified(metas)],
    publisher: first('publisher'),
    source: first('source'),
    identifiers: named('identifier').map((one) => ({
      scheme: xmlAttribute(one, 'scheme'),
      value: words(one),
    })),
    rights: first('rights'),
    metas,
    series: seriesOf(metas),
  };
}

function words(element: XmlElement): string {
  return xmlText(element).replaceAll(/\s+/g, ' ').trim();
}

function metaOf(element: XmlElement): PackageMeta[] {
  const name = xmlAttribute(element, 'property') ?? xmlAttribute(element, 'name');
  const content = xmlAttribute(element, 'content') ?? words(element);
  if (name === null) return [];
  const refines = xmlAttribute(element, 'refines')?.replace(/^#/, '') ?? null;
  return [{ name, content: content.trim(), refines, id: xmlAttribute(element, 'id') }];
}

function personOf(element: XmlElement, metas: PackageMeta[]): Person {
  const refined = refinements(xmlAttribute(element, 'id'), metas);
  const role = xmlAttribute(element, 'role') ?? refined('role');
  return { name: words(element), role, fileAs: xmlAttribute(element, 'file-as') ?? refined('file-as') };
}

function refinements(id: string | null, metas: PackageMeta[]): (property: string) => string | null {
  const ours = id === null ? [] : metas.filter(({ refines }) => refines === id);
  return (property) => ours.find(({ name }) => name === property)?.content ?? null;
}

function dateOf(element: XmlElement): { event: string | null; value: string } {
  return { event: xmlAttribute(element, 'event'), value: words(element) };
}

function modified(metas: PackageMeta[]): { event: string; value: string }[] {
  return metas
    .filter(({ name }) => name === 'dcterms:modified')
    .map(({ content }) => ({ event: 'modified', value: content }));
}

/** Both forms of series, EPUB 3's collections and calibre's pairs of metas, each name once. */
function seriesOf(metas: PackageMeta[]): { name: string; position: number | null }[] {
  const series = new Map<string, number | null>();
  const add = (name: string, position: string | null | undefined) => {
    const number =
      position === null || position === undefined || position === '' ? Number.NaN : Number(position);
    const known = series.get(name);
    if (name !== '') series.set(name, known ?? (Number.isFinite(number) ? number : null));
  };
  for (const meta of metas.filter(({ name }) => name === 'belongs-to-collection')) {
    add(meta.content, refinements(meta.id, metas)('group-position'));
  }
  const pairs = metas.filter(({ name }) => /^calibre:series(_index)?$/.test(name));
  pairs.forEach(({ name, content }, at) => {
    if (name !== 'calibre:series') return;
    const near = [pairs[at + 1], pairs[at - 1]].find((one) => one?.name === 'calibre:series_index');
    add(content, near?.content);
  });
  return [...series].map(([name, position]) => ({ name, position }));
}
