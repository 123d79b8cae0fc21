import { slugOf } from '../../canon/fold.ts';
import type { PackProblem } from '../../canon/packProblems.ts';
import { counted } from '../ui/words.ts';
import { KeeperForm } from './KeeperPage.tsx';

/** How a pack is brought. */
export type PackWay = 'hand' | 'list' | 'yaml';

const field = (name: string, label: string, value: string, hint?: string) => (
  <p class="field">
    <label for={name}>{label}</label>
    {hint ? <span class="hint">{hint}</span> : null}
    <input type="text" id={name} name={name} value={value} maxlength={300} />
  </p>
);

const area = (name: string, label: string, value: string, rows: number, hint?: string) => (
  <p class="field words">
    <label for={name}>{label}</label>
    {hint ? <span class="hint">{hint}</span> : null}
    <textarea id={name} name={name} rows={rows} spellcheck={false}>
      {value}
    </textarea>
  </p>
);

/** The form of a way to bring a pack, with what was written in it before. */
export function PackForm({ way, said }: { way: PackWay; said: URLSearchParams }) {
  const of = (name: string, preset = '') => said.get(name) ?? preset;
  return (
    <KeeperForm action="/keeper/canon" class="pack-form" files={way !== 'hand'}>
      <input type="hidden" name="as" value={way} />
      <div class="fields">
        {way === 'yaml' ? (
          <>
            <Upload label="A pack, a YAML file" />
            {area('yaml', 'Or its text', of('yaml'), 24)}
          </>
        ) : (
          <>
            {field('fandom', 'Fandom', of('fandom'))}
            {field('codes', 'Short names', of('codes'), 'BTVS, Buffy: what stands before a number.')}
            {field('media', 'What it is', of('media', 'TV Shows'))}
            {way === 'list' ? <ListFields of={of} /> : <HandFields of={of} />}
          </>
        )}
      </div>
      <p class="save">
        <button type="submit">Check it and keep it</button>
      </p>
    </KeeperForm>
  );
}

function Upload({ label }: { label: string }) {
  return (
    <p class="field">
      <label for="file">{label}</label>
      <input type="file" id="file" name="file" />
    </p>
  );
}

function ListFields({ of }: { of: (name: string) => string }) {
  return (
    <>
      <Upload label="A table (CSV) or JSON as TVmaze gives it" />
      {area(
        'list',
        'Or its text',
        of('list'),
        16,
        'season, number, title, date, production: the first line says which is which.',
      )}
    </>
  );
}

function HandFields({ of }: { of: (name: string, preset?: string) => string }) {
  const counting = of('counting', 'episodes');
  return (
    <>
      <p class="field">
        <label for="counting">It is counted in</label>
        <select id="counting" name="counting">
          {['episodes', 'books', 'stories'].map((one) => (
            <option value={one} selected={one === counting}>
              {one}
            </option>
          ))}
        </select>
      </p>
      {area(
        'installments',
        'Episodes, books or stories',
        of('installments'),
        16,
        'One a line, in order. A line “Season 2” begins another season.',
      )}
      {area('characters', 'Characters', of('characters'), 8, 'One name a line, the leading ones first.')}
    </>
  );
}

/** What is wrong with a pack, with the line and its words. */
export function Problems({ problems, yaml }: { problems: readonly PackProblem[]; yaml: string }) {
  if (problems.length === 0) return null;
  const lines = yaml.split('\n');
  return (
    <div class="obstacles" role="alert" tabindex={-1} autofocus>
      <p>{`Nothing was kept yet: ${counted(problems.length, 'thing is', 'things are')} in the way.`}</p>
      <ul>
        {problems.map(({ line, message }) => (
          <li>
            {line === null ? message : `Line ${line}: ${message}`}
            {line === null ? null : (
              <code class="theirs">{(lines[line - 1] ?? '').trim().slice(0, 200)}</code>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was left out or guessed in making a pack of a list, before it is kept. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="obstacles" role="status" tabindex={-1} autofocus>
      <p>
        Nothing was kept yet. This was left out or guessed; put right what should be otherwise, and keep it.
      </p>
      <ul>
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </div>
  );
}

/** That a fandom has a pack, which a new one would take the place of. */
export function HasPack({ fandom }: { fandom: string }) {
  return (
    <div class="obstacles" role="alert" tabindex={-1} autofocus>
      <p>
        {`Nothing was kept: ${fandom} has a pack already, and this would take its place with all its characters. `}
        <a href={`/keeper/canon/${encodeURIComponent(slugOf(fandom))}`}>Edit that one</a>, or give this one
        another fandom.
      </p>
    </div>
  );
}
