import type { Child } from 'hono/jsx';
import type { MapKind } from '../../store/schema.ts';
import type { TagEntry } from '../../tags/tagPage.ts';
import type { TagSeen } from '../../works/tagSeen.ts';
import { mediaAddress, tagAddress, tagHomeAddress } from './addresses.ts';
import { CountedNames } from './FandomList.tsx';
import { KINDS } from './kinds.ts';
import { counted } from './words.ts';

/** A tag, what it means, and everything that hangs together with it. */
export function TagPortrait({ seen, name }: { seen: TagSeen; name: string }) {
  const { tag } = seen;
  return (
    <article class="tag-home">
      <header class="listing-head">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="kind">
          {KINDS[tag.kind].one}
          <Parents parents={seen.parents} />
        </p>
      </header>
      <Meaning seen={seen} name={name} />
      <Names seen={seen} />
      <Related heading="Between" tags={seen.members} />
      <Related heading="Part of" tags={[...seen.metas, ...seen.metasBeyond]}>
        Works with this tag are found under these, too.
      </Related>
      <Related heading="Includes" tags={seen.subs}>
        Works with these are found under this tag, too.
      </Related>
      <Related heading="Relationships" tags={seen.relationships} />
      {(['character', 'relationship', 'additional'] as const).map((kind) => (
        <Related heading={KINDS[kind].many} tags={seen.children.filter((child) => child.kind === kind)} />
      ))}
      <Namesakes namesakes={seen.namesakes} />
    </article>
  );
}

function Parents({ parents }: { parents: TagEntry[] }) {
  return (
    <>
      {parents.map((parent, index) => (
        <>
          {index === 0 ? ' in ' : ', '}
          <a href={parent.kind === 'media' ? mediaAddress(parent.name) : tagHomeAddress(parent.name)}>
            <bdi>{parent.name}</bdi>
          </a>
        </>
      ))}
    </>
  );
}

/** What the name stands for, and the way to its works. */
function Meaning({ seen, name }: { seen: TagSeen; name: string }) {
  const { tag, works, meaning, meanings } = seen;
  if (meaning)
    return (
      <p class="lead">
        “<bdi>{name}</bdi>” means <TagLink name={meaning.name} />. Works that carry it are found there:{' '}
        <WorksLink name={meaning.name} works={meaning.works} />.
      </p>
    );
  if (tag.canonical)
    return (
      <p class="lead">
        {works === 0 ? 'No work here carries this tag yet.' : <WorksLink name={name} works={works} />}
      </p>
    );
  return (
    <>
      <Elsewhere name={name} meanings={meanings} />
      {meanings.length > 0 ? (
        <p class="lead">
          Elsewhere it stands as its authors wrote it.
          {works > 0 ? ` ${counted(works, 'work carries', 'works carry')} it by this very name.` : ''}
        </p>
      ) : (
        <p class="lead">
          This tag stands as its authors wrote it. Nobody has said yet how it hangs together with others, so
          it is found by this very name: <WorksLink name={name} works={works} />.
        </p>
      )}
    </>
  );
}

/** A name that no work carries, but that is known to mean something. */
export function NamedElsewhere(props: {
  name: string;
  meanings: { kind: MapKind; name: string; fandom: string | null }[];
}) {
  const { name, meanings } = props;
  return (
    <article class="tag-home">
      <header class="listing-head">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="kind">Another name</p>
      </header>
      <Elsewhere
        name={name}
        meanings={meanings.map((meaning) => ({
          canonical: meaning,
          fandom: meaning.fandom === null ? null : { name: meaning.fandom },
        }))}
      />
    </article>
  );
}

function Elsewhere(props: {
  name: string;
  meanings: { canonical: { name: string }; fandom: { name: string } | null }[];
}) {
  const { name } = props;
  const everywhere = new Set(
    props.meanings.flatMap(({ canonical, fandom }) => (fandom ? [] : canonical.name)),
  );
  // What it means everywhere it means in a fandom, too.
  const meanings = props.meanings.filter(
    ({ canonical, fandom }) => fandom === null || !everywhere.has(canonical.name),
  );
  if (meanings.length === 0) return null;
  return (
    <ul class="meanings">
      {meanings.map(({ canonical, fandom }) => (
        <li>
          {fandom ? (
            <>
              In works of <TagLink name={fandom.name} />,{' '}
            </>
          ) : null}
          “<bdi>{name}</bdi>” means <TagLink name={canonical.name} />.
        </li>
      ))}
    </ul>
  );
}

function Names({ seen: { synonyms, aliases } }: { seen: TagSeen }) {
  const names = aliases.filter(({ fandom, name }) => fandom && !synonyms.some((one) => one.name === name));
  const others = [...new Set([...synonyms.map((one) => one.name), ...names.map((one) => one.name)])];
  if (others.length === 0) return null;
  return (
    <section>
      <h2>Also called</h2>
      <ul class="tags commas">
        {others.map((other) => (
          <li>
            <bdi>{other}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Related({ heading, tags, children }: { heading: string; tags: TagEntry[]; children?: Child }) {
  if (tags.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      {children ? <p class="hint">{children}</p> : null}
      <CountedNames names={tags} address={tagHomeAddress} />
    </section>
  );
}

function Namesakes({ namesakes }: { namesakes: TagSeen['namesakes'] }) {
  if (namesakes.length === 0) return null;
  return (
    <section>
      <h2>Of the same name</h2>
      <ul class="tags commas">
        {namesakes.map(({ kind, name }) => (
          <li>
            <a class="tag" href={`${tagHomeAddress(name)}?${new URLSearchParams({ kind })}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            ({KINDS[kind].one.toLowerCase()})
          </li>
        ))}
      </ul>
    </section>
  );
}

function TagLink({ name }: { name: string }) {
  return (
    <a class="tag" href={tagHomeAddress(name)}>
      <bdi>{name}</bdi>
    </a>
  );
}

function WorksLink({ name, works }: { name: string; works: number }) {
  return <a href={tagAddress(name)}>{counted(works, 'work')}</a>;
}
