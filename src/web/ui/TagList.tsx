import type { Blurb } from '../../works/blurb.ts';
import { tagAddress } from './addresses.ts';
import { NOTHING, pieces } from './piece.ts';
import { remembered } from './remembered.ts';
import { stencil } from './stencil.ts';

/** Letters that three lines of a card hold. */
const THREE_LINES = 210;

interface Tag {
  kind: 'relationships' | 'characters' | 'freeforms';
  name: string;
}

const Run = stencil(['tags', 'count', 'rest'], ({ tags, count, rest }, hasMore) => (
  <div class="tags-block">
    <ul class="tags commas" aria-label="Tags">
      {tags}
    </ul>
    {hasMore ? (
      <details>
        <summary>{count} more</summary>
        <ul class="tags commas" aria-label="More tags">
          {rest}
        </ul>
      </details>
    ) : null}
  </div>
));

/** Relationships, characters and the rest in one run, three lines of it at once; the others behind "n more". */
export function TagList({ work, all = false }: { work: Blurb; all?: boolean }) {
  const tags = tagsOf(work);
  if (tags.length === 0) return NOTHING;
  const shown = all ? tags.length : fitting(tags);
  const more = tags.slice(shown);
  return Run({ tags: items(tags.slice(0, shown)), count: more.length, rest: items(more) }, more.length > 0);
}

const Item = stencil(['address', 'name'], ({ address, name }, kind: Tag['kind']) => (
  <li class={kind}>
    <a class="tag" rel="tag" href={address}>
      <bdi>{name}</bdi>
    </a>
  </li>
));

function items(tags: readonly Tag[]) {
  return pieces(tags.map(({ kind, name }) => Item({ address: tagAddress(name), name }, kind)));
}

function tagsOf(work: Blurb): Tag[] {
  const of = (kind: Tag['kind'], names: string[]) => names.map((name) => ({ kind, name }));
  return [
    ...of('relationships', work.relationships),
    ...of('characters', work.characters),
    ...of('freeforms', work.additionalTags),
  ];
}

/** How many tags the lines hold; a last one or two are not worth hiding. */
function fitting(tags: Tag[]): number {
  let room = THREE_LINES;
  for (const [index, { name }] of tags.entries()) {
    room -= name.length + 3;
    if (room < 0 && index > 0) return tags.length - index <= 2 ? tags.length : index;
  }
  return tags.length;
}

/** The fandoms of a work, on one line. */
export const Fandoms = remembered(
  ({ names }: { names: string[] }) => names.join('\n'),
  ({ names }) => (
    <>
      {names.length === 0 ? null : (
        <p class="fandoms">
          {names.map((name, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <a class="tag" href={tagAddress(name)}>
                <bdi>{name}</bdi>
              </a>
            </>
          ))}
        </p>
      )}
    </>
  ),
);
