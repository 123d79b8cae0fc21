import { z } from 'zod';

export const THEMES = ['auto', 'light', 'sepia', 'dark', 'contrast'] as const;
export const FACES = ['literata', 'serif', 'sans', 'atkinson', 'opendyslexic'] as const;
export const PARAGRAPHS = ['spaced', 'indented'] as const;

/** How a reader wants pages to look. Kept in a cookie and nowhere else. */
export interface ReadingChoices {
  theme: (typeof THEMES)[number];
  face: (typeof FACES)[number];
  /** Percent of the usual size of story text. */
  size: number;
  /** The longest line, in characters, roughly. */
  width: number;
  /** Percent of the size of type from one line to the next. */
  leading: number;
  /** How a paragraph is told from the one before: by space, or by an indented first line as in books. */
  paragraphs: (typeof PARAGRAPHS)[number];
  justified: boolean;
  /** Words a minute. */
  pace: number;
}

export const USUAL: ReadingChoices = {
  theme: 'auto',
  face: 'literata',
  size: 100,
  width: 66,
  leading: 160,
  paragraphs: 'spaced',
  justified: false,
  pace: 250,
};

const between = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).catch(usual);

/** What a form or a cookie may say; whatever does not fit becomes the usual. */
const FORM = z.object({
  theme: z.enum(THEMES).catch(USUAL.theme),
  face: z.enum(FACES).catch(USUAL.face),
  size: between(80, 180, USUAL.size),
  width: between(40, 100, USUAL.width),
  leading: between(120, 220, USUAL.leading),
  paragraphs: z.enum(PARAGRAPHS).catch(USUAL.paragraphs),
  justified: z.stringbool().catch(false),
  pace: between(60, 1000, USUAL.pace),
});

/** The choices a form sent. */
export function choicesFromForm(form: URLSearchParams): ReadingChoices {
  return FORM.parse(Object.fromEntries(form));
}

/** The value of the cookie, only what differs from the usual: `theme.dark_size.110`; empty: all as usual. */
export function cookieOf(choices: ReadingChoices): string {
  return (Object.keys(USUAL) as (keyof ReadingChoices)[])
    .filter((name) => choices[name] !== USUAL[name])
    .map((name) => `${name}.${String(choices[name])}`)
    .join('_');
}

/** The choices in a request's Cookie header. */
export function choicesFromCookie(header: string | null): ReadingChoices {
  const value = /(?:^|;\s*)reading=([\w.]+)/.exec(header ?? '')?.[1] ?? '';
  const said = value.split('_').map((part) => part.split('.', 2));
  return FORM.parse(Object.fromEntries(said));
}
