import { chipsOf, type Chip } from '../../finding/query/describe.ts';
import type { Query } from '../../finding/query/query.ts';
import { listingAddress } from './listingAddress.ts';

/** Every condition of the query, each with a link that drops it. */
export function Chips({ address, query }: { address: string; query: Query }) {
  const chips = chipsOf(query);
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label="Conditions">
      {chips.map((chip) => (
        <li class={chip.excluded ? 'excluded' : undefined}>
          {chip.alternatives.length > 0 ? (
            <Alternatives chip={chip} address={address} />
          ) : (
            <span class="label">{chip.label}</span>
          )}
          <Drop chip={chip} address={address} />
        </li>
      ))}
      {chips.length > 1 ? (
        <li class="all">
          <a href={address}>Drop all</a>
        </li>
      ) : null}
    </ul>
  );
}

/** Of alternatives each can go alone. */
function Alternatives({ chip, address }: { chip: Chip; address: string }) {
  return (
    <ul>
      {chip.alternatives.map((one, index) => (
        <li class={one.excluded ? 'excluded' : undefined}>
          {index > 0 ? <span class="or">or </span> : null}
          <span class="label">{one.label}</span>
          <Drop chip={one} address={address} />
        </li>
      ))}
    </ul>
  );
}

function Drop({ chip, address }: { chip: Chip; address: string }) {
  return (
    <a class="drop" href={listingAddress(address, chip.without)} aria-label={chip.dropLabel}>
      <span aria-hidden="true">×</span>
    </a>
  );
}
