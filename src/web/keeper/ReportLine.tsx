import type { ReportItem } from '../../intake/reports.ts';
import { counted } from '../ui/words.ts';
import { OUTCOMES } from './Progress.tsx';
import { understood, type Understood } from './understood.ts';

/** Files that a line names one by one; the others are counted. */
const FILES_SHOWN = 3;

/** What became of one work's file or files. */
export function ReportLine({ item }: { item: ReportItem }) {
  const { reading } = item;
  const fields = understood(reading);
  return (
    <li id={`item_${item.id}`} class={`line ${item.outcome.replace(' ', '-')}`}>
      <p class="outcome">
        <span class="stamp">{OUTCOMES[item.outcome]}</span> <Heading item={item} />
      </p>
      <ul class="numbers">
        {item.title === null && item.files.length === 1 ? null : <li>{filesOf(item.files)}</li>}
        {reading.format === 'unknown' ? null : <li>{reading.format}</li>}
        {reading.encoding ? <li>{reading.encoding}</li> : null}
        {item.openSuggestions > 0 ? (
          <li>
            <a href={`/keeper/works/${item.workId}#suggestions`}>
              {counted(item.openSuggestions, 'suggestion')}
            </a>
          </li>
        ) : null}
      </ul>
      {reading.error ? (
        <p class="problem">
          {reading.error.message} <code>{reading.error.code}</code>
        </p>
      ) : null}
      {reading.problems.length > 0 ? (
        <ul class="problems">
          {reading.problems.map(({ code, message, line }) => (
            <li>
              {message}{' '}
              <span class="where">
                {line ? `line ${line}, ` : ''}
                <code>{code}</code>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {fields.length > 0 ? <Fields fields={fields} title={item.title ?? item.files[0] ?? ''} /> : null}
    </li>
  );
}

function Heading({ item }: { item: ReportItem }) {
  if (item.workId === null) return <span class="title">{item.title ?? item.files[0]}</span>;
  if (item.outcome === 'in trash') return <a href="/keeper/trash">{item.title}</a>;
  return (
    <a class="title" href={`/keeper/works/${item.workId}`}>
      {item.title}
    </a>
  );
}

function Fields({ fields, title }: { fields: Understood[]; title: string }) {
  const guesses = fields.filter((field) => field.isGuess).length;
  return (
    <details>
      <summary aria-label={`What was understood of ${title}`}>
        {counted(fields.length - guesses, 'field')} understood{guesses > 0 ? `, ${guesses} guessed` : ''}
      </summary>
      <dl class="understood">
        {fields.map(({ label, value, where, isGuess }) => (
          <div class={isGuess ? 'guess' : undefined}>
            <dt>{label}</dt>
            <dd>
              {value ?? 'found'} {where ? <span class="where">← {where}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function filesOf(files: string[]): string {
  const named = files.slice(0, FILES_SHOWN).join(', ');
  return files.length > FILES_SHOWN ? `${named} and ${files.length - FILES_SHOWN} more` : named;
}
