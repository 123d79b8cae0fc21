import { readPeople, type NamedCount } from '../../finding/holdings.ts';
import { Failure } from '../../ground/failures.ts';
import { foldName } from '../../tags/tag.ts';
import type { PublicPage } from '../publicPage.ts';
import { asGuest } from '../site.ts';
import { authorAddress } from '../ui/addresses.ts';
import { DrawerPages, Drawers } from '../ui/Drawers.tsx';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { CountedNames } from '../ui/FandomList.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { byName, DRAWER_KEY, layOut } from '../ui/letters.ts';
import { counted } from '../ui/words.ts';

/** Names of a page. */
const MOST = 300;

/** Everyone who wrote something here, letter by letter when there are many, or those whose names hold some words. */
export const peoplePage: PublicPage = {
  query: {
    letter: DRAWER_KEY,
    page: /^(?!1$)[1-9]\d{0,5}$/,
    words: /^\P{C}{1,100}$/u,
  },
  async render(site, { query }) {
    const words = (query['words'] ?? '').trim();
    const people = await readPeople(site, asGuest(site));
    const sought = words === '' ? null : called(people, words);
    const laid = layOut(people, {
      drawer: query['letter'],
      page: Number(query['page'] ?? 1),
      most: MOST,
    });
    if (!laid && !sought) throw new Failure('page-not-found');
    const html = document(
      <Layout
        site={site}
        title={words === '' ? 'People' : `People called ${words}`}
        canonical={words === '' ? '/people' : undefined}
        description={`Who writes in ${site.settings.name}.`}
      >
        <header class="listing-head">
          <h1>People</h1>
          <p class="total">{counted(people.length, 'author')}</p>
        </header>
        {people.length === 0 ? <EmptyShelf /> : <NameSearch words={words} />}
        {sought ? <Found people={sought} words={words} /> : null}
        {laid && !sought ? (
          <>
            <Drawers of={laid} address="/people" />
            <CountedNames names={laid.entries} address={authorAddress} />
            <DrawerPages of={laid} address="/people" />
          </>
        ) : null}
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};

function called(people: NamedCount[], words: string): NamedCount[] {
  const sought = foldName(words).split(' ').filter(Boolean);
  return byName(
    people.filter(({ name }) => {
      const folded = foldName(name);
      return sought.every((word) => folded.includes(word));
    }),
  );
}

function NameSearch({ words }: { words: string }) {
  return (
    <form class="name-search" method="get" action="/people" role="search">
      <label for="words">Find a name</label>
      <div class="row">
        <input type="search" id="words" name="words" value={words} maxlength={100} dir="auto" />
        <button type="submit">Find</button>
      </div>
    </form>
  );
}

function Found({ people, words }: { people: NamedCount[]; words: string }) {
  const shown = people.slice(0, MOST);
  return (
    <>
      <p class="found" role="status">
        {people.length === 0 ? (
          <>
            Nobody here is called “<bdi>{words}</bdi>”.
          </>
        ) : (
          <>
            {counted(people.length, 'name')} with “<bdi>{words}</bdi>”
            {shown.length < people.length ? `, the first ${shown.length}` : ''}.
          </>
        )}{' '}
        <a href="/people">Everyone</a>
      </p>
      <CountedNames names={shown} address={authorAddress} />
    </>
  );
}
