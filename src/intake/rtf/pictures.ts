/** Gathers the pictures of a document, each written as hexadecimal digits or as bytes. */
export class Pictures {
  /** By the address the paragraphs show them at. */
  readonly kept = new Map<string, Uint8Array>();
  /** Pictures in forms that pages cannot show. */
  lost = 0;
  #hex = '';
  #bytes = '';
  #type = '';

  begin(): void {
    this.#hex = this.#bytes = this.#type = '';
  }

  word(word: string): void {
    if (/^(?:pngblip|jpegblip|emfblip|wmetafile|pmmetafile|dibitmap|wbitmap|macpict)$/.test(word))
      this.#type = word;
  }

  hex(digits: string): void {
    this.#hex += digits;
  }

  bytes(bytes: string): void {
    this.#bytes += bytes;
  }

  /** Keeps the picture that ends here; its address, null where pages cannot show it. */
  keep(): string | null {
    const [hex, bytes, type] = [this.#hex, this.#bytes, this.#type];
    this.begin();
    if (type !== 'pngblip' && type !== 'jpegblip') {
      if (type !== '') this.lost++;
      return null;
    }
    const address = `picture-${this.kept.size + 1}`;
    this.kept.set(
      address,
      bytes === '' ? Buffer.from(hex.replace(/[^0-9a-fA-F]/g, ''), 'hex') : Buffer.from(bytes, 'latin1'),
    );
    return address;
  }
}
