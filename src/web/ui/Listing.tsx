import type { Child } from 'hono/jsx';
import type { ShelfPage } from '../../works/read.ts';
import { Paging } from './Paging.tsx';
import { WorkList } from './WorkBlurb.tsx';
import { counted } from './words.ts';

/** A heading, how many works stand under it, and the cards of one page of them. */
export function Listing(props: { heading: Child; intro?: Child; shelf: ShelfPage; address: string }) {
  const { heading, intro, shelf, address } = props;
  return (
    <>
      <header class="listing-head">
        <h1>{heading}</h1>
        {intro}
        <p class="total">
          {counted(shelf.total, 'work')}
          {shelf.pages > 1 ? `, page ${shelf.page} of ${shelf.pages}` : ''}
        </p>
      </header>
      <WorkList works={shelf.works} />
      <Paging page={shelf.page} pages={shelf.pages} address={address} />
    </>
  );
}
