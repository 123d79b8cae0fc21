import { KINDS } from '../../ui/kinds.ts';
import { NameBox } from './ActForm.tsx';
import { STATES, type AskedSearch } from './search.ts';
import { DESK_KINDS } from './words.ts';

/** Finds tags by words, kind, state and fandom. */
export function SearchForm({ search, fandom }: { search: AskedSearch; fandom: string }) {
  return (
    <form class="tag-search" method="get" action="/keeper/tags/search" role="search">
      <span class="name-box">
        <label for="words">Words of its name</label>
        <input type="search" id="words" name="words" value={search.words ?? ''} maxlength={200} dir="auto" />
      </span>
      <span class="name-box">
        <label for="kind">Kind</label>
        <select id="kind" name="kind">
          <option value="">any</option>
          {DESK_KINDS.map((kind) => (
            <option value={kind} selected={kind === search.kind}>
              {KINDS[kind].many}
            </option>
          ))}
        </select>
      </span>
      <span class="name-box">
        <label for="state">State</label>
        <select id="state" name="state">
          <option value="">any</option>
          {Object.entries(STATES).map(([state, words]) => (
            <option value={state} selected={state === search.state}>
              {words}
            </option>
          ))}
        </select>
      </span>
      <NameBox name="fandom" id="fandom" label="In works of the fandom" value={fandom} of="fandom" optional />
      <label class="tick">
        <input type="checkbox" name="fandomless" value="yes" checked={search.fandomless} /> in works without a
        canonical fandom
      </label>
      <button type="submit">Find</button>
    </form>
  );
}
