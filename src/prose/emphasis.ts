import type { Element } from './tree.ts';
import { attribute } from './walk.ts';

/** What word processors write as style is emphasis of the author's: each style with the tag that says it. */
const STYLES: [RegExp, string][] = [
  [/(?:^|[;\s])font(?:-style)?\s*:[^;]*\b(?:italic|oblique)\b/i, 'em'],
  [/(?:^|[;\s])font(?:-weight)?\s*:[^;]*\b(?:bold|bolder|[6-9]00)\b/i, 'strong'],
  [/(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*\bunderline\b/i, 'u'],
  [/(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i, 's'],
  [/(?:^|[;\s])vertical-align\s*:\s*super\b/i, 'sup'],
  [/(?:^|[;\s])vertical-align\s*:\s*sub\b/i, 'sub'],
];

/** The emphasis that an element's style asks for; links are underlined anyway, headings bold. */
export function emphasisOf(element: Element): string[] {
  const style = attribute(element, 'style');
  if (style === null || !/font|decoration|vertical/i.test(style)) return [];
  const found = STYLES.filter(([pattern]) => pattern.test(style)).map(([, tag]) => tag);
  if (element.tagName === 'a') return found.filter((tag) => tag !== 'u');
  return /^h[1-6]$/.test(element.tagName) ? found.filter((tag) => tag !== 'strong') : found;
}

/** Whether a `<b>` or `<i>` takes its own emphasis back, as pastes from Google Docs are wrapped. */
export function isPlain(element: Element): boolean {
  if (!['b', 'strong', 'i', 'em'].includes(element.tagName)) return false;
  const style = attribute(element, 'style') ?? '';
  const property = element.tagName === 'b' || element.tagName === 'strong' ? 'font-weight' : 'font-style';
  return new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(?:normal|[1-5]00)\\b`, 'i').test(style);
}
