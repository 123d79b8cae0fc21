import type { Child } from 'hono/jsx';
import { languageName } from '../../ground/languages.ts';
import type { Found, FoundFacets } from '../../finding/find.ts';
import type { Query } from '../../finding/query/query.ts';
import { number } from '../ui/words.ts';
import { pieces } from '../ui/piece.ts';
import { stencil } from '../ui/stencil.ts';
import { ChoiceList, choiceWords, type PanelChoice } from './ChoiceList.tsx';
import {
  CHOICE_KEYS,
  FIELDS,
  KIND_OF_KEY,
  panelState,
  type ChoiceKey,
  type PanelField,
  type PanelState,
} from './panelState.ts';
import { SortField } from './SortField.tsx';

interface PanelProps {
  /** The listing's own address, to which the form is sent. */
  address: string;
  query: Query;
  found: Found;
  /** The fandom this listing stands in, for completing names. */
  fandom: string | null;
}

const Panel = stencil(
  ['address', 'sort', 'include', 'exclude', 'more', 'carried'],
  ({ address, sort, include, exclude, more, carried }) => (
    <search class="filters" id="filters" aria-labelledby="filters-heading">
      <form action={address} method="get">
        <div class="filters-head">
          <h2 id="filters-heading">Sort and filter</h2>
          <a class="close" href="#main">
            Close
          </a>
        </div>
        {sort}
        <Section title="Include">{include}</Section>
        <Section title="Exclude">{exclude}</Section>
        {more}
        {carried}
        <p class="buttons">
          <button type="submit">Show works</button>
          <a href={address}>Start over</a>
        </p>
      </form>
    </search>
  ),
);

/** Every filter as a plain form: the choices among the works found, fields for any other, and the order. */
export function FilterPanel({ address, query, found, fandom }: PanelProps) {
  const state = panelState(query);
  const lists = CHOICE_KEYS.map((key) => listOf(key, state, found, fandom));
  return Panel({
    address,
    sort: SortField({ query }),
    include: pieces(lists.map((list) => ChoiceList({ ...list, excluding: false }))),
    exclude: pieces(lists.map((list) => ChoiceList({ ...list, excluding: true }))),
    more: more(state, found.facets),
    carried: pieces(state.carried.map(([name, value]) => <input type="hidden" name={name} value={value} />)),
  });
}

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
      words: choiceWords(languageName(tag), works),
    }));
  const kind = KIND_OF_KEY[key];
  const choices = kind === null ? [] : (facets?.tags[kind] ?? []);
  return choices.map(({ name, works }) => ({ value: name, words: choiceWords(name, works) }));
}

/** Numbers of works beside the choices, and what stands in the fields. */
const MORE = ['yes', 'no', 'unknown', 'crossovers', 'rest'] as const;

const More = stencil([...MORE, ...FIELDS], (holes, shape: string) => {
  const { complete, crossover } = JSON.parse(shape) as Pick<PanelState, 'complete' | 'crossover'>;
  return (
    <Section title="More">
      <label class="field">
        Completion
        <select name="complete">
          <Option value="" chosen={complete}>
            All works
          </Option>
          <Option value="yes" chosen={complete}>
            Complete{holes.yes}
          </Option>
          <Option value="no" chosen={complete}>
            In progress{holes.no}
          </Option>
          <Option value="unknown" chosen={complete}>
            Nobody said{holes.unknown}
          </Option>
        </select>
      </label>
      <label class="field">
        Crossovers
        <select name="crossover">
          <Option value="" chosen={crossover}>
            Crossovers too
          </Option>
          <Option value="exclude" chosen={crossover}>
            No crossovers
          </Option>
          <Option value="only" chosen={crossover}>
            Only crossovers{holes.crossovers}
          </Option>
        </select>
      </label>
      <Range legend="Words" name="words" fields={holes} hint="1000, 5k" />
      <Range legend="Words a chapter" name="wpc" fields={holes} hint="500" />
      <Range legend="Updated" name="updated" fields={holes} hint="2004-05-31, 2y" />
      <fieldset class="field">
        <legend>Place in canon</legend>
        <div class="pair">
          <label>
            after <input type="text" name="after" value={holes.after} placeholder="6x19" />
          </label>
          <label>
            before <input type="text" name="before" value={holes.before} placeholder="S7" />
          </label>
        </div>
      </fieldset>
      <label class="field">
        Words in the title
        <input type="text" name="title" value={holes.title} />
      </label>
      <label class="field">
        Words in the text
        <input type="text" name="text" value={holes.text} />
      </label>
      <label class="field">
        Anything else{' '}
        <span class="hint">
          words, or a line like <code>-tag:angst words&gt;5k</code>
        </span>
        <input type="search" name="q" value={holes.rest} />
      </label>
      <p>
        <a href="/search-help">How searching works</a>
      </p>
    </Section>
  );
});

function more({ fields, complete, crossover, rest }: PanelState, facets: FoundFacets | null) {
  const written = Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? '']));
  return More(
    {
      ...(written as Record<PanelField, string>),
      yes: works(facets?.complete.yes),
      no: works(facets?.complete.no),
      unknown: works(facets?.complete.unknown),
      crossovers: works(facets?.crossovers),
      rest,
    },
    JSON.stringify({ complete, crossover }),
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
  fields: Record<PanelField, string>;
  hint: string;
}) {
  const { legend, name, hint, fields } = props;
  return (
    <fieldset class="field">
      <legend>
        {legend} <span class="hint">{hint}</span>
      </legend>
      <div class="pair">
        <label>
          from <input type="text" name={`${name}_from`} value={fields[`${name}_from`]} size={9} />
        </label>
        <label>
          to <input type="text" name={`${name}_to`} value={fields[`${name}_to`]} size={9} />
        </label>
      </div>
    </fieldset>
  );
}
