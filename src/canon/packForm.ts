import { z } from 'zod';

/**
 * The form of a pack file as docs/canon-packs.md describes it. The YAML is read with the failsafe schema, so every
 * scalar arrives as text: an episode called `731` or a production code `4E01` is never taken for a number.
 */
const text = z.string().trim().min(1).max(300);
const texts = z.array(text).max(400).default([]);

const installment = z.strictObject({
  code: text,
  title: text,
  otherTitles: texts,
  production: text.optional(),
  date: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
    .optional(),
  kind: z.enum(['episode', 'film', 'book', 'story']).optional(),
  within: text.optional(),
  chapters: texts,
});

const character = z.strictObject({ name: text, names: texts, ambiguous: texts, letters: texts });

export const packForm = z.strictObject({
  fandom: text,
  names: texts,
  codes: texts,
  media: text,
  counting: z.enum(['episodes', 'books', 'stories']),
  installments: z.array(installment).min(1).max(10_000),
  characters: z.array(character).max(10_000).default([]),
  relationships: z
    .array(z.strictObject({ name: text, names: texts }))
    .max(10_000)
    .default([]),
});

export type PackForm = z.infer<typeof packForm>;

/** What is wrong, by place: `installments 3: code is missing`. At most five of them, joined by `; `. */
export function complaints(error: z.ZodError): string {
  return error.issues.slice(0, 5).map(complaint).join('; ');
}

function complaint(issue: z.core.$ZodIssue): string {
  const place = placeOf(issue.path);
  const key = keyOf(issue.path);
  const said =
    issue.code === 'unrecognized_keys'
      ? `there is no key ${issue.keys.join(', ')} in this form`
      : `${key} ${saying(issue)}`;
  return place === '' ? said : `${place}: ${said}`;
}

/** `['installments', 2, 'code']` -> `installments 3`. Counted from 1, as a person counts. */
function placeOf(path: PropertyKey[]): string {
  const whole = typeof path.at(-1) === 'number' ? path : path.slice(0, -1);
  const places: string[] = [];
  for (const [at, step] of whole.entries()) {
    if (typeof step !== 'number') continue;
    places.push(`${String(whole[at - 1])} ${step + 1}`);
  }
  return places.join(', ');
}

const EXPECTED: Record<string, string> = { array: 'a list', object: 'a set of keys' };

function keyOf(path: PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : path.length === 0 ? 'the file' : 'the entry';
}

function saying(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${EXPECTED[issue.expected] ?? 'text'}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_format') return 'must be a date: 1997, 1997-03 or 1997-03-10';
  if (issue.code === 'too_small') return 'is empty';
  if (issue.code === 'too_big') return `is longer than ${issue.maximum}`;
  return 'does not fit';
}
