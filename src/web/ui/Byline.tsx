import { authorAddress } from './addresses.ts';
import { ANONYMOUS } from './words.ts';

/** Who wrote a work or a chapter, as far as the reader may know; one without a name on it says so. */
export function Byline({
  of: { authors, anonymous = false },
  unnamed = 'Unnamed author',
}: {
  of: { authors: { name: string }[]; anonymous?: boolean };
  unnamed?: string;
}) {
  if (authors.length === 0) return <span class="byline">{anonymous ? ANONYMOUS : unnamed}</span>;
  return (
    <span class="byline">
      {authors.map(({ name }, index) => (
        <>
          {index === 0 ? '' : index === authors.length - 1 ? ' and ' : ', '}
          <a rel="author" href={authorAddress(name)}>
            <bdi>{name}</bdi>
          </a>
        </>
      ))}
    </span>
  );
}
