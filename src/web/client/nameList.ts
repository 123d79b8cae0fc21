/** A name that what is typed may become, as `/complete` says it. */
export interface Completion {
  name: string;
  /** The canonical name that it is a synonym of. */
  means: string | null;
  fandom: string | null;
  works: number;
}

/** What of the names is asked for: as the attributes of `<tag-field>` say. */
export interface Wanted {
  kinds: string[];
  fandom: string | null;
  unused: boolean;
}

let lists = 0;

/**
 * The list that opens below a field of names: asks for completions, shows them, and walks them by keyboard and pointer
 * as a combobox with a list does (ARIA 1.2). It stands apart from what becomes of the name that is chosen.
 */
export class NameList {
  readonly element = document.createElement('ul');
  readonly said = document.createElement('span');
  readonly #input: HTMLInputElement;
  readonly #wanted: () => Wanted;
  readonly #choose: (completion: Completion) => void;
  #completions: Completion[] = [];
  #active = -1;
  #asking: AbortController | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Names that are not offered. */
  without: readonly string[] = [];

  constructor(
    input: HTMLInputElement,
    label: string,
    wanted: () => Wanted,
    choose: (completion: Completion) => void,
  ) {
    this.#input = input;
    this.#wanted = wanted;
    this.#choose = choose;
    this.element.id = `names-${++lists}`;
    this.element.role = 'listbox';
    this.element.hidden = true;
    if (label !== '') this.element.ariaLabel = label;
    this.said.className = 'unseen';
    this.said.role = 'status';
    input.role = 'combobox';
    input.autocomplete = 'off';
    input.setAttribute('autocapitalize', 'off');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.element.id);
    input.ariaExpanded = 'false';
    // The field keeps the focus while a name is chosen with the pointer.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.element.addEventListener('click', (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest('li');
      this.#take(option ? [...this.element.children].indexOf(option) : -1);
    });
  }

  get isOpen(): boolean {
    return this.#completions.length > 0;
  }

  /** Whether a name is pointed at, which Enter takes. */
  get isPointing(): boolean {
    return this.#active >= 0;
  }

  /** Asks when the typing pauses. */
  soon(): void {
    clearTimeout(this.#waiting);
    if (this.#input.value.trim() === '') this.close();
    else this.#waiting = setTimeout(() => void this.ask(), 120);
  }

  async ask(): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const { kinds, fandom, unused } = this.#wanted();
    const query = new URLSearchParams({ q: this.#input.value.trim().slice(0, 300) });
    for (const kind of kinds) query.append('kind', kind);
    if (fandom) query.append('fandom', fandom);
    if (unused) query.append('unused', '1');
    try {
      const answer = await fetch(`/complete?${query.toString()}`, { signal: asking.signal });
      if (!answer.ok) throw new Error('no names');
      const { completions } = (await answer.json()) as { completions: Completion[] };
      if (!asking.signal.aborted) this.#offer(completions);
    } catch {
      // Without an answer the field takes what is typed, as it does without this script.
      if (!asking.signal.aborted) this.close();
    }
  }

  #offer(completions: Completion[]): void {
    this.#completions = completions.filter(({ name }) => !this.without.includes(name));
    if (!this.isOpen || document.activeElement !== this.#input) return this.close();
    this.element.replaceChildren(
      ...this.#completions.map((completion, at) => optionOf(completion, `${this.element.id}-${at}`)),
    );
    this.element.hidden = false;
    this.#input.ariaExpanded = 'true';
    this.#point(-1);
    const count = this.#completions.length;
    this.said.textContent = count === 1 ? 'One name.' : `${count} names.`;
  }

  close(): void {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#completions = [];
    this.#input.ariaExpanded = 'false';
    this.#point(-1);
    this.said.textContent = '';
  }

  /** Makes an option the one that Enter takes; -1: none. */
  #point(at: number): void {
    this.#active = at;
    for (const [index, option] of [...this.element.children].entries()) {
      option.ariaSelected = String(index === at);
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.element.id}-${at}`);
  }

  /** Does what a key says to the list; whether it said anything. */
  key(event: KeyboardEvent): boolean {
    const count = this.#completions.length;
    if (event.key === 'ArrowDown' && count > 0) this.#point((this.#active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0)
      this.#point(this.#active <= 0 ? count - 1 : this.#active - 1);
    else if (event.key === 'ArrowDown' && this.#input.value.trim() !== '') void this.ask();
    else if (event.key === 'Enter' && this.isPointing) this.#take(this.#active);
    else if (event.key === 'Escape' && count > 0) {
      // It closes the list and not what the field stands in.
      event.stopPropagation();
      this.close();
    } else {
      // Nor does it open once the typing pauses.
      if (event.key === 'Escape') this.close();
      return false;
    }
    event.preventDefault();
    return true;
  }

  #take(at: number): void {
    const completion = this.#completions[at];
    if (completion) this.#choose(completion);
  }
}

function optionOf({ name, means, fandom, works }: Completion, id: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  const add = (words: string, kind: string) => {
    const part = document.createElement(kind === 'name' ? 'bdi' : 'span');
    part.className = kind;
    part.textContent = words;
    option.append(part, ' ');
  };
  add(name, 'name');
  if (means !== null) add(`→ ${means}`, 'means');
  if (fandom !== null) add(fandom, 'of');
  add(works === 1 ? '1 work' : `${works.toLocaleString('en')} works`, 'count');
  return option;
}
