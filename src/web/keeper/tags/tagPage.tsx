import type { Handler } from 'hono';
import { countUses } from '../../../finding/desk/countUses.ts';
import { likelyMeanings } from '../../../tags/likely.ts';
import { shownName } from '../../../tags/map.ts';
import { VOCABULARY_KINDS } from '../../../tags/tag.ts';
import { readTagPage, type TagPage } from '../../../tags/tagPage.ts';
import { readWranglings } from '../../../tags/undo.ts';
import type { Site } from '../../site.ts';
import { readTagSeen } from '../../../works/tagSeen.ts';
import { elsewhere } from '../../answer.ts';
import { tagAddress, tagHomeAddress, tagNamed } from '../../ui/addresses.ts';
import { KINDS } from '../../ui/kinds.ts';
import { counted } from '../../ui/words.ts';
import { ItsMeaning } from './ItsMeaning.tsx';
import { ItsNames } from './ItsNames.tsx';
import { ItsPlace } from './ItsPlace.tsx';
import { ItsPeople } from './ItsPeople.tsx';
import { searchAddress } from './search.ts';
import { showTagsPage } from './TagsPage.tsx';
import { WranglingList } from './WranglingLine.tsx';

const LATEST = 8;

/** A tag on the desk: all that the map says of it, each with the act that changes it. */
export function tagDeskPage(site: Site): Handler {
  return async (c) => {
    const id = Number(c.req.param('id'));
    const page = await readTagPage(site.db, id, (ids) => countUses(site, ids));
    const [likely, history] = await Promise.all([
      page.tag.canonical ? [] : likelyMeanings(site.db, id),
      readWranglings(site.db, { tagId: id, limit: LATEST }),
    ]);
    const back = `/keeper/tags/${id}`;
    const name = shownName(page.tag);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1 class="long-name">
              <bdi>{name}</bdi>
            </h1>
            <p class="total">{stateOf(page)}</p>
          </div>
        </header>
        <Ways page={page} name={name} />
        <ItsMeaning page={page} likely={likely} back={back} />
        {page.tag.canonical ? <ItsNames page={page} back={back} /> : null}
        {page.tag.kind === 'relationship' || page.tag.kind === 'character' ? (
          <ItsPeople page={page} back={back} />
        ) : null}
        <ItsPlace page={page} back={back} />
        <section aria-labelledby="history">
          <h2 id="history">History</h2>
          {history.length === 0 ? <p class="quiet">Nobody has changed anything about it.</p> : null}
          <WranglingList lines={history} back={back} />
          {history.length === LATEST ? (
            <p class="onward">
              <a href={`/keeper/tags/history?tag=${id}`}>All of its history</a>
            </p>
          ) : null}
        </section>
      </>
    );
    return showTagsPage(c, site, { title: name, back, body });
  };
}

/** Leads from the name of a tag to it on the desk, or to a search for it. */
export function tagCalledSo(site: Site): Handler {
  return async (c) => {
    const name = tagNamed(c.req.param('name') ?? '');
    const seen = await readTagSeen(
      site.db,
      { viewer: 'keeper', count: (ids) => countUses(site, ids) },
      name,
      null,
    );
    return elsewhere(c, seen ? `/keeper/tags/${seen.tag.id}` : searchAddress({ words: name }), 303);
  };
}

function stateOf({ tag, works }: TagPage): string {
  const state = tag.canonical
    ? 'canonical'
    : tag.synonymOf !== null
      ? 'a synonym'
      : tag.aside
        ? 'set aside'
        : 'open';
  const seed = VOCABULARY_KINDS.includes(tag.kind) ? 'by the archive' : 'by a canon pack';
  const deciders = { person: 'by a person’s word', seed, rule: 'by the rule by use' };
  const by = tag.decidedAs && (tag.canonical || tag.synonymOf !== null) ? `, ${deciders[tag.decidedAs]}` : '';
  return `${KINDS[tag.kind].one}, ${state}${by}; ${counted(works, 'work')}`;
}

function Ways({ page: { tag, works }, name }: { page: TagPage; name: string }) {
  return (
    <p class="ways-on">
      {works > 0 ? <a href={tagAddress(name)}>Its works</a> : null}{' '}
      {tag.kind === 'media' ? null : <a href={tagHomeAddress(name)}>Its page</a>}{' '}
      {tag.kind === 'fandom' && tag.canonical ? (
        <a href={searchAddress({ fandom: name, state: 'unwrangled' })}>Its bin</a>
      ) : null}
    </p>
  );
}
