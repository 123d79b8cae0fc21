import { webPage, isOwnImage } from './addresses.ts';
import { checkedAttributes } from './attributes.ts';
import type { CleanHtml } from './cleanHtml.ts';
import { parseFragment } from './parse.ts';
import { serialise, type Tag } from './pieces.ts';
import { kindOf, nameOf } from './rules.ts';
import type { ChildNode, Element, ParentNode } from './tree.ts';
import { attribute, isElement, isText } from './walk.ts';
import { Weave } from './weave.ts';
import { textOnly } from './write.ts';

export interface CleanOptions {
  /**
   * The address in this archive (`/images/<SHA-256>.<jpg|png|gif|webp>`) of the picture that the source calls `src`,
   * or `null` where it is not kept.
   */
  image?: (src: string, alt: string) => string | null;
  /** Told what was left out: a code of the register of problems, and what fills its sentence. */
  notice?: (code: string, details: Record<string, string>) => void;
}

/**
 * Untrusted markup as the archive keeps it: only what the allow-list of rules.ts names, in one form, so that cleaning
 * what is clean changes nothing.
 * @throws Failure `html-too-deep`
 */
export function clean(untrusted: string | ParentNode, options: CleanOptions = {}): CleanHtml {
  return serialise(cleanTree(untrusted, options).inside);
}

/** The same before it is written out, for shape.ts. */
export function cleanTree(untrusted: string | ParentNode, options: CleanOptions): Tag {
  const source = typeof untrusted === 'string' ? parseFragment(untrusted) : untrusted;
  const cleaner = new Cleaner(options);
  cleaner.walk(source);
  return cleaner.weave.root;
}

type Step = ChildNode | (() => void);

class Cleaner {
  readonly weave = new Weave();
  readonly #options: CleanOptions;
  readonly #told = new Set<string>();

  constructor(options: CleanOptions) {
    this.#options = options;
  }

  walk(source: ParentNode): void {
    const waiting: Step[] = source.childNodes.toReversed();
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      if (typeof step === 'function') step();
      else if (isText(step)) this.weave.text(textOnly(step.value));
      else if (isElement(step)) this.#enter(step, waiting);
    }
  }

  #enter(element: Element, waiting: Step[]): void {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      return this.#tell('markup-dropped', { what: element.tagName });
    const name = nameOf(element.tagName);
    const kind = kindOf(name);
    if (kind === 'gone') return this.#tellGone(element.tagName);
    if (kind === 'embed') return this.#embed(element);
    if (kind === 'void') return this.#void(element, name);
    const close = this.#open(element, name);
    if (close !== null) waiting.push(close);
    for (let index = element.childNodes.length - 1; index >= 0; index--)
      waiting.push(element.childNodes[index]!);
  }

  #open(element: Element, name: string): (() => void) | null {
    if (name === '') return null;
    const attributes = checkedAttributes(element, name);
    if (kindOf(name) !== 'inline') {
      this.weave.openBlock(name, attributes);
      return () => this.weave.closeBlock();
    }
    if ((name === 'span' || name === 'a') && Object.keys(attributes).length === 0) return null;
    this.weave.openInline(name, attributes);
    return () => this.weave.closeInline();
  }

  #void(element: Element, name: string): void {
    if (name === 'br') this.weave.lineBreak();
    else if (name === 'img') this.#image(element);
    else this.weave.emptyBlock(name, checkedAttributes(element, name));
  }

  #image(element: Element): void {
    const src = attribute(element, 'src') ?? '';
    const alt = textOnly(attribute(element, 'alt') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const own = isOwnImage(src) ? src : (this.#options.image?.(src, alt) ?? null);
    if (own !== null && isOwnImage(own)) {
      const { src: _, ...rest } = checkedAttributes(element, 'img');
      return this.weave.image({ src: own, ...rest, alt });
    }
    this.#tell('image-not-kept', { src: src.slice(0, 200) });
    this.#link(webPage(src), alt || 'Image', alt);
  }

  #embed(element: Element): void {
    const inner = element.childNodes.find((node) => isElement(node, 'source', 'embed', 'param'));
    const named =
      attribute(element, 'src') ??
      attribute(element, 'data') ??
      (inner && isElement(inner) ? attribute(inner, 'src') : null);
    this.#tell('embed-not-kept', { what: element.tagName });
    const address = webPage(named ?? '');
    if (address !== null)
      this.#link(address, textOnly(attribute(element, 'title') ?? '').trim() || address, '');
  }

  /** A link in place of what is not kept, or its description where there is nothing to link to. */
  #link(address: string | null, words: string, otherwise: string): void {
    if (address === null) return this.weave.text(otherwise);
    this.weave.openInline('a', { href: address, rel: 'nofollow' });
    this.weave.text(words);
    this.weave.closeInline();
  }

  #tellGone(tag: string): void {
    if (tag === 'script' || tag === 'style' || tag === 'svg' || tag === 'math')
      this.#tell('markup-dropped', { what: tag });
  }

  #tell(code: string, details: Record<string, string>): void {
    const key = JSON.stringify([code, details]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#options.notice?.(code, details);
  }
}
