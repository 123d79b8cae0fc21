import { Failure } from '../../ground/failures.ts';
import { readShelf, type ShelfFilter, type ShelfPage } from '../../works/read.ts';
import type { PageAddress } from '../publicPage.ts';
import type { Site } from '../site.ts';

/** The one query parameter of a list. Page one is the address without it. */
export const PAGE_QUERY = { page: /^(?!1$)[1-9]\d{0,5}$/ };

/** The page of works that an address asks for. Throws `page-not-found` past the end of the list. */
export async function shelfAt(site: Site, filter: ShelfFilter, { query }: PageAddress): Promise<ShelfPage> {
  const shelf = await readShelf(site.db, 'guest', filter, Number(query['page'] ?? 1));
  if (shelf.works.length === 0 && shelf.page > 1) throw new Failure('page-not-found');
  return shelf;
}
