import { languageTag } from '../../ground/languages.ts';
import { remembered } from '../ui/remembered.ts';
import { number } from '../ui/words.ts';
import { KIND_OF_KEY, type ChoiceKey } from './panelState.ts';

/** A choice among the works found. */
export interface PanelChoice {
  /** What the form sends. */
  value: string;
  label: string;
  /** Works found that have it; null: not counted here. */
  works: number | null;
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

/** The choices of one kind as ticks, what is chosen first, and a field for any other. */
export function ChoiceList(props: ChoiceListProps) {
  const { of, excluding } = props;
  const ticked = excluding ? props.excluded : props.included;
  const choices = withChosen(props.choices, ticked, of);
  if (choices.length === 0 && !ENDLESS.has(of)) return null;
  return (
    <details class="choices" open={ticked.length > 0 || (!excluding && OPEN.has(of))}>
      <summary>
        {LEGENDS[of]}
        {ticked.length > 0 ? <span class="chosen"> {number(ticked.length)} chosen</span> : null}
      </summary>
      <fieldset>
        <legend class="unseen">{`${excluding ? 'Exclude' : 'Include'}: ${LEGENDS[of]}`}</legend>
        <ul>
          {choices.map((choice) => (
            <li>
              <Tick
                name={parameterOf(of, excluding)}
                choice={choice}
                ticked={ticked.includes(choice.value)}
              />
            </li>
          ))}
        </ul>
        {ENDLESS.has(of) ? <Further {...props} /> : null}
        {!excluding && !SINGLE.has(of) ? <Matching {...props} /> : null}
      </fieldset>
    </details>
  );
}

const OPEN: ReadonlySet<ChoiceKey> = new Set(['rating', 'warning', 'category']);

function parameterOf(of: ChoiceKey, excluding: boolean): string {
  if (excluding) return `not_${of}`;
  return SINGLE.has(of) ? `any_${of}` : of;
}

function Tick({ name, choice, ticked }: { name: string; choice: PanelChoice; ticked: boolean }) {
  return (
    <label class="tick">
      <Box name={name} value={choice.value} ticked={ticked} />
      <span>
        <bdi>{choice.label}</bdi>{' '}
        {choice.works === null ? null : <span class="count">({number(choice.works)})</span>}
      </span>
    </label>
  );
}

/** The same names stand in the panel of every listing of a fandom. */
const Box = remembered(
  (props: { name: string; value: string; ticked: boolean }) => JSON.stringify(props),
  ({ name, value, ticked }) => <input type="checkbox" name={name} value={value} checked={ticked} />,
);

function Further({ of, excluding, fandom }: ChoiceListProps) {
  const what = LEGENDS[of].toLowerCase();
  return (
    <label class="field">
      {excluding ? `Other ${what} to exclude` : `Other ${what}`}
      <tag-field kind={KIND_OF_KEY[of] ?? undefined} fandom={fandom ?? undefined}>
        <input type="text" name={`more_${excluding ? 'not_' : ''}${of}`} autocomplete="off" />
      </tag-field>
    </label>
  );
}

/** Whether all or any of the names; whether a ship must be what the work is mainly about. */
function Matching({ of, any, onlyMain }: ChoiceListProps) {
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
  const known = (value: string) => choices.find((choice) => sameValue(choice.value, value, of));
  const first = chosen.map((value) => ({ ...(known(value) ?? { label: value, works: null }), value }));
  return [
    ...first,
    ...choices.filter((choice) => !chosen.some((value) => sameValue(choice.value, value, of))),
  ];
}

function sameValue(one: string, other: string, of: ChoiceKey): boolean {
  if (of === 'lang') return (languageTag(one) ?? one) === (languageTag(other) ?? other);
  return one.toLowerCase() === other.toLowerCase();
}
