/** A file with the path it had in a dropped folder. */
interface Dropped {
  file: File;
  path: string;
}

/** Takes files and folders dropped on the form, and shows how far the sending is. */
export class UploadDrop extends HTMLElement {
  readonly #dropped: Dropped[] = [];
  readonly #list = document.createElement('p');

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const place = document.createElement('div');
    place.className = 'drop-place';
    place.textContent = 'Drop files, folders or a zip here';
    this.#list.setAttribute('role', 'status');
    place.append(this.#list);
    form.before(place);
    for (const name of ['dragover', 'dragenter'] as const) {
      this.addEventListener(name, (event) => {
        event.preventDefault();
        place.classList.add('over');
      });
    }
    this.addEventListener('dragleave', () => place.classList.remove('over'));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      place.classList.remove('over');
      void this.#drop(event.dataTransfer);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
  }

  async #drop(data: DataTransfer | null): Promise<void> {
    // The entries must be asked for before anything is awaited: the list is emptied after the event.
    const entries = [...(data?.items ?? [])]
      .map((item) => item.webkitGetAsEntry())
      .filter((entry) => entry !== null);
    const loose = entries.length === 0 ? [...(data?.files ?? [])] : [];
    for (const entry of entries) await this.#gather(entry, '');
    for (const file of loose) this.#dropped.push({ file, path: file.name });
    const names = this.#dropped.slice(0, 3).map(({ path }) => path);
    const more = this.#dropped.length - names.length;
    this.#list.textContent = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }

  async #gather(entry: FileSystemEntry, folder: string): Promise<void> {
    if (entry.isFile) {
      const file = await new Promise<File>((found, failed) =>
        (entry as FileSystemFileEntry).file(found, failed),
      );
      this.#dropped.push({ file, path: folder + file.name });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed));
      if (some.length === 0) return;
      for (const inner of some) await this.#gather(inner, `${folder}${entry.name}/`);
    }
  }

  #send(form: HTMLFormElement): void {
    const body = new FormData(form);
    for (const { file, path } of this.#dropped) body.append('files', file, path);
    const progress = document.createElement('progress');
    progress.setAttribute('aria-label', 'Sending');
    const button = form.querySelector('button')!;
    button.disabled = true;
    button.after(progress);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (!lengthComputable) return;
      progress.max = total;
      progress.value = loaded;
    });
    request.addEventListener('loadend', () => {
      const { address } =
        request.status === 201
          ? (JSON.parse(request.responseText) as { address: string })
          : { address: null };
      if (address !== null) return location.assign(address);
      progress.remove();
      button.disabled = false;
      this.#list.textContent = reasonIn(request.responseText);
    });
    request.send(body);
  }
}

/** What a page of refusal says. */
function reasonIn(html: string): string {
  const said = new DOMParser().parseFromString(html, 'text/html').querySelector('.failure p');
  return (
    said?.textContent ??
    'The files did not arrive: the connection was lost. Nothing was taken in; send them again.'
  );
}
