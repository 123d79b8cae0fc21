/** Where arrow keys have a meaning of their own. */
const BUSY = 'input, textarea, select, dialog, audio, video, summary, [contenteditable], [role="slider"]';

/** The arrow keys turn to the chapter before or after, in the direction in which the story runs. */
export function turnChapter(event: KeyboardEvent): void {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.closest(BUSY)) return;
  const story = document.querySelector('.story');
  const leftwards = story !== null && getComputedStyle(story).direction === 'rtl';
  const onward = (event.key === 'ArrowRight') !== leftwards;
  const link = document.querySelector<HTMLLinkElement>(`link[rel="${onward ? 'next' : 'prev'}"]`);
  if (!link) return;
  event.preventDefault();
  location.assign(link.href);
}
