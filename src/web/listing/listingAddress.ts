import { addressOf, queryFromAddress, type AddressProblem } from '../../finding/query/address.ts';
import type { Query } from '../../finding/query/query.ts';
import { sortBy } from '../../finding/query/sorting.ts';
import { panelParameters } from './panelParameters.ts';

/** What the address of a listing asks for. */
export interface ListingAddress {
  query: Query;
  problems: AddressProblem[];
  /** 1 for the first. */
  page: number;
  /** The one search string of this query and page, without `?`: where it is kept, linked and subscribed to. */
  search: string;
  /** Whether the address was written so: otherwise the reader is sent on to where it is. */
  settled: boolean;
  /** Whether the reader asked to see for once what their shield folds away. */
  unshielded: boolean;
}

const LAST_PAGE = 100_000;

/**
 * Reads the search string of a listing: filters as the query language writes them in an address, the panel's own
 * shorthands for them, the page. Never throws; `problems` tells what could not be understood. A random order that
 * names no seed is given one, so that its pages belong together.
 */
export function readListingAddress(search: string, drawSeed: () => number): ListingAddress {
  const parameters = new URLSearchParams(search);
  const { query, problems } = queryFromAddress(panelParameters(parameters));
  const seeded = query.sort?.by === 'random' && query.sort.seed === null;
  const whole = seeded ? { ...query, sort: sortBy('random', false, drawSeed()) } : query;
  const page = pageIn(parameters.get('page'));
  const unshielded = parameters.get('shield') === 'off';
  const canonical = searchOf(whole, page, unshielded);
  const settled = problems.length > 0 || canonical === normalised(search);
  return { query: whole, problems, page, search: canonical, settled, unshielded };
}

function pageIn(value: string | null): number {
  const page = /^\d{1,6}$/.test(value ?? '') ? Number(value) : 1;
  return Math.min(Math.max(page, 1), LAST_PAGE);
}

/** A page names the address of its query a dozen times. */
const written = new WeakMap<Query, string>();

/** The search string of a query and a page, without `?`. */
export function searchOf(query: Query, page = 1, unshielded = false): string {
  let search = written.get(query);
  if (search === undefined) written.set(query, (search = addressOf(query).toString()));
  const more = [unshielded ? 'shield=off' : '', page > 1 ? `page=${page}` : ''];
  return [search, ...more].filter((part) => part !== '').join('&');
}

/** A listing's own address with this query. */
export function listingAddress(base: string, query: Query, page = 1): string {
  const search = searchOf(query, page);
  return search === '' ? base : `${base}?${search}`;
}

function normalised(search: string): string {
  return new URLSearchParams(search).toString();
}
