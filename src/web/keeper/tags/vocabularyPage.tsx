import type { Handler } from 'hono';
import { countUses } from '../../../finding/desk/countUses.ts';
import { Failure } from '../../../ground/failures.ts';
import type { MapKind } from '../../../store/schema.ts';
import { carryOut } from '../../../tags/carryOut.ts';
import { coinTag } from '../../../tags/coin.ts';
import { makeCanonical } from '../../../tags/makeCanonical.ts';
import { emptyOutcome, note } from '../../../tags/order.ts';
import { isFixed, VOCABULARY_KINDS } from '../../../tags/tag.ts';
import { readVocabulary, type VocabularyWord } from '../../../tags/vocabulary.ts';
import { elsewhere } from '../../answer.ts';
import type { Site } from '../../site.ts';
import { KINDS } from '../../ui/kinds.ts';
import { counted } from '../../ui/words.ts';
import { KEEPER } from '../act.ts';
import { sentForm } from '../guard.ts';
import { KeeperForm } from '../KeeperPage.tsx';
import { NameBox, WrangleButton } from './ActForm.tsx';
import { attempt, refusalIn } from './attempt.ts';
import { showTagsPage } from './TagsPage.tsx';
import { showRefusal, withSaid } from './wranglings.tsx';

const VOCABULARY = '/keeper/tags/vocabulary';

/** The words for ratings, warnings and categories: those of every archive, and the keeper's own. */
export function vocabularyPage(site: Site): Handler {
  return async (c) => {
    const words = await readVocabulary(site.db);
    const works = await countUses(
      site,
      words.map(({ id }) => id),
    );
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>Ratings and warnings</h1>
            <p class="total">The words of every archive stay. You may add words of your own.</p>
          </div>
        </header>
        {VOCABULARY_KINDS.map((kind) => (
          <section aria-labelledby={kind}>
            <h2 id={kind}>{KINDS[kind].many}</h2>
            <Words words={words.filter((word) => word.kind === kind)} works={works} />
            <KeeperForm action={VOCABULARY} class="wrangle">
              <input type="hidden" name="kind" value={kind} />
              <NameBox
                name="name"
                id={`new-${kind}`}
                label={`A ${KINDS[kind].one.toLowerCase()} of your own`}
              />
              <button type="submit" class="plain">
                Add it
              </button>
            </KeeperForm>
          </section>
        ))}
      </>
    );
    return showTagsPage(c, site, {
      title: 'Ratings and warnings',
      place: VOCABULARY,
      back: VOCABULARY,
      body,
    });
  };
}

function Words({ words, works }: { words: VocabularyWord[]; works: ReadonlyMap<number, number> }) {
  return (
    <ul class="entries">
      {words.map((word) => (
        <li class="with-act">
          <span>
            <a href={`/keeper/tags/${word.id}`}>
              <bdi>{word.name}</bdi>
            </a>{' '}
            <span class="count">
              {counted(works.get(word.id) ?? 0, 'work')}
              {word.synonyms > 0 ? `, ${counted(word.synonyms, 'other name')}` : ''}
            </span>
          </span>
          {isFixed(word) ? null : (
            <WrangleButton
              act="free"
              tagId={word.id}
              back={VOCABULARY}
              words="Take away"
              label={`Take away: ${word.name}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Adds a word. */
export function newWord(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const kind = VOCABULARY_KINDS.find((one) => one === form.get('kind'));
    const name = (form.get('name') ?? '').trim().slice(0, 100);
    try {
      const { outcome } = await attempt(site, true, async (tx) => {
        if (!kind || name === '')
          throw new Failure('field-invalid', { field: 'The word', reason: 'write one' });
        const done = await carryOut(tx, makeCanonical(await coinTag(tx, kind satisfies MapKind, name)), {
          by: KEEPER,
        });
        const added = emptyOutcome();
        await note(tx, added, done, []);
        return added;
      });
      return elsewhere(c, withSaid(VOCABULARY, outcome), 303);
    } catch (error) {
      return showRefusal(c, site, refusalIn(error), VOCABULARY);
    }
  };
}
