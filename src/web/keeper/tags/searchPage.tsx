import type { Handler } from 'hono';
import { searchTags, type FoundTag, type TagSearch } from '../../../finding/desk/searchTags.ts';
import { resolveTag } from '../../../tags/resolve.ts';
import type { Site } from '../../site.ts';
import { KINDS } from '../../ui/kinds.ts';
import { counted } from '../../ui/words.ts';
import { KeeperForm, pageAsked, Pages } from '../KeeperPage.tsx';
import { NameBox, WRANGLINGS } from './ActForm.tsx';
import { searchAddress, searchAsked, type AskedSearch } from './search.ts';
import { SearchForm } from './SearchForm.tsx';
import { showTagsPage } from './TagsPage.tsx';

const PAGE_SIZE = 50;

/** Tags to be ticked, and what to do with them. */
export function searchPage(site: Site): Handler {
  return async (c) => {
    const asked = searchAsked(c);
    const page = pageAsked(c);
    const search = await searchOf(site, asked);
    const found = search ? await searchTags(site, search, page, PAGE_SIZE) : { tags: [], total: 0 };
    const address = searchAddress(asked);
    const back = page > 1 ? `${address}${address.includes('?') ? '&' : '?'}page=${page}` : address;
    const body = (
      <>
        <header class="keeper-head">
          <h1>Search the tags</h1>
        </header>
        <SearchForm search={asked} fandom={asked.fandom ?? ''} />
        {search === null ? (
          <p class="quiet" role="status">
            No canonical fandom is called “<bdi>{asked.fandom}</bdi>”.
          </p>
        ) : (
          <p class="total" role="status">
            {found.total === 0
              ? 'No tag is like that.'
              : `${counted(found.total, 'tag')}, the most used first`}
          </p>
        )}
        {found.tags.length > 0 ? <TagTable tags={found.tags} back={back} asked={asked} /> : null}
        <Pages page={page} pages={Math.ceil(found.total / PAGE_SIZE)} address={address} />
      </>
    );
    return showTagsPage(c, site, { title: 'Search the tags', place: '/keeper/tags/search', back, body });
  };
}

/** The search with its fandom by number; null: no canonical fandom is called so. */
async function searchOf(site: Site, asked: AskedSearch): Promise<TagSearch | null> {
  const { fandom, fandomless, ...rest } = asked;
  if (fandomless) return { ...rest, fandomId: null };
  if (fandom === undefined) return rest;
  const resolved = await resolveTag(site.db, 'fandom', fandom);
  return resolved?.canonical ? { ...rest, fandomId: resolved.canonical.id } : null;
}

function TagTable(props: { tags: FoundTag[]; back: string; asked: AskedSearch }) {
  const { tags, back, asked } = props;
  const { kind, fandom } = asked;
  return (
    <KeeperForm action={WRANGLINGS} class="tag-table">
      <input type="hidden" name="back" value={back} />
      <label class="tick all">
        <input type="checkbox" name="all" value="yes" /> All {tags.length} on this page
      </label>
      <ul class="catalogue">
        {tags.map((tag) => (
          <TagLine tag={tag} />
        ))}
      </ul>
      <fieldset class="bulk">
        <legend>With the ticked tags</legend>
        <span class="name-box">
          <label for="act">Do</label>
          <select id="act" name="act" required>
            <option value="">choose …</option>
            <option value="canonical">make canonical</option>
            <option value="synonym">let them mean this tag:</option>
            <option value="meta">put below this broader tag:</option>
            <option value="parent">put in this fandom or medium:</option>
            <option value="aside">set aside</option>
            <option value="not aside">put back into the bins</option>
            <option value="free">let stand open again</option>
          </select>
        </span>
        <NameBox
          name="other"
          id="other"
          label="This tag, where one is needed"
          of={kind === undefined ? 'tag media' : `${kind} fandom media`}
          fandom={fandom}
          optional
        />
        <button type="submit">Do it</button>
      </fieldset>
    </KeeperForm>
  );
}

function TagLine({ tag }: { tag: FoundTag }) {
  return (
    <li class="tag-line">
      <label class="tick">
        <input type="checkbox" name="tag" value={String(tag.id)} />
        <span class="unseen">
          Tick <bdi>{tag.name}</bdi>
        </span>
      </label>
      <input type="hidden" name="listed" value={String(tag.id)} />
      <div>
        <p class="entry long-name">
          <a class="title" href={`/keeper/tags/${tag.id}`}>
            <bdi>{tag.name}</bdi>
          </a>
        </p>
        <ul class="numbers">
          <li>{KINDS[tag.kind].one.toLowerCase()}</li>
          <li>{counted(tag.works, 'work')}</li>
          <li>
            {tag.meaning ? (
              <>
                means{' '}
                <a href={`/keeper/tags/${tag.meaning.id}`}>
                  <bdi>{tag.meaning.name}</bdi>
                </a>
              </>
            ) : tag.canonical ? (
              'canonical'
            ) : tag.aside ? (
              'set aside'
            ) : (
              'open'
            )}
          </li>
        </ul>
      </div>
    </li>
  );
}
