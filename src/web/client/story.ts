import { forgetPlace, keepPlace, keptPlace } from './places.ts';

/** What is only beside a story: the place kept by paragraph, progress, and turning chapters by keyboard. */

const BLOCKS = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre, tr, figure, hr, div > br';

interface Chapter {
  id: number;
  label: string;
  before: number;
  words: number;
  blocks: HTMLElement[];
  text: HTMLElement;
}

class ReadingPlace extends HTMLElement {
  #chapters: Chapter[] = [];
  #bars: HTMLElement[] = [];
  #due = false;
  /** While the page is laid out anew: what stood at the top, and how far from it. */
  #held: { block: HTMLElement; offset: number } | null = null;
  #moved = false;

  connectedCallback(): void {
    this.#chapters = [...this.querySelectorAll<HTMLElement>('[data-chapter]')].flatMap((section) => {
      const text = section.querySelector<HTMLElement>('.story');
      if (!text) return [];
      const { chapter, before, words } = section.dataset;
      const blocks = [...text.querySelectorAll<HTMLElement>(BLOCKS)];
      const label = section.querySelector('.chapter-head') ? (section.getAttribute('aria-label') ?? '') : '';
      return [{ id: Number(chapter), label, before: Number(before), words: Number(words), blocks, text }];
    });
    this.#showProgress();
    this.#goOn();
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('hashchange', () => this.#goOn());
    addEventListener('pagehide', () => this.#keep());
    document.addEventListener('reading-changes', this.#hold);
    document.addEventListener('reading-changed', this.#restore);
    addEventListener('resize', this.#restore);
    document.addEventListener('keydown', turnPage);
  }

  /** Goes to the kept place when the address asks for it. */
  #goOn(): void {
    if (location.hash !== '#continue') return;
    const place = keptPlace(this.#work);
    const chapter = this.#chapters.find(({ id }) => id === place?.chapter);
    if (!place || !chapter) return;
    const found = blockOf(chapter, place.block, place.begins);
    void document.fonts.ready.then(() => found?.scrollIntoView({ block: 'start', behavior: 'instant' }));
    history.replaceState(null, '', location.pathname + location.search);
  }

  get #work(): string {
    return this.getAttribute('work') ?? '';
  }

  readonly #scrolled = (): void => {
    this.#moved = true;
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#measure();
    });
  };

  #measure(): void {
    const chapter = this.#current();
    if (!chapter) return;
    const { top, height } = chapter.text.getBoundingClientRect();
    const within = Math.min(1, Math.max(0, (innerHeight * 0.6 - top) / Math.max(1, height)));
    const words = Number(this.getAttribute('words')) || 1;
    const share = (chapter.before + within * chapter.words) / words;
    this.#bars[0]?.style.setProperty('scale', `${share.toFixed(4)} 1`);
    const { block, offset } = topBlock(chapter);
    if (!this.#held) this.#top = { chapter, block, offset, share, started: top < 0 };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), 400);
  }

  #top: { chapter: Chapter; block: number; offset: number; share: number; started: boolean } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  #keep(): void {
    if (!this.#moved || !this.#top?.started) return;
    const { chapter, block, share } = this.#top;
    if (share > 0.985) return forgetPlace(this.#work);
    const begins = beginning(chapter.blocks[block]);
    keepPlace(this.#work, { chapter: chapter.id, label: chapter.label, block, begins, share });
  }

  #current(): Chapter | undefined {
    const above = this.#chapters.filter(({ text }) => text.getBoundingClientRect().top < innerHeight * 0.5);
    return above.at(-1) ?? this.#chapters[0];
  }

  /** Before type changes: remembers what stands at the top. */
  readonly #hold = (): void => {
    const chapter = this.#current();
    if (!chapter || chapter.text.getBoundingClientRect().top >= 0) return;
    const { block, offset } = topBlock(chapter);
    const held = chapter.blocks[block];
    this.#held = held ? { block: held, offset } : null;
  };

  /** After it: puts the same line there again. */
  readonly #restore = (): void => {
    const held = this.#held ?? this.#topHeld();
    this.#held = null;
    if (!held) return;
    scrollBy({ top: held.block.getBoundingClientRect().top - held.offset, behavior: 'instant' });
  };

  #topHeld(): { block: HTMLElement; offset: number } | null {
    if (!this.#top?.started) return null;
    const block = this.#top.chapter.blocks[this.#top.block];
    return block ? { block, offset: this.#top.offset } : null;
  }

  #showProgress(): void {
    const bar = document.createElement('div');
    bar.className = 'progress';
    bar.setAttribute('aria-hidden', 'true');
    const line = document.createElement('i');
    bar.append(line);
    this.append(bar);
    this.#bars = [line];
    this.#measure();
  }
}

/** The first block that reaches below the top of the window, found by halving. */
function topBlock({ blocks }: Chapter): { block: number; offset: number } {
  let low = 0;
  let high = Math.max(0, blocks.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return { block: low, offset: blocks[low]?.getBoundingClientRect().top ?? 0 };
}

function beginning(block: HTMLElement | undefined): string {
  return (block?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 48);
}

/** The block that was there: by its words near where it stood, else by its number. */
function blockOf({ blocks }: Chapter, number: number, begins: string): HTMLElement | undefined {
  if (begins !== '') {
    const near = blocks
      .map((block, index) => ({ block, away: Math.abs(index - number) }))
      .sort((a, b) => a.away - b.away);
    for (const { block } of near) if (beginning(block) === begins) return block;
  }
  return blocks[Math.min(number, blocks.length - 1)];
}

/** The arrow keys turn to the chapter before or after, in the direction the story runs. */
function turnPage(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  const at = event.target as HTMLElement;
  if (at.closest('input, textarea, select, dialog, [contenteditable], [role="slider"], audio, video')) return;
  const story = document.querySelector<HTMLElement>('.story');
  const backwards = story !== null && getComputedStyle(story).direction === 'rtl';
  const forward = (event.key === 'ArrowRight') !== backwards;
  const link = document.querySelector<HTMLLinkElement>(`link[rel="${forward ? 'next' : 'prev'}"]`);
  if (!link) return;
  event.preventDefault();
  location.assign(link.href);
}

customElements.define('reading-place', ReadingPlace);
