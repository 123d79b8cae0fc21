import { languageTag } from '../../ground/languages.ts';
import { NOTHING, pieces, type Markup } from '../ui/piece.ts';
import { stencil } from '../ui/stencil.ts';
import { number } from '../ui/words.ts';
import { KIND_OF_KEY, type ChoiceKey } from './panelState.ts';

/** A choice among the works found. */
export interface PanelChoice {
  /** What the form sends. */
  value: string;
  words: Markup;
}

interface ChoiceListProps {
  of: ChoiceKey;
  choices: PanelChoice[];
  included: string[];
  excluded: string[];
  any: boolean;
  onlyMain: boolean;
  excluding: boolean;
  fandom: string | null;
}

const LEGENDS: Record<ChoiceKey, string> = {
  rating: 'Ratings',
  warning: 'Warnings',
  category: 'Categories',
  fandom: 'Fandoms',
  rel: 'Relationships',
  char: 'Characters',
  tag: 'Additional tags',
  lang: 'Languages',
};

/** A work has one rating and one language: several of them can only mean "any of these". */
const SINGLE: ReadonlySet<ChoiceKey> = new Set(['rating', 'lang']);
/** Kinds of which there are more than a list holds. */
const ENDLESS: ReadonlySet<ChoiceKey> = new Set(['fandom', 'rel', 'char', 'tag']);

/** What varies in the shape of a list, as text. */
interface ListShape {
  of: ChoiceKey;
  excluding: boolean;
  open: boolean;
  chosen: boolean;
  any: boolean;
  onlyMain: boolean;
  inFandom: boolean;
}

const List = stencil(['chosen', 'ticks', 'fandom'], ({ chosen, ticks, fandom }, shape: string) => {
  const { of, excluding, open, any, onlyMain, ...has } = JSON.parse(shape) as ListShape;
  return (
    <details class="choices" open={open}>
      <summary>
        {LEGENDS[of]}
        {has.chosen ? <span class="chosen"> {chosen} chosen</span> : null}
      </summary>
      <fieldset>
        <legend class="unseen">{`${excluding ? 'Exclude' : 'Include'}: ${LEGENDS[of]}`}</legend>
        <ul>{ticks}</ul>
        {ENDLESS.has(of) ? (
          <Further of={of} excluding={excluding} fandom={has.inFandom ? fandom : undefined} />
        ) : null}
        {!excluding && !SINGLE.has(of) ? <Matching of={of} any={any} onlyMain={onlyMain} /> : null}
      </fieldset>
    </details>
  );
});

/** The choices of one kind as ticks, what is chosen first, and a field for any other. */
export function ChoiceList(props: ChoiceListProps) {
  const { of, excluding, any, onlyMain, fandom } = props;
  const ticked = excluding ? props.excluded : props.included;
  const choices = withChosen(props.choices, ticked, of);
  if (choices.length === 0 && !ENDLESS.has(of)) return NOTHING;
  const shape: ListShape = {
    of,
    excluding,
    open: ticked.length > 0 || (!excluding && OPEN.has(of)),
    chosen: ticked.length > 0,
    any,
    onlyMain,
    inFandom: fandom !== null,
  };
  const name = parameterOf(of, excluding);
  return List(
    {
      chosen: number(ticked.length),
      ticks: pieces(choices.map(({ value, words }) => Tick({ name, value, words }, ticked.includes(value)))),
      fandom: fandom ?? '',
    },
    JSON.stringify(shape),
  );
}

const OPEN: ReadonlySet<ChoiceKey> = new Set(['rating', 'warning', 'category']);

function parameterOf(of: ChoiceKey, excluding: boolean): string {
  if (excluding) return `not_${of}`;
  return SINGLE.has(of) ? `any_${of}` : of;
}

const Tick = stencil(['name', 'value', 'words'], ({ name, value, words }, ticked) => (
  <li>
    <label class="tick">
      <input type="checkbox" name={name} value={value} checked={ticked} />
      {words}
    </label>
  </li>
));

const Words = stencil(['label', 'works'], ({ label, works }, counted) => (
  <span>
    <bdi>{label}</bdi> {counted ? <span class="count">({works})</span> : null}
  </span>
));

/** How a choice reads, included or excluded. `works`: how many of those found have it; null: not counted here. */
export function choiceWords(label: string, works: number | null): Markup {
  return Words({ label, works: works === null ? '' : number(works) }, works !== null);
}

function Further(props: { of: ChoiceKey; excluding: boolean; fandom: string | undefined }) {
  const { of, excluding, fandom } = props;
  const what = LEGENDS[of].toLowerCase();
  return (
    <label class="field">
      {excluding ? `Other ${what} to exclude` : `Other ${what}`}
      <tag-field kind={KIND_OF_KEY[of] ?? undefined} fandom={fandom}>
        <input type="text" name={`more_${excluding ? 'not_' : ''}${of}`} autocomplete="off" />
      </tag-field>
    </label>
  );
}

/** Whether all or any of the names; whether a ship must be what the work is mainly about. */
function Matching({ of, any, onlyMain }: { of: ChoiceKey; any: boolean; onlyMain: boolean }) {
  return (
    <>
      <label class="tick quiet">
        <input type="checkbox" name={`match_${of}`} value="any" checked={any} />
        <span>any of these will do</span>
      </label>
      {of === 'rel' ? (
        <label class="tick quiet">
          <input type="checkbox" name="only_main" value="rel" checked={onlyMain} />
          <span>main relationships only</span>
        </label>
      ) : null}
    </>
  );
}

/** What is chosen stands first, even where no work found has it. */
function withChosen(choices: PanelChoice[], chosen: string[], of: ChoiceKey): PanelChoice[] {
  if (chosen.length === 0) return choices;
  const known = (value: string) => choices.find((choice) => sameValue(choice.value, value, of));
  // What no work found has is not counted.
  const first = chosen.map((value) => ({ words: known(value)?.words ?? choiceWords(value, null), value }));
  return [
    ...first,
    ...choices.filter((choice) => !chosen.some((value) => sameValue(choice.value, value, of))),
  ];
}

function sameValue(one: string, other: string, of: ChoiceKey): boolean {
  if (of === 'lang') return (languageTag(one) ?? one) === (languageTag(other) ?? other);
  return one.toLowerCase() === other.toLowerCase();
}
