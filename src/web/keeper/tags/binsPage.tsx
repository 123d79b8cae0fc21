import type { Handler } from 'hono';
import type { MapKind } from '../../../store/schema.ts';
import { readBins, type Bin } from '../../../finding/desk/bins.ts';
import { countProposals } from '../../../tags/proposals.ts';
import { openRefilters } from '../../../tags/refilter.ts';
import { readWranglings } from '../../../tags/undo.ts';
import type { Site } from '../../site.ts';
import { counted, number } from '../../ui/words.ts';
import { pageAsked, Pages } from '../KeeperPage.tsx';
import { Jobs, RELOADED } from './Jobs.tsx';
import { searchAddress } from './search.ts';
import { SearchForm } from './SearchForm.tsx';
import { showTagsPage } from './TagsPage.tsx';
import { WranglingList } from './WranglingLine.tsx';

/** Bins of a page. */
const SHOWN = 100;
const LATEST = 5;

/** What waits for a wrangler: the bins, merges to decide, jobs that run, what was done last. */
export function binsPage(site: Site): Handler {
  return async (c) => {
    const page = pageAsked(c);
    const [{ bins, total }, proposals, jobs, latest] = await Promise.all([
      readBins(site, { skip: (page - 1) * SHOWN, take: SHOWN }),
      countProposals(site.db),
      openRefilters(site.db),
      readWranglings(site.db, { limit: LATEST }),
    ]);
    const waiting = proposals.reduce((sum, { waiting: one }) => sum + one, 0);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>Tags</h1>
            <p class="total">
              What authors write stays as they wrote it. Here you say what it means, and works are found by
              that.
            </p>
          </div>
        </header>
        <Jobs jobs={jobs} />
        {waiting > 0 ? (
          <p>
            <a href="/keeper/tags/merges">{counted(waiting, 'pair')} of tags</a> may mean the same: yes or no?
          </p>
        ) : null}
        <section aria-labelledby="find-tag">
          <h2 id="find-tag">Find a tag</h2>
          <SearchForm search={{}} fandom="" />
        </section>
        <section aria-labelledby="bins">
          <h2 id="bins">Bins</h2>
          <Bins bins={bins} />
          <Pages page={page} pages={Math.ceil(total / SHOWN)} address="/keeper/tags" />
        </section>
        {latest.length > 0 ? (
          <section aria-labelledby="latest">
            <h2 id="latest">Done last</h2>
            <WranglingList lines={latest} back="/keeper/tags" />
          </section>
        ) : null}
      </>
    );
    const head = jobs.length > 0 ? RELOADED : null;
    return showTagsPage(c, site, { title: 'Tags', place: '/keeper/tags', back: '/keeper/tags', head, body });
  };
}

function Bins({ bins }: { bins: Bin[] }) {
  if (bins.length === 0)
    return (
      <p class="quiet">
        Every bin is empty: each tag on a work is canonical, means something, stands below a fandom or is set
        aside.
      </p>
    );
  return (
    <>
      <p class="lead">
        Tags on works that nobody has said anything about, by the fandoms of those works. A tag lies in the
        bin of every fandom it is used in.
      </p>
      <ul class="catalogue bins">
        {bins.map((bin) => (
          <BinLine bin={bin} />
        ))}
      </ul>
    </>
  );
}

function BinLine({ bin }: { bin: Bin }) {
  const fandom = bin.fandom === null ? { fandomless: true } : { fandom: bin.fandom.name };
  const name = bin.fandom?.name ?? 'Works without a canonical fandom';
  const kinds: [MapKind, number, string][] = [
    ['character', bin.characters, 'character'],
    ['relationship', bin.relationships, 'relationship'],
    ['additional', bin.additional, 'other tag'],
  ];
  return (
    <li>
      <p class="entry">
        <a class="title" href={searchAddress({ ...fandom, state: 'unwrangled' })}>
          <bdi>{name}</bdi>
        </a>
      </p>
      <ul class="numbers">
        {kinds.map(([kind, count, word]) =>
          count > 0 ? (
            <li>
              <a
                href={searchAddress({ ...fandom, kind, state: 'unwrangled' })}
                aria-label={`${counted(count, word)}: ${name}`}
              >
                {`${number(count)} ${count === 1 ? word : `${word}s`}`}
              </a>
            </li>
          ) : null,
        )}
      </ul>
    </li>
  );
}
