import type { Child } from 'hono/jsx';
import { baseOf, type Field, type Texts } from './field.ts';
import { SeriesRows } from './SeriesRows.tsx';

/** What is known of the fields of one form, by their names. */
export interface FieldNotes {
  /** What the boxes hold: what is stored, or what a person typed and could not be saved yet. */
  texts: Texts;
  /** What is stored. */
  stored: Texts;
  errors: Texts;
  /** Fields that someone else changed meanwhile. */
  conflicts: string[];
  /** Where an import found the field. */
  evidence: Record<string, string>;
  /** Fields that a person put right. */
  corrected: Set<string>;
  /** What the archive makes of the words. */
  readAs: Record<string, string>;
}

/** One field with its label, its box, what is wrong with it and where it came from. */
export function FieldBox<Subject>({ field, notes }: { field: Field<Subject>; notes: FieldNotes }) {
  const { name, label, control, hint } = field;
  const describedBy = [hint && `${name}-hint`, notes.errors[name] && `${name}-error`]
    .filter(Boolean)
    .join(' ');
  const text = notes.texts[name] ?? '';
  const body = (
    <>
      <Box field={field} text={text} describedBy={describedBy || undefined} invalid={name in notes.errors} />
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input type="hidden" name={`base.${name}`} value={baseOf(notes.stored[name] ?? '')} />
      <Marks name={name} notes={notes} />
    </>
  );
  if (control === 'ticks' || control === 'series') {
    return (
      <fieldset class={`field ${control}`} id={`field-${name}`}>
        <legend>{label}</legend>
        {body}
      </fieldset>
    );
  }
  return (
    <div class={`field ${control}`} id={`field-${name}`}>
      <label for={`box-${name}`}>{label}</label>
      {body}
    </div>
  );
}

type Options = readonly (readonly [value: string, words: string])[];

interface BoxProps<Subject> {
  field: Field<Subject>;
  text: string;
  describedBy: string | undefined;
  invalid: boolean;
}

function Box<Subject>({ field, text, describedBy, invalid }: BoxProps<Subject>): Child {
  const { name, control, options = [] } = field;
  const common = {
    id: `box-${name}`,
    name,
    'aria-describedby': describedBy,
    'aria-invalid': invalid ? 'true' : undefined,
  };
  if (control === 'lines' || control === 'words' || control === 'prose') {
    return (
      <textarea
        {...common}
        rows={rowsFor(control, text)}
        dir="auto"
        spellcheck={control === 'lines' ? false : undefined}
      >
        {text}
      </textarea>
    );
  }
  if (control === 'choice') {
    return (
      <select {...common}>
        {withOwn(options, text).map(([value, words]) => (
          <option value={value} selected={value === text}>
            {words}
          </option>
        ))}
      </select>
    );
  }
  if (control === 'ticks') return <Ticks name={name} options={options} text={text} />;
  if (control === 'series') return <SeriesRows name={name} text={text} />;
  const type = control === 'line' ? 'text' : control === 'date' ? 'date' : 'text';
  return (
    <input
      {...common}
      type={type}
      value={text}
      dir="auto"
      inputmode={control === 'number' ? 'numeric' : undefined}
    />
  );
}

/** What a work carries already can be kept, whatever else is offered. */
function withOwn(options: Options, text: string): Options {
  return options.some(([value]) => value === text) ? options : [...options, [text, text]];
}

function Ticks({ name, options, text }: { name: string; options: Options; text: string }) {
  const chosen = text.split('\n').filter(Boolean);
  const others = chosen.filter((value) => !options.some(([known]) => known === value));
  return (
    <div class="boxes">
      {[...options, ...others.map((value) => [value, value] as const)].map(([value, words]) => (
        <label class="tick">
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} /> {words}
        </label>
      ))}
    </div>
  );
}

function Marks({ name, notes }: { name: string; notes: FieldNotes }) {
  const { errors, conflicts, stored, evidence, corrected, readAs } = notes;
  return (
    <>
      {errors[name] ? (
        <p class="error" id={`${name}-error`}>
          {errors[name]}
        </p>
      ) : null}
      {conflicts.includes(name) ? (
        <p class="error">
          Meanwhile this became: <span class="theirs">{stored[name] || 'nothing'}</span>
        </p>
      ) : null}
      {readAs[name] ? <p class="origin">read as: {readAs[name]}</p> : null}
      {corrected.has(name) ? (
        <p class="origin">corrected by you; imports leave it alone</p>
      ) : evidence[name] ? (
        <p class="origin">← {evidence[name]}</p>
      ) : null}
    </>
  );
}

/** As many rows as the words take, within reason. */
function rowsFor(control: 'lines' | 'words' | 'prose', text: string): number {
  const perLine = control === 'lines' ? 200 : 60;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const least = control === 'prose' ? 3 : control === 'words' ? 1 : 2;
  return Math.min(14, Math.max(least, lines + (control === 'lines' ? 1 : 0)));
}
