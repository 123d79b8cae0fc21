export interface Footnote {
  name: string;
  words: string;
}

const NOTE = /^\[\^([\w-]{1,40})\]:[ \t]+(.+(?:\n(?:[ \t]{2,}|\t)\S.*)*)$/gm;

/**
 * Takes simple footnotes (`[^1]: words`) out of Markdown and turns the places that name them into links. A note that
 * nothing names, and a name without a note, stay as they are written.
 */
export function footnotesTaken(text: string): { text: string; notes: Footnote[] } {
  if (!text.includes('[^')) return { text, notes: [] };
  const written = new Map([...text.matchAll(NOTE)].map((match) => [match[1]!, match[2]!.replace(/\n\s+/g, ' ')]));
  const notes: Footnote[] = [];
  const body = text.replace(NOTE, (whole, name: string) => (text.includes(`[^${name}]`) && isNamed(text, name) ? '' : whole));
  const linked = body.replace(/\[\^([\w-]{1,40})\](?!:)/g, (whole, name: string) => {
    const words = written.get(name);
    if (words === undefined) return whole;
    if (!notes.some((note) => note.name === name)) notes.push({ name, words });
    const number = notes.findIndex((note) => note.name === name) + 1;
    return `<sup id="fnref-${name}"><a href="#fn-${name}">${number}</a></sup>`;
  });
  return { text: linked, notes };
}

function isNamed(text: string, name: string): boolean {
  return new RegExp(`\\[\\^${name}\\](?!:)`).test(text);
}
