import type { FieldKind } from './labels.ts';
import { keyOf } from './lines.ts';
import type { Field } from './shapes.ts';

/** The fields of a header as they are meant together: one may change what another is. */
export function fieldsMeant(fields: readonly Field[]): Field[] {
  return withoutGuess(withTitleOf(asEfiction(fields)));
}

/** A name in a thread's title that nothing else was may be the fandom's, unless a field says which it is. */
function withoutGuess(fields: Field[]): Field[] {
  const said = fields.some(({ kind, strong }) => kind === 'fandom' && strong);
  return said
    ? fields.filter(({ kind, label, strong }) => kind !== 'fandom' || strong || label !== null)
    : fields;
}

/** eFiction files by fandom under "Categories" and prints chapters, status and words below. */
function asEfiction(fields: readonly Field[]): Field[] {
  const has = (kind: FieldKind): boolean => fields.some((field) => field.kind === kind);
  const printed = has('chapters') && has('status') && has('words') && !has('fandom');
  return fields.map((field) =>
    printed && field.kind === 'category' && /^categories$/i.test(field.label ?? '')
      ? { ...field, kind: 'fandom' }
      : field,
  );
}

/** A labelled title counts over a line above it, which then was a banner or the post's subject. */
function withTitleOf(fields: Field[]): Field[] {
  const said = fields.find(
    ({ kind, label, value }) => kind === 'title' && label !== null && value.trim() !== '',
  );
  if (said === undefined) return fields;
  const key = keyOf(said.value.replace(/[([]?\d+\s*\/\s*[\d?]+[)\]]?/g, ''));
  return fields.flatMap((field) => {
    if (field.kind !== 'title' || field.label !== null) return [field];
    return keyOf(field.value).includes(key) ? [] : [{ ...field, kind: 'notes' as const }];
  });
}
