import { KEYS } from '../../finding/query/keyTable.ts';
import { parseQuery } from '../../finding/query/parse.ts';
import type { PublicPage } from '../publicPage.ts';
import { listingAddress } from '../listing/listingAddress.ts';
import { document, Layout } from '../ui/Layout.tsx';

/** What people want to ask, as a line and in words. */
const EXAMPLES: readonly { line: string; says: string }[] = [
  {
    line: 'kettle',
    says: 'works with the word kettle, in any of its forms, in their texts, titles, summaries or tags',
  },
  { line: '"the kettle sang"', says: 'exactly these words, one after the other' },
  { line: 'title:winter', says: 'winter in the title' },
  { line: 'fandom:"Harry Potter" rating<=teen', says: 'a fandom, up to a rating' },
  {
    line: '-tag:angst -warning:"major character death"',
    says: 'without a tag and a warning, by any of their names',
  },
  { line: 'tag:(fluff|humor)', says: 'one of two tags' },
  { line: 'member:"Willow Rosenberg"', says: 'any relationship that someone is in' },
  { line: 'main:rel:willow/tara', says: 'a relationship that the work is mainly about' },
  { line: 'exact:tag:Hurt', says: 'one tag only, none of its other names' },
  { line: 'words:5k-20k complete:yes', says: 'finished works of a length' },
  { line: 'updated<30d', says: 'updated within thirty days' },
  { line: 'after:6x19 -is:crossover', says: 'set later than an episode, and no crossovers' },
  { line: 'lang:(de|fr)', says: 'in one of two languages' },
  { line: 'sort:words', says: 'the longest first; sort:+words turns it round' },
];

/** How searching works, with examples to try and every key. */
export const searchHelpPage: PublicPage = {
  async render(site) {
    const html = document(
      <Layout
        site={site}
        title="How searching works"
        canonical="/search-help"
        description={`How to find works in ${site.settings.name}.`}
      >
        <header class="listing-head">
          <h1>How searching works</h1>
        </header>
        <div class="letter-page">
          <p>
            Every list of works can be searched and filtered: with the filters beside it, or with a line. Both
            say the same, and what you asked for is in the address: keep it, share it, follow it in a feed
            reader.
          </p>
          <p>
            What stands side by side must all hold. A <code>-</code> rules out, <code>|</code> is “or”,
            quotation marks keep words together. Tags are found by any of their names, and narrower tags with
            them.
          </p>
        </div>
        <section aria-labelledby="examples">
          <h2 id="examples">Examples</h2>
          <dl class="examples">
            {EXAMPLES.map(({ line, says }) => (
              <div>
                <dt>
                  <a href={listingAddress('/works', parseQuery(line).query)}>
                    <code>{line}</code>
                  </a>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="keys">
          <h2 id="keys">Everything that can be asked for</h2>
          <dl class="examples">
            {KEYS.map(({ key, says, example }) => (
              <div>
                <dt>
                  <code>{example}</code>
                </dt>
                <dd>
                  <b>{key}</b>: {plain(says)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};

/** The key table is written for Markdown. */
function plain(says: string): string {
  return says.replaceAll('`', '');
}
