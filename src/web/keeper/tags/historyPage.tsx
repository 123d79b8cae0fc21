import type { Handler } from 'hono';
import { namesOf } from '../../../tags/tagNames.ts';
import { readWranglings } from '../../../tags/undo.ts';
import type { Site } from '../../site.ts';
import { showTagsPage } from './TagsPage.tsx';
import { WranglingList } from './WranglingLine.tsx';

const PAGE_SIZE = 50;

/** Who changed what on the map, newest first; of one tag or of all. */
export function historyPage(site: Site): Handler {
  return async (c) => {
    const asked = (name: string) => {
      const said = c.req.query(name) ?? '';
      return /^[1-9]\d{0,14}$/.test(said) ? Number(said) : undefined;
    };
    const [tagId, before] = [asked('tag'), asked('before')];
    const which = { ...(tagId === undefined ? {} : { tagId }), ...(before === undefined ? {} : { before }) };
    const lines = await readWranglings(site.db, { ...which, limit: PAGE_SIZE + 1 });
    const [name] = tagId === undefined ? [] : await namesOf(site.db, [tagId]);
    const shown = lines.slice(0, PAGE_SIZE);
    const at = (from: number | undefined) => {
      const query = new URLSearchParams({
        ...(tagId !== undefined && { tag: String(tagId) }),
        ...(from !== undefined && { before: String(from) }),
      });
      return query.size > 0 ? `/keeper/tags/history?${query}` : '/keeper/tags/history';
    };
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>History</h1>
            {name === undefined ? null : (
              <p class="total">
                of{' '}
                <a href={`/keeper/tags/${tagId}`}>
                  <bdi>{name}</bdi>
                </a>
              </p>
            )}
          </div>
        </header>
        {shown.length === 0 ? (
          <p class="quiet">
            Nothing was changed yet. Every change of the map will stand here, with a way back.
          </p>
        ) : (
          <WranglingList lines={shown} back={at(before)} />
        )}
        <nav class="paging" aria-label="Pages">
          {before !== undefined ? <a href={at(undefined)}>Newest</a> : null}
          {lines.length > PAGE_SIZE ? (
            <a rel="next" href={at(shown.at(-1)?.id)}>
              Older →
            </a>
          ) : null}
        </nav>
      </>
    );
    return showTagsPage(c, site, {
      title: 'History of the tags',
      place: '/keeper/tags/history',
      back: at(before),
      body,
    });
  };
}
