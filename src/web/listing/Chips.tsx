import { chipsOf, type Chip } from '../../finding/query/describe.ts';
import type { Query } from '../../finding/query/query.ts';
import { stencil } from '../ui/stencil.ts';
import { listingAddress } from './listingAddress.ts';

/** Every condition of the query, each with a link that drops it. */
export function Chips({ address, query }: { address: string; query: Query }) {
  const chips = chipsOf(query);
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label="Conditions">
      {chips.map((chip) =>
        chip.alternatives.length > 0 ? (
          <li class={chip.excluded ? 'excluded' : undefined}>
            <Alternatives chip={chip} address={address} />
            <Drop chip={chip} address={address} />
          </li>
        ) : (
          Single({ label: chip.label, drop: Drop({ chip, address }) }, chip.excluded)
        ),
      )}
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

const DropLink = stencil(['href', 'label'], ({ href, label }) => (
  <a class="drop" href={href} aria-label={label}>
    <span aria-hidden="true">×</span>
  </a>
));

function Drop({ chip, address }: { chip: Chip; address: string }) {
  return DropLink({ href: listingAddress(address, chip.without), label: chip.dropLabel });
}

/** Most conditions stand alone. */
const Single = stencil(['label', 'drop'], ({ label, drop }, excluded) => (
  <li class={excluded ? 'excluded' : undefined}>
    <span class="label">{label}</span>
    {drop}
  </li>
));
