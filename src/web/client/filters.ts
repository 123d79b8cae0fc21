/**
 * A listing with its filters. With this the works found follow every tick and every word without a full reload, and
 * the address follows too; on a narrow screen the filters open as a sheet. Without it the form is sent as any form.
 */
class WorkFilters extends HTMLElement {
  #asking: AbortController | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      if (this.#panel?.contains(event.target as Node)) this.#soon(0);
    });
    this.addEventListener('input', (event) => {
      const field = event.target as HTMLInputElement;
      if (this.#panel?.contains(field) && !field.closest('tag-field') && isTyped(field)) this.#soon(500);
    });
    this.addEventListener('submit', (event) => this.#submitted(event));
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && location.hash === '#filters') this.#closeSheet();
    });
    addEventListener('popstate', () => {
      if (location.hash !== '#filters' && this.isConnected) void this.#show(location.href, false);
    });
  }

  get #panel(): HTMLElement | null {
    return this.querySelector('.filters');
  }

  #soon(delay: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      const form = this.#panel?.querySelector('form');
      if (form) void this.#show(addressOf(form), true);
    }, delay);
  }

  #submitted(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'get') return;
    event.preventDefault();
    clearTimeout(this.#waiting);
    const sheet = location.hash === '#filters';
    void this.#showAndClose(addressOf(form), sheet);
  }

  async #showAndClose(address: string, sheet: boolean): Promise<void> {
    await this.#show(address, true);
    if (sheet) this.#closeSheet();
  }

  /** Dropping a condition and turning a page stay on the page; everything else is a link like any other. */
  #clicked(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.matches('.filters .close')) {
      event.preventDefault();
      this.#closeSheet();
    } else if (link.matches('.jump a')) {
      requestAnimationFrame(() => this.#panel?.querySelector<HTMLElement>('select, input')?.focus());
    } else if (link.matches('.chips a, .hidden-works a:not([href="/shield"])')) {
      event.preventDefault();
      void this.#show(link.href, true);
    }
  }

  #closeSheet(): void {
    history.replaceState(null, '', location.pathname + location.search);
    // A changed hash moves `:target` only where the browser itself navigates to it.
    location.hash = '#main';
    this.querySelector<HTMLElement>('.jump a')?.focus({ preventScroll: true });
  }

  async #show(address: string, push: boolean): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('work-filters');
      if (!answer.ok || !fresh) return location.assign(address);
      if (push) history.pushState(null, '', answer.url + (location.hash === '#filters' ? '#filters' : ''));
      document.title = page.title;
      this.#take(fresh);
    } catch (problem) {
      if ((problem as Error).name !== 'AbortError') location.assign(address);
    } finally {
      if (this.#asking === asking) this.removeAttribute('aria-busy');
    }
  }

  /** Puts the new results and filters in place of the old; what was focused and what was open stay so. */
  #take(fresh: Element): void {
    const focused = document.activeElement;
    const field = focused && this.contains(focused) ? nameOfField(focused) : null;
    const panel = this.#panel;
    const open = new Set(
      [...(panel?.querySelectorAll('details[open] legend') ?? [])].map((one) => one.textContent),
    );
    const scrolled = panel?.scrollTop ?? 0;
    const results = this.querySelector('.results');
    const typing = focused instanceof HTMLInputElement && isTyped(focused) ? focused : null;
    const kept = typing ? { value: typing.value, at: typing.selectionStart } : null;
    results?.replaceWith(fresh.querySelector('.results')!);
    const filters = fresh.querySelector('.filters')!;
    for (const details of filters.querySelectorAll('details'))
      details.open ||= open.has(details.querySelector('legend')?.textContent ?? '');
    // The panel itself stays: a new one would no longer be the target of the address, and the sheet would close.
    panel?.replaceChildren(...filters.childNodes);
    if (panel) panel.scrollTop = scrolled;
    if (field === null) return;
    const again = [...this.querySelectorAll<HTMLInputElement>('input, select, a, button, summary')].find(
      (one) => nameOfField(one) === field,
    );
    again?.focus({ preventScroll: true });
    if (kept && again && again.value !== kept.value && again.form?.contains(again)) again.value = kept.value;
    if (kept && again) again.setSelectionRange?.(kept.at, kept.at);
  }
}

function isTyped(field: HTMLInputElement): boolean {
  return field.tagName === 'INPUT' && (field.type === 'text' || field.type === 'search');
}

/** Tells the fields of a form apart across two versions of it. A field of several names is sent by a hidden one. */
function nameOfField(element: Element): string {
  const names = element.closest('tag-field')?.querySelector<HTMLInputElement>('input[type=hidden]');
  if (names && element instanceof HTMLInputElement) return `names ${names.name}`;
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return `${element.name}=${element instanceof HTMLInputElement && element.type === 'checkbox' ? element.value : ''}`;
  return `${element.tagName}:${element.textContent}`;
}

/** Where a form would lead, without its empty fields. */
function addressOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') fields.append(name, value);
  const search = fields.toString();
  const address = new URL(form.action);
  return search === '' ? address.href : `${address.href}?${search}`;
}

customElements.define('work-filters', WorkFilters);
