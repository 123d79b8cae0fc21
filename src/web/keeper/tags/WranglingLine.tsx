import type { Wrangling } from '../../../tags/undo.ts';
import { counted } from '../../ui/words.ts';
import { moment } from '../words.ts';
import { ActButton } from '../KeeperPage.tsx';
import { actWords, decider } from './words.ts';

/** A line of the log as a sentence: “W/T” means Tara Maclay/Willow Rosenberg. */
export function WranglingLine({ line }: { line: Wrangling }) {
  const { before, between, after } = actWords(line.undoneAct ?? line.act);
  return (
    <span class="wrangling">
      {line.undoes === null ? '' : 'Taken back: '}
      {before ? `${before} ` : ''}
      <TagName id={line.tagId} name={line.tag} />
      {between && line.other ? (
        <>
          {' '}
          {between} <TagName id={line.otherId} name={line.other} />
        </>
      ) : null}
      {after ? ` ${after}` : ''}
    </span>
  );
}

function TagName({ id, name }: { id: number | null; name: string | null }) {
  if (id === null) return <>several tags</>;
  return (
    <a href={`/keeper/tags/${id}`}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** The log of the map, each line with who, when, how many works, and a way back. */
export function WranglingList({ lines, back }: { lines: Wrangling[]; back: string }) {
  return (
    <ol class="catalogue wranglings">
      {lines.map((line) => (
        <li class="with-act">
          <div>
            <p class={line.undone ? 'entry undone' : 'entry'}>
              <WranglingLine line={line} />
            </p>
            <ul class="numbers">
              <li>{moment(line.at)}</li>
              <li>by {decider(line)}</li>
              <li>{counted(line.works, 'work')}</li>
              {line.undone ? <li>taken back since</li> : null}
            </ul>
          </div>
          {line.undone ? null : (
            <ActButton
              action="/keeper/tags/undoings"
              words="Undo"
              label={`Undo: ${line.tag ?? 'several tags'}, ${line.undoneAct ?? line.act}`}
              fields={{ lines: String(line.id), back }}
              quiet
            />
          )}
        </li>
      ))}
    </ol>
  );
}
