import { phraseOf } from '../../finding/query/phrases.ts';
import { opposite, queryOf } from '../../finding/query/normal.ts';
import { keyOfPart } from '../../finding/query/partOrder.ts';
import { counted } from '../ui/words.ts';
import { listingAddress } from './listingAddress.ts';
import type { ListingProps } from './ListingPage.tsx';

/** How many works each condition keeps out that rules out. */
export function HiddenWorks(props: ListingProps) {
  const { place, asked, found } = props;
  const hiding = found.ruledOut.filter(({ works }) => works > 0);
  if (hiding.length === 0) return null;
  return (
    <ul class="hidden-works">
      {hiding.map(({ term, works }) => (
        <li>
          {counted(works, 'work')} {phraseOf(opposite(term))} {works === 1 ? 'is' : 'are'} hidden.{' '}
          <a
            href={listingAddress(
              place.address,
              queryOf(
                asked.query.all.filter((part) => keyOfPart(part) !== keyOfPart(term)),
                asked.query.sort,
              ),
            )}
          >
            Show {works === 1 ? 'it' : 'them'}
          </a>
        </li>
      ))}
    </ul>
  );
}
