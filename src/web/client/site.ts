import { allPlaces, keptPlace, placeAddress, placeWords } from './places.ts';

/** What is on every page: reading settings in place, reading times at the reader's pace, ways back into a story. */

/** The link to the reading settings; with this it opens them on the page, and what is chosen shows at once. */
class ReadingPanel extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;

  connectedCallback(): void {
    this.querySelector('a')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.currentTarget as HTMLAnchorElement;
      event.preventDefault();
      void this.#open().catch(() => location.assign(link.href));
    });
  }

  async #open(): Promise<void> {
    this.#dialog ??= await this.#fetched();
    this.#dialog.showModal();
  }

  async #fetched(): Promise<HTMLDialogElement> {
    const answer = await fetch('/reading');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const form = page.querySelector<HTMLFormElement>('.reading-form')!;
    const dialog = document.createElement('dialog');
    const heading = document.createElement('h2');
    heading.textContent = 'Reading settings';
    heading.id = 'reading-settings';
    dialog.setAttribute('aria-labelledby', heading.id);
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'plain close';
    close.textContent = 'Close';
    close.addEventListener('click', () => dialog.close());
    dialog.append(heading, close, form);
    this.append(dialog);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    listen(form, dialog);
    return dialog;
  }
}

/** Sends a form of choices at each change, and lays the new style sheet over the page. */
function listen(form: HTMLFormElement, dialog: HTMLDialogElement): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = (fields: FormData) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void take(fields), 80);
  };
  form.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement;
    const output = field.parentElement?.querySelector('output');
    if (output) output.textContent = field.value + (field.dataset['unit'] ?? '');
    keep(new FormData(form));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pressed = event.submitter as HTMLButtonElement | null;
    if (pressed?.name === 'usual') {
      keep(new FormData(form, pressed));
      setTimeout(() => location.reload(), 300);
    }
    dialog.close();
  });
}

async function take(fields: FormData): Promise<void> {
  const choices = new URLSearchParams({ back: '/reading.css' });
  for (const [name, value] of fields)
    if (typeof value === 'string' && name !== 'back') choices.set(name, value);
  await fetch('/reading', { method: 'POST', body: choices, redirect: 'manual' });
  const old = document.querySelector<HTMLLinkElement>('link[href^="/reading.css"]')!;
  const fresh = old.cloneNode() as HTMLLinkElement;
  const address = new URL(old.href);
  address.searchParams.delete('at');
  await fetch(address, { cache: 'reload' });
  address.searchParams.set('at', String(Date.now()));
  fresh.href = address.href;

  fresh.addEventListener('load', () => {
    old.remove();
    void document.fonts.ready.then(() => document.dispatchEvent(new Event('reading-changed')));
  });
  old.after(fresh);
}

/** "about 12 min", at the pace the reader named. */
class ReadingTime extends HTMLElement {
  connectedCallback(): void {
    this.#say();
    document.addEventListener('reading-changed', this.#say);
  }

  disconnectedCallback(): void {
    document.removeEventListener('reading-changed', this.#say);
  }

  readonly #say = (): void => {
    const pace = Number(getComputedStyle(document.documentElement).getPropertyValue('--pace')) || 250;
    const minutes = Math.max(1, Math.round(Number(this.getAttribute('words')) / pace));
    const rounded =
      minutes < 60 ? minutes : minutes < 300 ? Math.round(minutes / 5) * 5 : Math.round(minutes / 30) * 30;
    const hours = Math.floor(rounded / 60);
    const rest = rounded % 60;
    const words = hours === 0 ? `about ${rest} min` : `about ${hours} h${rest === 0 ? '' : ` ${rest} min`}`;
    if (this.textContent !== words) this.textContent = words;
  };
}

/** The way back to where the reader stopped, if this device knows of a place. */
class ReadingResume extends HTMLElement {
  connectedCallback(): void {
    const work = this.getAttribute('work') ?? '';
    const place = keptPlace(work);
    if (!place || place.share < 0.005) return;
    const link = document.createElement('a');
    link.className = 'resume';
    link.href = placeAddress(work, place);
    link.textContent = `Continue where you stopped: ${placeWords(place)}`;
    this.append(link);
  }
}

/** On the home page: the stories that were begun on this device. */
class ReadingPlaces extends HTMLElement {
  connectedCallback(): void {
    const places = allPlaces().slice(0, 4);
    const list = this.querySelector('ul');
    if (places.length === 0 || !list) return;
    for (const { work, place } of places) {
      const link = document.createElement('a');
      link.href = placeAddress(work, place);
      const title = document.createElement('bdi');
      title.className = 'title';
      title.textContent = place.title;
      const where = document.createElement('span');
      where.className = 'where';
      where.textContent = placeWords(place);
      link.append(title, where);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    this.querySelector('section')?.removeAttribute('hidden');
  }
}

/** A menu closes when the reader goes elsewhere or presses Escape. */
function closeMenus(event: Event): void {
  const at = event.target as Node;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') continue;
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
    } else if (menu.contains(at)) continue;
    menu.open = false;
  }
}

/** Guests have nothing personal; only who has a session asks for what is theirs. */
async function bringPersonal(): Promise<void> {
  if (!/(^|; )keeper=1/.test(document.cookie)) return;
  const answer = await fetch(`/me?${new URLSearchParams({ at: location.pathname })}`);
  if (!answer.ok) return;
  const { links } = (await answer.json()) as { links: { name: string; address: string }[] };
  const nav = document.querySelector('header.site nav');
  for (const { name, address } of links) {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = name;
    nav?.prepend(link);
  }
}

customElements.define('reading-panel', ReadingPanel);
customElements.define('reading-time', ReadingTime);
customElements.define('reading-resume', ReadingResume);
customElements.define('reading-places', ReadingPlaces);
addEventListener('click', closeMenus);
addEventListener('keydown', closeMenus);
void bringPersonal();
