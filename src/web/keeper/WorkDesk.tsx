import type { WorkPage } from '../../works/read.ts';
import type { Standing } from '../../works/standing.ts';
import type { StoredSuggestion } from '../../works/suggestions.ts';
import { workAddress } from '../ui/addresses.ts';
import { Byline } from '../ui/Byline.tsx';
import { tongue } from '../ui/Prose.tsx';
import { counted } from '../ui/words.ts';
import type { FieldNotes } from './FieldBox.tsx';
import type { NewWork } from '../../works/work.ts';
import type { FieldGroup } from './field.ts';
import { FieldForm } from './FieldForm.tsx';
import { ActButton } from './KeeperPage.tsx';
import { Suggestions } from './Suggestions.tsx';
import { WhoSeesIt } from './WhoSeesIt.tsx';

/** Everything that can be done with one work. */
export function WorkDesk({
  work,
  standing,
  groups,
  notes,
  suggestions,
}: {
  work: WorkPage;
  standing: Standing;
  groups: FieldGroup<NewWork>[];
  notes: FieldNotes;
  suggestions: StoredSuggestion[];
}) {
  return (
    <>
      <header class="keeper-head">
        <div>
          <h1 {...tongue(work.language)}>{work.title}</h1>
          <p class="total">
            by <Byline of={work} unnamed="an unnamed author" />, {counted(work.words, 'word')}
          </p>
        </div>
      </header>
      <nav class="work-places" aria-label="This work">
        <ul>
          <li>
            <a href={workAddress(work.id)}>Read it</a>
          </li>
          {suggestions.length > 0 ? (
            <li>
              <a href="#suggestions">Suggestions</a>
            </li>
          ) : null}
          <li>
            <a href="#edit">Facts</a>
          </li>
          <li>
            <a href="#chapters">Chapters</a>
          </li>
          <li>
            <a href={`/keeper/works/${work.id}/originals`}>Originals</a>
          </li>
          <li>
            <a href="#standing">Who sees it</a>
          </li>
          <li>
            <a href="#trashing">Put into the trash</a>
          </li>
        </ul>
      </nav>
      {suggestions.length > 0 ? <WorkSuggestions work={work} suggestions={suggestions} /> : null}
      <FieldForm
        action={`/keeper/works/${work.id}`}
        groups={groups}
        notes={notes}
        save="Save what I changed"
      />
      <ChapterList work={work} />
      <WhoSeesIt workId={work.id} standing={standing} />
      <section id="trashing" aria-labelledby="trashing-head">
        <h2 id="trashing-head">Put it away</h2>
        <p>
          In the trash nobody meets the work; its text, its original and its address stay, and it can be taken
          out again.
        </p>
        <ActButton action={`/keeper/works/${work.id}/trashing`} words="Put into the trash" quiet />
      </section>
    </>
  );
}

function WorkSuggestions({ work, suggestions }: { work: WorkPage; suggestions: StoredSuggestion[] }) {
  const open = suggestions.filter((one) => one.decision === 'open').length;
  return (
    <section id="suggestions" aria-labelledby="suggestions-head">
      <h2 id="suggestions-head">Suggestions</h2>
      <p class="quiet">
        {open > 0
          ? 'What the text makes likely. Nothing is published until you take it.'
          : 'All decided; each can be undone.'}
      </p>
      <Suggestions suggestions={suggestions} language={work.language} back={`/keeper/works/${work.id}`} />
    </section>
  );
}

function ChapterList({ work }: { work: WorkPage }) {
  return (
    <section id="chapters" aria-labelledby="chapters-head">
      <h2 id="chapters-head">Chapters</h2>
      <ol class="chapter-list">
        {work.chapters.map((chapter) => (
          <li>
            <a href={`/keeper/works/${work.id}/chapters/${chapter.id}`} {...tongue(work.language)}>
              {chapter.title ?? `Chapter ${chapter.number}`}
            </a>{' '}
            <span class="numbers">{counted(chapter.words, 'word')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
