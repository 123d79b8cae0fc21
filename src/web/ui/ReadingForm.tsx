import type { ReadingChoices } from '../reading/choices.ts';

const THEMES: [ReadingChoices['theme'], string][] = [
  ['auto', 'As my device'],
  ['light', 'Paper'],
  ['sepia', 'Sepia'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

const FACES: [ReadingChoices['face'], string][] = [
  ['literata', 'Literata'],
  ['serif', 'System serif'],
  ['sans', 'System sans'],
  ['atkinson', 'Atkinson Hyperlegible'],
  ['opendyslexic', 'OpenDyslexic'],
];

const PARAGRAPHS: [ReadingChoices['paragraphs'], string][] = [
  ['spaced', 'A space between'],
  ['indented', 'An indent, as in books'],
];

/** The form of a reader's choices. With JavaScript the same form stands on any page and shows at once what it does. */
export function ReadingForm({ choices, back }: { choices: ReadingChoices; back: string | null }) {
  return (
    <form class="reading-form" method="post" action="/reading">
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <Swatches name="theme" legend="Colours" options={THEMES} chosen={choices.theme} />
      <Swatches name="face" legend="Typeface" options={FACES} chosen={choices.face} />
      <Slider
        name="size"
        label="Size of the text"
        unit="%"
        from={80}
        to={180}
        step={5}
        value={choices.size}
      />
      <Slider
        name="width"
        label="Longest line"
        unit=" characters"
        from={40}
        to={100}
        step={2}
        value={choices.width}
      />
      <Slider
        name="leading"
        label="Space between lines"
        unit="%"
        from={120}
        to={220}
        step={5}
        value={choices.leading}
      />
      <Swatches name="paragraphs" legend="Paragraphs" options={PARAGRAPHS} chosen={choices.paragraphs} />
      <label class="tick">
        <input type="checkbox" name="justified" checked={choices.justified} /> Straight edge on both sides
      </label>
      <label class="pace">
        Words you read in a minute
        <input type="number" name="pace" min="60" max="1000" value={choices.pace} inputmode="numeric" />
      </label>
      <p class="buttons">
        <button type="submit">Keep these</button>
        <button type="submit" name="usual" value="yes" class="plain">
          As it came
        </button>
      </p>
    </form>
  );
}

function Swatches(props: { name: string; legend: string; options: [string, string][]; chosen: string }) {
  const { name, legend, options, chosen } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="swatches">
        {options.map(([value, words]) => (
          <label class={`swatch ${name}-${value}`}>
            <input type="radio" name={name} value={value} checked={value === chosen} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Slider(props: {
  name: string;
  label: string;
  unit: string;
  from: number;
  to: number;
  step: number;
  value: number;
}) {
  const { name, label, unit, from, to, step, value } = props;
  return (
    <label class="slider">
      <span>{label}</span>
      <input type="range" name={name} min={from} max={to} step={step} value={value} data-unit={unit} />
      <output>
        {value}
        {unit}
      </output>
    </label>
  );
}
