import type { Decision, StoredSuggestion } from '../../works/suggestions.ts';
import { tongue } from '../ui/Prose.tsx';
import { ActButton } from './KeeperPage.tsx';

interface Shown {
  suggestions: StoredSuggestion[];
  language: string | null;
  /** Where to go after deciding. */
  back: string;
}

const KINDS: Record<string, { one: string; many: string }> = {
  fandom: { one: 'Fandom', many: 'fandoms' },
  character: { one: 'Character', many: 'characters' },
  relationship: { one: 'Relationship', many: 'relationships' },
  warning: { one: 'Warning', many: 'warnings' },
  'additional tag': { one: 'Tag', many: 'tags' },
  rating: { one: 'Rating', many: 'ratings' },
  language: { one: 'Language', many: 'languages' },
};

/** What the text of a work makes likely, each with what to do about it. */
export function Suggestions({ suggestions, language, back }: Shown) {
  const byKind = Map.groupBy(suggestions, (one) => one.kind);
  const workId = suggestions[0]?.workId;
  return (
    <div class="suggestions">
      {[...byKind].map(([kind, those]) => (
        <TakeAll
          kind={kind}
          open={those.filter((one) => one.decision === 'open').length}
          workId={workId}
          back={back}
        />
      ))}
      <ul>
        {suggestions.map((suggestion) => (
          <Suggestion suggestion={suggestion} language={language} back={back} />
        ))}
      </ul>
    </div>
  );
}

function TakeAll(props: { kind: string; open: number; workId: number | undefined; back: string }) {
  const { kind, open, workId, back } = props;
  if (open < 2 || kind === 'rating' || kind === 'language') return null;
  return (
    <ActButton
      action={`/keeper/works/${workId}/decisions`}
      words={`Take all ${open} ${KINDS[kind]?.many ?? kind}`}
      fields={{ kind, decision: 'taken', back }}
      quiet
    />
  );
}

const DECIDED: Record<Decision, string> = { open: '', taken: 'Taken', refused: 'Refused' };

function Suggestion({
  suggestion,
  language,
  back,
}: {
  suggestion: StoredSuggestion;
  language: string | null;
  back: string;
}) {
  const { id, kind, value, because, decision } = suggestion;
  const decide = (to: Decision, words: string, quiet = true) => (
    <ActButton
      action={`/keeper/suggestions/${id}/decision`}
      words={words}
      label={`${words}: ${value}`}
      fields={{ decision: to, back }}
      quiet={quiet}
    />
  );
  return (
    <li id={`suggestion_${id}`} class={`suggestion ${decision}`}>
      <div class="what">
        <p>
          <span class="kind">{KINDS[kind]?.one ?? kind}</span> <strong>{value}</strong>
        </p>
        {decision === 'open' ? (
          <div class="acts">
            {decide('taken', 'Take', false)}
            {decide('refused', 'Refuse')}
          </div>
        ) : (
          <div class="acts">
            <span class="decided">{DECIDED[decision]}</span>
            {decide('open', 'Undo')}
          </div>
        )}
      </div>
      {decision === 'open' ? <Because sentences={because} language={language} /> : null}
    </li>
  );
}

/** The sentence that says it best, and the others behind it. */
function Because({ sentences, language }: { sentences: string[]; language: string | null }) {
  const [first, ...more] = sentences;
  if (first === undefined) return null;
  return (
    <>
      <blockquote class="because" {...tongue(language)}>
        {first}
      </blockquote>
      {more.length > 0 ? (
        <details>
          <summary>{more.length} more</summary>
          {more.map((sentence) => (
            <blockquote class="because" {...tongue(language)}>
              {sentence}
            </blockquote>
          ))}
        </details>
      ) : null}
    </>
  );
}
