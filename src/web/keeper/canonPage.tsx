import type { Handler } from 'hono';
import { SHIPPED_PACKS } from '../../canon/load.ts';
import { packsOnFile, type PackOnFile } from '../../canon/ownPacks.ts';
import { slugOf } from '../../canon/fold.ts';
import type { Site } from '../site.ts';
import { canonAddress } from '../ui/addresses.ts';
import { counted } from '../ui/words.ts';
import { ActButton, showPage } from './KeeperPage.tsx';

const SAID: Record<string, string> = {
  kept: 'The pack is kept. Settings whose words now make sense are being read anew.',
  dropped: 'Your pack is gone. Where one came with the program, that one counts again.',
};

/** All canon packs: those that came with the program, and the keeper's own. */
export function canonPage(site: Site): Handler {
  return async (c) => {
    const own = await packsOnFile(site.settings.canon);
    const replaced = new Set(own.flatMap(({ pack }) => (pack ? slugOf(pack.fandom) : [])));
    const shipped = (await packsOnFile(SHIPPED_PACKS)).filter(
      ({ pack }) => pack && !replaced.has(slugOf(pack.fandom)),
    );
    const body = (
      <>
        <header class="keeper-head">
          <h1>Canon packs</h1>
        </header>
        <p class="lead">
          A pack tells the archive what happens when in a show or a series of books. With it, stories stand
          where they are set, and readers can be kept from spoilers.
        </p>
        <p class="onward">
          <a href="/keeper/canon/new">Write one by hand</a>{' '}
          <a href="/keeper/canon/new?as=list">From a list of episodes</a>{' '}
          <a href="/keeper/canon/new?as=yaml">Paste or upload one</a>
        </p>
        {own.length > 0 ? <PackList heading="Your own" packs={own} isOwn /> : null}
        {shipped.length > 0 ? (
          <PackList heading="Came with the program" packs={shipped} isOwn={false} />
        ) : null}
      </>
    );
    return showPage(c, site, {
      title: 'Canon packs',
      place: '/keeper/canon',
      said: SAID[c.req.query('said') ?? ''],
      body,
    });
  };
}

function PackList({ heading, packs, isOwn }: { heading: string; packs: PackOnFile[]; isOwn: boolean }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="catalogue">
        {packs.map(({ file, pack }) => (
          <li class="with-act">
            <div>
              <p class="entry">
                {pack ? (
                  <a href={canonAddress(pack.fandom)}>
                    <bdi>{pack.fandom}</bdi>
                  </a>
                ) : (
                  `${file} does not fit the form, and is left out`
                )}
              </p>
              {pack ? (
                <ul class="numbers">
                  <li>{counted(pack.installments.length, 'installment')}</li>
                  <li>{counted(pack.characters.length, 'character')}</li>
                  <li>
                    <a href={`/keeper/canon/${encodeURIComponent(slugOf(pack.fandom))}`}>
                      {isOwn ? 'Edit' : 'Edit a copy'}
                      <span class="unseen"> of {pack.fandom}</span>
                    </a>
                  </li>
                </ul>
              ) : null}
            </div>
            {pack && isOwn ? (
              <ActButton
                action={`/keeper/canon/${encodeURIComponent(slugOf(pack.fandom))}/removal`}
                words="Take away"
                label={`Take away your pack of ${pack.fandom}`}
                quiet
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
