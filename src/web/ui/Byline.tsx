import { authorAddress } from './addresses.ts';

/** Who wrote it; a work without a name on it says so. */
export function Byline({
  authors,
  unnamed = 'Unnamed author',
}: {
  authors: { name: string }[];
  unnamed?: string;
}) {
  if (authors.length === 0) return <span class="byline">{unnamed}</span>;
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
