import { FORMATS } from '../../editions/formats.ts';
import { readHoldings } from '../../finding/holdings.ts';
import type { PublicPage } from '../publicPage.ts';
import { asGuest } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { counted, listed } from '../ui/words.ts';

/** What this place is, how reading works here, and what it knows about its readers. */
export const aboutPage: PublicPage = {
  async render(site) {
    const totals = await readHoldings(site, asGuest(site), 0);
    const { name } = site.settings;
    const html = document(
      <Layout site={site} title="About" canonical="/about" description={`About ${name}.`}>
        <header class="listing-head">
          <h1>About {name}</h1>
        </header>
        <div class="letter-page">
          <p>
            {name} is an archive of fan fiction. It holds {counted(totals.works, 'work')} and{' '}
            {counted(totals.words, 'word')}. The stories belong to the people who wrote them; the worlds they
            visit belong to theirs. Nothing here is sold.
          </p>
          <h2>Reading</h2>
          <p>
            <a href="/reading">Reading settings</a> change the colours, the typeface, its size and the width
            of a page, on every page, with or without JavaScript. A story opened again offers to go on where
            you stopped, down to the paragraph; that place is kept on your device and nowhere else.
          </p>
          <p>
            In a story, the right and left arrow keys turn to the next and the previous chapter (the other way
            round where the story is written from right to left). They do nothing while you write in a field.
          </p>
          <h2>Taking stories with you</h2>
          <p>
            Every work can be downloaded as {listed(Object.values(FORMATS).map((format) => format.name))}. The
            files hold everything, with the title, the author and the tags, and need nothing from this site to
            be read.
          </p>
          <h2>What this site knows of you</h2>
          <p>
            Nothing it could tell anyone. Pages are the same for everybody and load nothing from elsewhere.
            Readings are counted once a day for each work by a scrambled number that is thrown away with the
            day. Your reading settings are a cookie, your places are kept in your browser.
          </p>
          <h2>Authors</h2>
          <p>
            If a story of yours is here and you want it changed, signed or taken down, write to the keeper of
            this archive. You decide.
          </p>
        </div>
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};
