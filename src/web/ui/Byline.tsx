import { authorAddress } from './addresses.ts';
import { remembered } from './remembered.ts';
import { ANONYMOUS } from './words.ts';

interface Signed {
  of: { authors: { name: string }[]; anonymous?: boolean };
  /** What stands for a name where there is none. */
  unnamed?: string;
}

/** Who wrote a work or a chapter, as far as the reader may know; one without a name on it says so. */
export const Byline = remembered(
  ({ of: { authors, anonymous }, unnamed }: Signed) =>
    authors.length === 0 ? `${anonymous} ${unnamed}` : `\n${authors.map(({ name }) => name).join('\n')}`,
  ({ of: { authors, anonymous = false }, unnamed = 'Unnamed author' }) =>
    authors.length === 0 ? (
      <span class="byline">{anonymous ? ANONYMOUS : unnamed}</span>
    ) : (
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
    ),
);
