import type { Field, FieldGroup } from './field.ts';
import { FieldBox, type FieldNotes } from './FieldBox.tsx';
import { KeeperForm } from './KeeperPage.tsx';

/** A form of fields in groups, with what kept it from being saved above it. */
export function FieldForm<Subject>(props: {
  action: string;
  groups: FieldGroup<Subject>[];
  notes: FieldNotes;
  save: string;
}) {
  const { action, groups, notes, save } = props;
  return (
    <KeeperForm action={action} class="field-form" id="edit">
      <Obstacles fields={groups.flatMap(({ fields }) => fields)} notes={notes} />
      {groups.map(({ heading, fields }) => (
        <section class="group" aria-label={heading || undefined}>
          {heading ? <h2>{heading}</h2> : null}
          <div class="fields">
            {fields.map((field) => (
              <FieldBox field={field as Field<unknown>} notes={notes} />
            ))}
          </div>
        </section>
      ))}
      <p class="save">
        <button type="submit">{save}</button>
      </p>
    </KeeperForm>
  );
}

function Obstacles<Subject>({
  fields,
  notes: { errors, conflicts },
}: {
  fields: Field<Subject>[];
  notes: FieldNotes;
}) {
  const wrong = fields.filter(({ name }) => name in errors);
  const changed = fields.filter(({ name }) => conflicts.includes(name));
  if (wrong.length === 0 && changed.length === 0) return null;
  return (
    <div class="obstacles" role="alert" tabindex={-1} autofocus>
      {changed.length > 0 ? (
        <p>
          Nothing was saved: someone changed the same fields while you were editing. Your words are below;
          look at what stands there now, and save again if yours should replace it.
        </p>
      ) : (
        <p>Nothing was saved yet. Everything you typed is below.</p>
      )}
      <ul>
        {[...changed, ...wrong].map(({ name, label }) => (
          <li>
            <a href={`#field-${name}`}>{errors[name] ?? `${label} was changed meanwhile`}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
