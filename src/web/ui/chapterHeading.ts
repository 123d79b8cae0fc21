/** "Chapter 3: The Ferry", or "Chapter 3" where it has no title. */
export function chapterHeading({ number, title }: { number: number; title: string | null }): string {
  return title ? `Chapter ${number}: ${title}` : `Chapter ${number}`;
}
