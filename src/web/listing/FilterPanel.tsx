import type { Child } from 'hono/jsx';
import { languageName } from '../../ground/languages.ts';
import type { Found, FoundFacets } from '../../finding/find.ts';
import type { Query } from '../../finding/query/query.ts';
import { number } from '../ui/words.ts';
import { ChoiceList, type PanelChoice } from './ChoiceList.tsx';
import { KIND_OF_KEY, panelState, type ChoiceKey, type PanelState } from './panelState.ts';
import { SortField } from './SortField.tsx';

interface PanelProps {
  /** The listing's own address, to which the form is sent. */
  address: string;
  query: Query;
  found: Found;
  /** The fandom this listing stands in, for completing names. */
  fandom: string | null;
}

/** Every filter as a plain form: the choices among the works found, fields for any other, and the order. */
export function FilterPanel({ address, query, found, fandom }: PanelProps) {
  const state = panelState(query);
  return (
    <search class="filters" id="filters" aria-labelledby="filters-heading">
      <form action={address} method="get">
        <div class="filters-head">
          <h2 id="filters-heading">Sort and filter</h2>
          <a class="close" href="#main">
            Close
          </a>
        </div>
        <SortField query={query} />
        <Section title="Include">
          {INCLUDED.map((key) => (
            <ChoiceList {...listOf(key, state, found, fandom)} excluding={false} />
          ))}
        </Section>
        <Section title="Exclude">
          {EXCLUDED.map((key) => (
            <ChoiceList {...listOf(key, state, found, fandom)} excluding={true} />
          ))}
        </Section>
        <More state={state} facets={found.facets} />
        {state.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="buttons">
          <button type="submit">Show works</button>
          <a href={address}>Start over</a>
        </p>
      </form>
    </search>
  );
}

const INCLUDED: readonly ChoiceKey[] = [
  'rating',
  'warning',
  'category',
  'fandom',
  'rel',
  'char',
  'tag',
  'lang',
];
const EXCLUDED: readonly ChoiceKey[] = [
  'rating',
  'warning',
  'category',
  'fandom',
  'rel',
  'char',
  'tag',
  'lang',
];

function Section({ title, children }: { title: string; children: Child }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function listOf(key: ChoiceKey, state: PanelState, { facets }: Found, fandom: string | null) {
  return {
    of: key,
    choices: choicesOf(key, facets),
    included: state.included[key],
    excluded: state.excluded[key],
    any: state.any.has(key),
    onlyMain: key === 'rel' && state.onlyMain,
    fandom,
  };
}

function choicesOf(key: ChoiceKey, facets: FoundFacets | null): PanelChoice[] {
  if (key === 'lang')
    return (facets?.languages ?? []).slice(0, 10).map(({ tag, works }) => ({
      value: tag,
      label: languageName(tag),
      works,
    }));
  const kind = KIND_OF_KEY[key];
  const choices = kind === null ? [] : (facets?.tags[kind] ?? []);
  return choices.map(({ name, works }) => ({ value: name, label: name, works }));
}

function More({ state, facets }: { state: PanelState; facets: FoundFacets | null }) {
  const { fields } = state;
  return (
    <Section title="More">
      <label class="field">
        Completion
        <select name="complete">
          <Option value="" chosen={state.complete}>
            All works
          </Option>
          <Option value="yes" chosen={state.complete}>
            Complete{works(facets?.complete.yes)}
          </Option>
          <Option value="no" chosen={state.complete}>
            In progress{works(facets?.complete.no)}
          </Option>
          <Option value="unknown" chosen={state.complete}>
            Nobody said{works(facets?.complete.unknown)}
          </Option>
        </select>
      </label>
      <label class="field">
        Crossovers
        <select name="crossover">
          <Option value="" chosen={state.crossover}>
            Crossovers too
          </Option>
          <Option value="exclude" chosen={state.crossover}>
            No crossovers
          </Option>
          <Option value="only" chosen={state.crossover}>
            Only crossovers{works(facets?.crossovers)}
          </Option>
        </select>
      </label>
      <Range legend="Words" name="words" state={state} hint="1000, 5k" />
      <Range legend="Words a chapter" name="wpc" state={state} hint="500" />
      <Range legend="Updated" name="updated" state={state} hint="2004-05-31, 2y" />
      <fieldset class="field">
        <legend>Place in canon</legend>
        <div class="pair">
          <label>
            after <input type="text" name="after" value={fields.after ?? ''} placeholder="6x19" />
          </label>
          <label>
            before <input type="text" name="before" value={fields.before ?? ''} placeholder="S7" />
          </label>
        </div>
      </fieldset>
      <label class="field">
        Words in the title
        <input type="text" name="title" value={fields.title ?? ''} />
      </label>
      <label class="field">
        Words in the text
        <input type="text" name="text" value={fields.text ?? ''} />
      </label>
      <label class="field">
        Anything else{' '}
        <span class="hint">
          words, or a line like <code>-tag:angst words&gt;5k</code>
        </span>
        <input type="search" name="q" value={state.rest} />
      </label>
      <p>
        <a href="/search-help">How searching works</a>
      </p>
    </Section>
  );
}

function works(count: number | undefined): string {
  return count === undefined ? '' : ` (${number(count)})`;
}

function Option(props: { value: string; chosen: string; children: Child }) {
  return (
    <option value={props.value} selected={props.value === props.chosen}>
      {props.children}
    </option>
  );
}

function Range(props: {
  legend: string;
  name: 'words' | 'wpc' | 'updated';
  state: PanelState;
  hint: string;
}) {
  const { legend, name, hint } = props;
  const { fields } = props.state;
  return (
    <fieldset class="field">
      <legend>
        {legend} <span class="hint">{hint}</span>
      </legend>
      <div class="pair">
        <label>
          from <input type="text" name={`${name}_from`} value={fields[`${name}_from`] ?? ''} size={9} />
        </label>
        <label>
          to <input type="text" name={`${name}_to`} value={fields[`${name}_to`] ?? ''} size={9} />
        </label>
      </div>
    </fieldset>
  );
}
