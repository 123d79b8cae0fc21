import { tagAddress } from './addresses.ts';
import { number } from './words.ts';

/** Fandoms with how many works each has, in columns. */
export function FandomList({ fandoms }: { fandoms: { name: string; works: number }[] }) {
  return (
    <ul class="fandom-list">
      {fandoms.map(({ name, works }) => (
        <li>
          <a class="tag" href={tagAddress(name)}>
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
