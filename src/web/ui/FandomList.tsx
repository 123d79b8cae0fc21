import { tagAddress } from './addresses.ts';
import { number } from './words.ts';

interface NamedCount {
  name: string;
  works: number;
}

/** Fandoms with how many works each has, in columns. */
export function FandomList({ fandoms }: { fandoms: NamedCount[] }) {
  return <CountedNames names={fandoms} address={tagAddress} />;
}

/** Names with how many works each has, in columns; `address` says where each leads. */
export function CountedNames({ names, address }: { names: NamedCount[]; address: (name: string) => string }) {
  return (
    <ul class="fandom-list">
      {names.map(({ name, works }) => (
        <li>
          <a class="tag" href={address(name)}>
            <bdi>{name}</bdi>
          </a>{' '}
          <span class="count">
            {number(works)}
            <span class="unseen">{works === 1 ? ' work' : ' works'}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
