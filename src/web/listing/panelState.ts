import { addressOf } from '../../finding/query/address.ts';
import type { Query } from '../../finding/query/query.ts';
import type { TagKind } from '../../store/schema.ts';
import type { Entry } from '../../finding/query/parameters.ts';

/** The keys that the panel shows as lists of choices, in its order. */
export const CHOICE_KEYS = ['rating', 'warning', 'category', 'fandom', 'rel', 'char', 'tag', 'lang'] as const;
export type ChoiceKey = (typeof CHOICE_KEYS)[number];

/** The kind of tag that a key asks for; null: it asks for no tag. */
export const KIND_OF_KEY: Record<ChoiceKey, TagKind | null> = {
  rating: 'rating',
  warning: 'warning',
  category: 'category',
  fandom: 'fandom',
  rel: 'relationship',
  char: 'character',
  tag: 'additional',
  lang: null,
};

/** Fields of one value, by the parameter that they send. */
export const FIELDS = [
  'words_from',
  'words_to',
  'wpc_from',
  'wpc_to',
  'updated_from',
  'updated_to',
  'after',
  'before',
  'title',
  'text',
] as const;
export type PanelField = (typeof FIELDS)[number];

/** What a query looks like in the panel. */
export interface PanelState {
  included: Record<ChoiceKey, string[]>;
  excluded: Record<ChoiceKey, string[]>;
  /** Keys of which any of the names will do. */
  any: ReadonlySet<ChoiceKey>;
  /** Whether relationships count only where they are main. */
  onlyMain: boolean;
  fields: Partial<Record<PanelField, string>>;
  complete: string;
  crossover: string;
  /** What has no field here, in the query language. */
  rest: string;
  /** Further parameters, carried along as they are. */
  carried: Entry[];
}

/** The state of the panel for a query: every parameter of its address stands in exactly one place. */
export function panelState(query: Query): PanelState {
  const parameters = addressOf({ ...query, sort: null });
  const onlyMain = isOnlyMain(parameters);
  const state: PanelState = {
    included: none(),
    excluded: none(),
    any: new Set(
      CHOICE_KEYS.filter((key) => parameters.has(`any_${key}`) || parameters.has(`any_main_${key}`)),
    ),
    onlyMain,
    fields: {},
    complete: '',
    crossover: '',
    rest: '',
    carried: [],
  };
  for (const [name, value] of parameters)
    if (!placed(state, onlyMain ? name.replace(/^(any_)?main_rel$/, '$1rel') : name, value, parameters))
      state.carried.push([name, value]);
  return state;
}

/** Relationships are asked for, and all of them as main ones. */
function isOnlyMain(parameters: URLSearchParams): boolean {
  const has = (...names: string[]) => names.some((name) => parameters.has(name));
  return has('main_rel', 'any_main_rel') && !has('rel', 'any_rel');
}

/** Puts a parameter where the panel shows it; false: nowhere. */
function placed(state: PanelState, name: string, value: string, all: URLSearchParams): boolean {
  const { sign, key } = /^(?<sign>not_|any_)?(?<key>\w+)$/.exec(name)?.groups ?? {};
  const choice = CHOICE_KEYS.find((one) => one === key);
  if (choice !== undefined) {
    // Names that must all hold beside others of which any will do: the panel has one way a key.
    if (sign === 'any_' && all.has(choice)) return false;
    state[sign === 'not_' ? 'excluded' : 'included'][choice].push(value);
    return true;
  }
  if (name === 'q') state.rest = value;
  else if ((name === 'complete' || name === 'crossover') && state[name] === '') state[name] = value;
  else if (isField(name) && state.fields[name] === undefined) state.fields[name] = value;
  else return false;
  return true;
}

function isField(name: string): name is PanelField {
  return FIELDS.some((field) => field === name);
}

function none(): Record<ChoiceKey, string[]> {
  return { rating: [], warning: [], category: [], fandom: [], rel: [], char: [], tag: [], lang: [] };
}
