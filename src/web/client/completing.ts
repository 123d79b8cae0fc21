/**
 * A field for names that completes them while they are typed.
 *
 *     <label>Other characters
 *       <tag-field kind="character" fandom="Buffy the Vampire Slayer">
 *         <input type="text" name="more_char" value="Willow Rosenberg, Tara" autocomplete="off" />
 *       </tag-field>
 *     </label>
 *
 * `kind`: what `/complete` knows as such (several parted by spaces; none is any tag); `fandom`: what belongs to it comes
 * first; `single`: one name only; `unused`: for the keeper's desk, names without works too. Without this script the
 * field takes names parted by commas, one with a comma in it in quotes; with it the same words are sent under the same
 * name. A `change` event says that a name came or went.
 *
 * It is a combobox with a list (ARIA 1.2): arrows walk the list, Enter takes a name, Escape closes, a comma or leaving
 * the field takes what is typed, Backspace in an empty field takes the last name away.
 */
class TagField extends HTMLElement {
  #input!: HTMLInputElement;
  readonly #sent = document.createElement('input');
  readonly #chips = document.createElement('span');
  readonly #list = document.createElement('ul');
  readonly #said = document.createElement('span');
  #names: string[] = [];
  #completions: Completion[] = [];
  #active = -1;
  #asking: AbortController | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || input.role === 'combobox') return;
    this.#input = input;
    this.#build(input);
    this.#names = namesIn(input.value);
    input.value = '';
    this.#show();
    input.addEventListener('input', (event) => {
      if (!event.isComposing) this.#typed();
    });
    input.addEventListener('compositionend', () => this.#typed());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => {
      this.#close();
      this.#take(input.value);
    });
    // The field keeps the focus while a name is chosen with the pointer.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest('li');
      const at = option ? [...this.#list.children].indexOf(option) : -1;
      this.#choose(at);
    });
  }

  /** What stands around the field, and what of it is read out. */
  #build(input: HTMLInputElement): void {
    const id = `names-${++fields}`;
    const label = labelOf(input);
    this.#sent.type = 'hidden';
    this.#sent.name = input.name;
    input.removeAttribute('name');
    this.#chips.className = 'chosen';
    this.#list.id = id;
    this.#list.role = 'listbox';
    this.#list.hidden = true;
    this.#said.className = 'unseen';
    this.#said.role = 'status';
    input.role = 'combobox';
    input.autocomplete = 'off';
    input.setAttribute('autocapitalize', 'off');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', id);
    input.ariaExpanded = 'false';
    if (label !== '') {
      // The label around the field would be read with all names in it.
      input.ariaLabel = label;
      this.#list.ariaLabel = label;
    }
    this.prepend(this.#chips);
    this.append(this.#sent, this.#list, this.#said);
    this.classList.add('completing');
  }

  #typed(): void {
    const { value } = this.#input;
    if (/[,，、]/.test(value) && !/^\s*"[^"]*$/.test(value)) {
      const names = namesIn(value);
      const rest = /[,，、]\s*$/.test(value) ? '' : (names.pop() ?? '');
      this.#input.value = rest;
      this.#add(names);
    }
    this.#send();
    clearTimeout(this.#waiting);
    if (this.#input.value.trim() === '') this.#close();
    else this.#waiting = setTimeout(() => void this.#ask(), 120);
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const query = new URLSearchParams({ q: this.#input.value.trim().slice(0, 300) });
    for (const kind of (this.getAttribute('kind') ?? '').split(' '))
      if (kind !== '') query.append('kind', kind);
    const fandom = this.getAttribute('fandom');
    if (fandom) query.append('fandom', fandom);
    if (this.hasAttribute('unused')) query.append('unused', '1');
    try {
      const answer = await fetch(`/complete?${query.toString()}`, { signal: asking.signal });
      if (!answer.ok) throw new Error('no names');
      const { completions } = (await answer.json()) as { completions: Completion[] };
      if (!asking.signal.aborted) this.#offer(completions);
    } catch {
      // Without an answer the field takes what is typed, as it does without this script.
      if (!asking.signal.aborted) this.#close();
    }
  }

  #offer(completions: Completion[]): void {
    this.#completions = completions.filter(({ name }) => !this.#names.includes(name));
    if (this.#completions.length === 0 || document.activeElement !== this.#input) return this.#close();
    this.#list.replaceChildren(
      ...this.#completions.map((completion, at) => optionOf(completion, `${this.#list.id}-${at}`)),
    );
    this.#list.hidden = false;
    this.#input.ariaExpanded = 'true';
    this.#point(-1);
    const count = this.#completions.length;
    this.#said.textContent = count === 1 ? 'One name.' : `${count} names.`;
  }

  #close(): void {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#completions = [];
    this.#input.ariaExpanded = 'false';
    this.#point(-1);
    this.#said.textContent = '';
  }

  /** Makes an option the one that Enter takes; -1: none. */
  #point(at: number): void {
    this.#active = at;
    for (const [index, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(index === at);
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`);
  }

  #key(event: KeyboardEvent): void {
    // While an input method composes, the keys are its own.
    if (event.isComposing) return;
    const count = this.#completions.length;
    const value = this.#input.value.trim();
    if (event.key === 'ArrowDown' && count > 0) this.#point((this.#active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0)
      this.#point(this.#active <= 0 ? count - 1 : this.#active - 1);
    else if (event.key === 'ArrowDown' && value !== '') void this.#ask();
    else if (event.key === 'Enter' && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === 'Enter' && value !== '') this.#take(value);
    else if (event.key === 'Escape' && count > 0) {
      // It closes the list and not what the field stands in.
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'Backspace' && this.#input.value === '' && this.#names.length > 0)
      this.#drop(this.#names.length - 1);
    else return;
    event.preventDefault();
  }

  #choose(at: number): void {
    const completion = this.#completions[at];
    if (completion) this.#take(quoted(completion.means ?? completion.name));
  }

  /** Takes typed names as they are. */
  #take(value: string): void {
    const names = namesIn(value);
    this.#input.value = '';
    this.#close();
    if (names.length > 0) this.#add(names);
  }

  #add(names: string[]): void {
    const fresh = names.filter((name) => !this.#names.includes(name));
    if (fresh.length === 0) return this.#send();
    this.#names = this.hasAttribute('single') ? fresh.slice(-1) : [...this.#names, ...fresh];
    this.#changed();
    this.#said.textContent = `${fresh.join(', ')} added.`;
  }

  #drop(at: number): void {
    const [name] = this.#names.splice(at, 1);
    this.#changed();
    this.#said.textContent = `${name ?? ''} removed.`;
    this.#input.focus();
  }

  #changed(): void {
    this.#show();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #show(): void {
    this.#chips.replaceChildren(
      ...this.#names.map((name, at) => {
        const chip = document.createElement('button');
        chip.type = 'button';
        chip.className = 'chip';
        chip.ariaLabel = `Remove ${name}`;
        const words = document.createElement('bdi');
        words.textContent = name;
        chip.append(words);
        chip.addEventListener('click', () => this.#drop(at));
        return chip;
      }),
    );
    this.#send();
  }

  /** What the form sends: the names chosen, and what is typed and not taken yet. */
  #send(): void {
    const names = [...this.#names, ...namesIn(this.#input.value)];
    this.#sent.value = names.map(quoted).join(', ');
  }
}

interface Completion {
  name: string;
  means: string | null;
  fandom: string | null;
  works: number;
}

let fields = 0;

function labelOf(input: HTMLInputElement): string {
  const label = input.ariaLabel ?? input.labels?.[0]?.textContent ?? '';
  return label.replace(/\s+/g, ' ').trim();
}

/** Names parted by commas; one with a comma in it stands in quotes. */
function namesIn(text: string): string[] {
  const names = [...text.matchAll(/"([^"]*)"|[^,，、]+/g)].map(([all, inQuotes]) => (inQuotes ?? all).trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function quoted(name: string): string {
  return /[,，、]/.test(name) ? `"${name}"` : name;
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

customElements.define('tag-field', TagField);
