import { UploadDrop } from './upload.ts';

/** What the keeper's pages do in place; every one of them also works by loading the next page. */

/** How often a running import is looked at, in milliseconds. */
const LOOK = 1500;

/** Counts on while an import runs, and shows the finished report when it ends. */
class ImportProgress extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.getAttribute('state') === 'running') this.#timer = setTimeout(() => void this.#look(), LOOK);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const answer = await fetch(`/keeper/imports/${this.getAttribute('run')}/progress`).catch(() => null);
    if (answer?.ok) {
      const now = parsed(await answer.text()).querySelector('import-progress');
      if (now && now.getAttribute('state') !== 'running') return location.reload();
      for (const part of ['progress', '.counts']) {
        const fresh = now?.querySelector(part);
        if (fresh) this.querySelector(part)?.replaceWith(fresh);
      }
      await this.#showLines();
    }
    this.#timer = setTimeout(() => void this.#look(), LOOK);
  }

  /** The report below, as long as there are few lines: later ones come with the page that holds them. */
  async #showLines(): Promise<void> {
    const report = document.getElementById('report');
    if (!report || report.children.length >= 50 || report.querySelector('details[open]')) return;
    const answer = await fetch(location.href);
    const fresh = answer.ok ? parsed(await answer.text()).getElementById('report') : null;
    if (fresh && fresh.children.length > report.children.length) report.replaceChildren(...fresh.children);
  }
}

/** Decides suggestions in place: what the next page says of them is put in here. */
async function decideInPlace(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  const answer = await fetch(form.action, { method: 'POST', body });
  if (!answer.ok) throw new Error(answer.statusText);
  const page = parsed(await answer.text());
  const focused = form.closest('.suggestion')?.id;
  for (const id of ['suggestions', 'said']) renew(document.getElementById(id), page.getElementById(id));
  for (const group of document.querySelectorAll('.suggesting')) {
    renew(group, page.querySelector(`[aria-labelledby="${group.getAttribute('aria-labelledby')}"]`));
  }
  for (const field of document.querySelectorAll('#edit .field')) {
    if (!isTouched(field)) renew(field, page.getElementById(field.id));
  }
  const next =
    (focused && document.getElementById(focused)?.querySelector('button')) ||
    document.querySelector('#said button, .suggestion button');
  (next as HTMLElement | null)?.focus();
}

function renew(old: Element | null, fresh: Element | null): void {
  if (!old) return;
  if (fresh) old.replaceWith(fresh);
  else if (old.classList.contains('suggesting')) old.remove();
}

/** Whether someone typed here since the page came. */
function isTouched(field: Element): boolean {
  return [
    ...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      'input,textarea,select',
    ),
  ].some((box) => {
    if (box instanceof HTMLSelectElement)
      return [...box.options].some((option) => option.selected !== option.defaultSelected);
    if (box.type === 'checkbox')
      return (box as HTMLInputElement).checked !== (box as HTMLInputElement).defaultChecked;
    return box.value !== box.defaultValue;
  });
}

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.closest('.suggestions')) return;
  event.preventDefault();
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  decideInPlace(form).catch(() => {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
    form.submit();
  });
});

/** Leaving with words typed and not saved asks first. */
addEventListener('beforeunload', (event) => {
  const form = document.querySelector<HTMLFormElement>('form.field-form');
  if (!form || form.dataset['sent']) return;
  if (form.querySelector('.obstacles') || [...form.querySelectorAll('.field')].some(isTouched)) {
    event.preventDefault();
  }
});
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.classList.contains('field-form')) form.dataset['sent'] = 'yes';
});

/** Looks again how far the works of a change are told, while anything is told. */
class RefilterProgress extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#timer = setTimeout(() => void this.#look(), LOOK);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const answer = await fetch('/keeper/tags').catch(() => null);
    const now = answer?.ok ? parsed(await answer.text()).querySelector('refilter-progress') : null;
    if (answer?.ok && !now) return this.replaceChildren('Every work is told.');
    if (now) this.replaceChildren(...now.children);
    this.#timer = setTimeout(() => void this.#look(), LOOK);
  }
}

customElements.define('import-progress', ImportProgress);
customElements.define('refilter-progress', RefilterProgress);
customElements.define('upload-drop', UploadDrop);
