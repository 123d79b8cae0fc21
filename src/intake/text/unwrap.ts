/** The value of a field without its hard line ends; blank lines still part its paragraphs. */
export function unwrapped(value: string): string {
  return value
    .split(/\n\s*\n/)
    .map((paragraph) => joined(paragraph.split('\n').map((line) => line.trim())))
    .join('\n\n')
    .trim();
}

/** Lines that were full go on; short ones in a row were meant to be lines. */
function joined(lines: string[]): string {
  const listed = lines.length > 2 && lines.every((line) => line.length < 40);
  return lines.join(listed ? '\n' : ' ').trim();
}
