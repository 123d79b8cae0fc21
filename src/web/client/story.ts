import { forgetPlace, keepPlace, keptPlace } from './places.ts';
import { beginning, blockLike, topBlock, type Chapter, type Top } from './blocks.ts';
import { turnChapter } from './turnChapter.ts';

/** Around a story: keeps the reader's place by paragraph, holds it when the type changes, and shows progress. */
class ReadingPlace extends HTMLElement {
  #chapters: Chapter[] = [];
  #progress: { stretch: HTMLElement; behind: HTMLElement } | null = null;
  /** What stands at the top of the window; null: the story has not been reached. */
  #top: (Top & { chapter: Chapter; share: number }) | null = null;
  #moved = false;
  #due = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#chapters = [...this.querySelectorAll<HTMLElement>('[data-chapter]')].flatMap(chapterOf);
    this.#drawProgress();
    this.#look();
    this.#goOn();
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('hashchange', () => this.#goOn());
    addEventListener('pagehide', () => this.#keep());
    addEventListener('resize', this.#hold);
    document.addEventListener('reading-changed', this.#hold);
    document.addEventListener('keydown', turnChapter);
  }

  get #work(): string {
    return this.getAttribute('work') ?? '';
  }

  /** Goes to the kept place when the address asks for it. */
  #goOn(): void {
    if (location.hash !== '#continue') return;
    history.replaceState(null, '', location.pathname + location.search);
    const place = keptPlace(this.#work);
    const chapter = this.#chapters.find(({ id }) => id === place?.chapter);
    if (!place || !chapter) return;
    const block = blockLike(chapter, place.block, place.begins);
    void document.fonts.ready.then(() => block?.scrollIntoView({ block: 'start', behavior: 'instant' }));
  }

  readonly #scrolled = (): void => {
    this.#moved = true;
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#look();
    });
  };

  /** Sees where the reader is, shows it, and keeps it once they rest. */
  #look(): void {
    const reached = this.#chapters.filter(({ text }) => text.getBoundingClientRect().top < innerHeight / 2);
    const chapter = reached.at(-1);
    if (!chapter) return this.#show(this.#chapters[0], 0);
    const { top, height } = chapter.text.getBoundingClientRect();
    const within = Math.min(1, Math.max(0, (innerHeight * 0.6 - top) / Math.max(1, height)));
    const share = (chapter.before + within * chapter.words) / this.#words;
    this.#show(chapter, share);
    this.#top = top < 0 ? { ...topBlock(chapter), chapter, share } : null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), 400);
  }

  get #words(): number {
    return Number(this.getAttribute('words')) || 1;
  }

  #keep(): void {
    if (!this.#moved || !this.#top) return;
    const { chapter, index, share } = this.#top;
    if (share > 0.985) return forgetPlace(this.#work);
    keepPlace(this.#work, {
      chapter: chapter.id,
      label: chapter.label,
      block: index,
      begins: beginning(chapter.blocks[index]),
      share,
      title: this.getAttribute('title-of') ?? '',
      at: Date.now(),
    });
  }

  /** After the type or the window changed: puts the same paragraph where it stood. */
  readonly #hold = (): void => {
    const block = this.#top?.chapter.blocks[this.#top.index];
    if (!block || !this.#top) return;
    scrollBy({ top: block.getBoundingClientRect().top - this.#top.offset, behavior: 'instant' });
  };

  #drawProgress(): void {
    const bar = document.createElement('div');
    bar.className = 'progress';
    bar.setAttribute('aria-hidden', 'true');
    const [stretch, behind] = ['stretch', 'behind'].map((name) => {
      const part = document.createElement('i');
      part.className = name;
      return part;
    });
    if (!stretch || !behind) return;
    bar.append(stretch, behind);
    this.append(bar);
    this.#progress = { stretch, behind };
  }

  #show(chapter: Chapter | undefined, share: number): void {
    if (!this.#progress || !chapter) return;
    const { stretch, behind } = this.#progress;
    const from = chapter.before / this.#words;
    const size = chapter.words / this.#words;
    behind.style.setProperty('transform', `scaleX(${share.toFixed(4)})`);
    stretch.hidden = this.#chapters.length === 1 && size > 0.99;
    stretch.style.setProperty(
      'transform',
      `translateX(${(from * 100).toFixed(2)}%) scaleX(${size.toFixed(4)})`,
    );
  }
}

const BLOCKS = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre, tr, figure, hr';

function chapterOf(section: HTMLElement): Chapter[] {
  const text = section.querySelector<HTMLElement>('.story');
  if (!text) return [];
  const { chapter, before, words } = section.dataset;
  const label = section.querySelector('.chapter-head') ? (section.getAttribute('aria-label') ?? '') : '';
  const blocks = [...text.querySelectorAll<HTMLElement>(BLOCKS)];
  return [{ id: Number(chapter), label, before: Number(before), words: Number(words), blocks, text }];
}

customElements.define('reading-place', ReadingPlace);
