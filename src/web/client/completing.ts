import { NameList, type Wanted } from './nameList.ts';

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
 * first; `unused`: for the keeper's desk, names without works too. Without this script the field takes names parted by
 * commas, one with a comma in it in quotes; with it the same words are sent under the same name. A `change` event says
 * that a name came or went.
 *
 * `single`: the field takes one name, as it is, commas and all: what is chosen is written into it. `exact`: a synonym
 * that is chosen stays what it is; else what it means is taken.
 *
 * Arrows walk the list, Enter takes a name, Escape closes; where several names are taken, a comma or leaving the field
 * takes what is typed, and Backspace in an empty field takes the last name away.
 */
class TagField extends HTMLElement {
  #input!: HTMLInputElement;
  #list!: NameList;
  readonly #sent = document.createElement('input');
  readonly #chips = document.createElement('span');
  #names: string[] = [];

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || input.role === 'combobox') return;
    this.#input = input;
    const label = labelOf(input);
    // The label around the field would be read with all names in it.
    if (label !== '') input.ariaLabel = label;
    this.#list = new NameList(
      input,
      label,
      () => this.#wanted(),
      ({ name, means }) => this.#chosen(this.hasAttribute('exact') ? name : (means ?? name)),
    );
    if (this.hasAttribute('single')) this.#takeOne(input);
    else this.#takeSeveral(input);
    this.append(this.#list.element, this.#list.said);
    this.classList.add('completing');
  }

  #wanted(): Wanted {
    return {
      kinds: (this.getAttribute('kind') ?? '').split(' ').filter((kind) => kind !== ''),
      fandom: this.getAttribute('fandom'),
      unused: this.hasAttribute('unused'),
    };
  }

  #takeOne(input: HTMLInputElement): void {
    input.addEventListener('input', (event) => {
      if (!event.isComposing) this.#list.soon();
    });
    input.addEventListener('compositionend', () => this.#list.soon());
    // While an input method composes, the keys are its own.
    input.addEventListener('keydown', (event) => event.isComposing || this.#list.key(event));
    input.addEventListener('blur', () => this.#list.close());
  }

  #takeSeveral(input: HTMLInputElement): void {
    this.#sent.type = 'hidden';
    this.#sent.name = input.name;
    input.removeAttribute('name');
    this.#chips.className = 'chosen';
    this.prepend(this.#chips);
    this.append(this.#sent);
    this.#names = namesIn(input.value);
    input.value = '';
    this.#show();
    input.addEventListener('input', (event) => {
      if (!event.isComposing) this.#typed();
    });
    input.addEventListener('compositionend', () => this.#typed());
    input.addEventListener('keydown', (event) => event.isComposing || this.#key(event));
    input.addEventListener('blur', () => {
      this.#list.close();
      this.#take(input.value);
    });
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
    this.#list.soon();
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.key(event)) return;
    const value = this.#input.value.trim();
    if (event.key === 'Enter' && value !== '') this.#take(value);
    else if (event.key === 'Backspace' && this.#input.value === '' && this.#names.length > 0)
      this.#drop(this.#names.length - 1);
    else return;
    event.preventDefault();
  }

  #chosen(name: string): void {
    if (!this.hasAttribute('single')) return this.#take(quoted(name));
    this.#input.value = name;
    this.#list.close();
    this.#list.said.textContent = `${name} is written.`;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Takes typed names as they are. */
  #take(value: string): void {
    const names = namesIn(value);
    this.#input.value = '';
    this.#list.close();
    if (names.length > 0) this.#add(names);
  }

  #add(names: string[]): void {
    const fresh = names.filter((name) => !this.#names.includes(name));
    if (fresh.length === 0) return this.#send();
    this.#names = [...this.#names, ...fresh];
    this.#changed();
    this.#list.said.textContent = `${fresh.join(', ')} added.`;
  }

  #drop(at: number): void {
    const [name] = this.#names.splice(at, 1);
    this.#changed();
    this.#list.said.textContent = `${name ?? ''} removed.`;
    this.#input.focus();
  }

  #changed(): void {
    this.#show();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #show(): void {
    this.#list.without = this.#names;
    this.#chips.replaceChildren(...this.#names.map((name, at) => chipOf(name, () => this.#drop(at))));
    this.#send();
  }

  /** What the form sends: the names chosen, and what is typed and not taken yet. */
  #send(): void {
    const names = [...this.#names, ...namesIn(this.#input.value)];
    this.#sent.value = names.map(quoted).join(', ');
  }
}

function chipOf(name: string, drop: () => void): HTMLButtonElement {
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'chip';
  chip.ariaLabel = `Remove ${name}`;
  const words = document.createElement('bdi');
  words.textContent = name;
  chip.append(words);
  chip.addEventListener('click', drop);
  return chip;
}

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

customElements.define('tag-field', TagField);
