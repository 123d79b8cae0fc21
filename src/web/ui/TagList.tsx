import type { Blurb } from '../../works/blurb.ts';
import { tagAddress } from './addresses.ts';
import { remembered } from './remembered.ts';

/** Letters that three lines of a card hold. */
const THREE_LINES = 210;

interface Tag {
  kind: 'relationships' | 'characters' | 'freeforms';
  name: string;
}

/** Relationships, characters and the rest in one run, three lines of it at once; the others behind "n more". */
export function TagList({ work, all = false }: { work: Blurb; all?: boolean }) {
  const tags = tagsOf(work);
  if (tags.length === 0) return null;
  const shown = all ? tags.length : fitting(tags);
  const more = tags.slice(shown);
  return (
    <div class="tags-block">
      <ul class="tags commas" aria-label="Tags">
        {tags.slice(0, shown).map((tag) => (
          <TagItem tag={tag} />
        ))}
      </ul>
      {more.length > 0 ? (
        <details>
          <summary>{more.length} more</summary>
          <ul class="tags commas" aria-label="More tags">
            {more.map((tag) => (
              <TagItem tag={tag} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

const TagItem = remembered(
  ({ tag }: { tag: Tag }) => `${tag.kind} ${tag.name}`,
  ({ tag }) => (
    <li class={tag.kind}>
      <a class="tag" rel="tag" href={tagAddress(tag.name)}>
        <bdi>{tag.name}</bdi>
      </a>
    </li>
  ),
);

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
export function Fandoms({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
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
  );
}
