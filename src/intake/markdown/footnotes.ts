export interface Footnote {
  name: string;
  words: string;
}

const NOTE = /^\[\^([\w-]{1,40})\]:[ \t]+(.+(?:\n(?:[ \t]{2,}|\t)\S.*)*)$/gm;
const NAMED = /\[\^([\w-]{1,40})\](?!:)/g;

/** Takes simple footnotes (`[^1]: words`) out of Markdown. A note that nothing names stays as it is written. */
export function takeFootnotes(text: string): { text: string; footnotes: Map<string, string> } {
  const footnotes = new Map<string, string>();
  if (!text.includes('[^')) return { text, footnotes };
  const named = new Set([...text.matchAll(NAMED)].map((match) => match[1]!));
  const rest = text.replace(NOTE, (whole, name: string, words: string) => {
    if (!named.has(name)) return whole;
    footnotes.set(name, words.replace(/\n\s+/g, ' '));
    return '';
  });
  return { text: rest, footnotes };
}

/** Turns the places that name a footnote into links, numbered in their order; a name without a note stays. */
export function linkFootnotes(
  text: string,
  footnotes: ReadonlyMap<string, string>,
): { text: string; notes: Footnote[] } {
  const notes: Footnote[] = [];
  if (footnotes.size === 0) return { text, notes };
  const linked = text.replace(NAMED, (whole, name: string) => {
    const words = footnotes.get(name);
    if (words === undefined) return whole;
    if (!notes.some((note) => note.name === name)) notes.push({ name, words });
    const number = notes.findIndex((note) => note.name === name) + 1;
    return `<sup><a id="fn-ref-${name}" href="#fn-${name}">${number}</a></sup>`;
  });
  return { text: linked, notes };
}
