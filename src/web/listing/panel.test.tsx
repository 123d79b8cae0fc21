import * as fc from 'fast-check';
import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import type { Found } from '../../finding/find.ts';
import { addressOf } from '../../finding/query/address.ts';
import { parseQuery } from '../../finding/query/parse.ts';
import { queryOf } from '../../finding/query/normal.ts';
import type { Query } from '../../finding/query/query.ts';
import { anyQuery } from '../../finding/query/testing/queries.ts';
import { markup } from '../ui/piece.ts';
import { FilterPanel } from './FilterPanel.tsx';
import { listingAddress, readListingAddress } from './listingAddress.ts';

const seed = () => 7;

test('a listing has one address for a query and a page, and that address asks for them', () => {
  fc.assert(
    fc.property(anyQuery, fc.integer({ min: 1, max: 99 }), (drawn, page) => {
      const query = seeded(drawn);
      const [, search = ''] = listingAddress('/works', query, page).split('?');
      const asked = readListingAddress(search, seed);
      expect(asked.query).toEqual(query);
      expect(asked.page).toBe(page);
      expect(asked.settled).toBe(true);
    }),
  );
});

test('the filter panel is a face of the query: sent as it stands, it asks for the same', () => {
  fc.assert(
    fc.property(anyQuery, (drawn) => {
      const query = seeded(drawn);
      const sent = sentBy(panelOf(query));
      expect(readListingAddress(sent.toString(), seed).query).toEqual(query);
    }),
  );
});

test('names typed into one field are parted by commas, and quotation marks keep a comma in a name', () => {
  const { query } = readListingAddress(
    'more_tag=Fluff,+"Angst, mostly"，Sick+Fic&more_not_char=Xander',
    seed,
  );
  const { query: same } = readListingAddress(
    'tag=Fluff&tag=Angst%2C+mostly&tag=Sick+Fic&not_char=Xander',
    seed,
  );
  expect(query).toEqual(same);
  expect(addressOf(query).getAll('tag')).toEqual(['Angst, mostly', 'Fluff', 'Sick Fic']);
});

test('any of the ticked names will do where the reader says so', () => {
  expect(readListingAddress('tag=Fluff&tag=Angst&match_tag=any', seed).query).toEqual(
    parseQuery('tag:(Fluff|Angst)').query,
  );
});

test('a random order is given a seed, so that its pages belong together', () => {
  const asked = readListingAddress('sort=random', seed);
  expect(asked.settled).toBe(false);
  expect(asked.search).toBe('sort=random&seed=7');
});

test('empty fields of a form are not kept in the address', () => {
  const asked = readListingAddress('words_from=&words_to=&sort=&order=&q=&complete=yes', seed);
  expect(asked).toMatchObject({ search: 'complete=yes', settled: false });
});

/** A random order without a seed is never shown: the reader is sent on to one with a seed. */
function seeded(query: Query): Query {
  if (query.sort?.by !== 'random' || query.sort.seed !== null) return query;
  return queryOf(query.all, { ...query.sort, seed: 7 });
}

function panelOf(query: Query): string {
  const found: Found = {
    ids: [],
    works: [],
    cards: null,
    placeHolds: true,
    total: 0,
    page: 1,
    pages: 1,
    facets: {
      tags: {
        fandom: [{ id: 1, name: 'Harbour Lights', works: 3 }],
        rating: [{ id: 2, name: 'Mature', works: 1 }],
      },
      languages: [{ tag: 'en', works: 3 }],
      complete: { yes: 1, no: 1, unknown: 1 },
      crossovers: 0,
    },
    ruledOut: [],
    shielded: 0,
    notices: [],
    passages: new Map(),
  };
  return markup(<FilterPanel address="/works" query={query} found={found} fandom={null} />);
}

/** What a browser would send for the form in this markup. */
function sentBy(html: string): URLSearchParams {
  const sent = new URLSearchParams();
  const visit = (node: Tree.Node): void => {
    if (tree.isElementNode(node)) {
      const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value;
      const name = attribute('name') ?? '';
      const ticked = attribute('type') !== 'checkbox' || attribute('checked') !== undefined;
      if (node.tagName === 'input' && ticked) sent.append(name, attribute('value') ?? '');
      if (node.tagName === 'select') sent.append(name, chosen(node));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return sent;
}

function chosen(select: Tree.Element): string {
  const options = select.childNodes.filter((node) => tree.isElementNode(node));
  const value = (option: Tree.Element) => option.attrs.find(({ name }) => name === 'value')?.value ?? '';
  const selected = options.find(({ attrs }) => attrs.some(({ name }) => name === 'selected'));
  return value(selected ?? options[0]!);
}
