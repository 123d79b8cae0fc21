/**
 * The title in a chapter's heading, or null where it has none of its own. Until 2025 the heading was the bare
 * title ("Chapter N" when there was none), since then "Chapter N: Title"; authors type "Chapter 3: X" themselves, so
 * that "Chapter 3: Chapter 3: X" happens. `number` is the chapter's place in the work.
 */
export function chapterTitle(heading: string, number: number): string | null {
  let title = heading.replace(/[\s\u00A0]+/g, ' ').trim();
  for (let rest = afterNumber(title, number); rest !== null; rest = afterNumber(title, number)) title = rest;
  return title === '' ? null : title;
}

/** What follows "Chapter N:", "Chapter N -", "Ch. N:"; the empty string for the number alone; null for other words. */
function afterNumber(title: string, number: number): string | null {
  const read = /^(?:chapter|ch\.?)\s*(\d+)\s*(?:$|[:.\u2013\u2014-]\s*)/i.exec(title);
  if (read === null || Number(read[1]) !== number) return null;
  return title.slice(read[0].length);
}
