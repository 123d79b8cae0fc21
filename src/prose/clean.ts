import { isOwnImage, isUnsafe, webPage } from './addresses.ts';
import { checkedAttributes } from './attributes.ts';
import type { CleanHtml } from './cleanHtml.ts';
import { parseFragment } from './parse.ts';
import { emphasisOf, isPlain } from './emphasis.ts';
import { type Attributes, NO_ATTRIBUTES, serialise, type Tag } from './pieces.ts';
import { kindOf, nameOf } from './rules.ts';
import { tidy } from './tidy.ts';
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
  return settled(untrusted, (source) => serialise(tidy(woven(source, options), 'drop').inside));
}

/** Two settle all that the tests draw; markup made to need more must not keep the archive busy. */
const MOST_PASSES = 5;

/**
 * Markup as it is once a pass changes it no more. Only anchors can need a second: that of a tag which is dropped stays
 * where it was, and read again it goes to the next words, which leaves the tag empty in which it stood.
 */
export function settled(
  untrusted: string | ParentNode,
  pass: (source: string | ParentNode) => CleanHtml,
): CleanHtml {
  let html = pass(untrusted);
  for (let passes = 1; passes < MOST_PASSES && html.includes(' id="'); passes++) {
    const again = pass(html);
    if (again === html) break;
    html = again;
  }
  return html;
}

/** The same before it is tidied and written out, for shape.ts. */
export function woven(untrusted: string | ParentNode, options: CleanOptions): Tag {
  const source = typeof untrusted === 'string' ? parseFragment(untrusted) : untrusted;
  const cleaner = new Cleaner(options);
  cleaner.walk(source);
  return cleaner.weave.finish();
}

/** Inline tags of which one inside another of its name means no more than one. */
const ONLY_ONCE = new Set('a abbr acronym b code dfn em i kbd mark s samp strike strong tt u var'.split(' '));

/** Names of pictures that were the rules of old pages. */
const RULE = /(?:^|[/_-])(?:hr|rule|line|bar|divider|separator|spacer)[_-]?\d*\.(?:gif|jpe?g|png)$/i;

const HTML = 'http://www.w3.org/1999/xhtml';

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
    if ((element.namespaceURI as string) !== HTML)
      return this.#tell('markup-dropped', { what: element.tagName });
    const name = nameOf(element.tagName);
    const kind = kindOf(name);
    if (kind === 'gone') return this.#tellGone(element.tagName);
    if (kind === 'embed') return this.#embed(element);
    if (kind === 'void') return this.#void(element, name);
    this.#tellDangers(element);
    const close = this.#open(element, name);
    if (close !== null) waiting.push(close);
    for (let index = element.childNodes.length - 1; index >= 0; index--)
      waiting.push(element.childNodes[index]!);
  }

  /** Opens what the element becomes; hands back what closes it, `null` where it only holds others. */
  #open(element: Element, name: string): (() => void) | null {
    const isBlock = name !== '' && kindOf(name) !== 'inline';
    const attributes = checkedAttributes(element, name);
    if (isBlock) this.weave.openBlock(name, attributes);
    let inlines = isBlock || name === '' || isPlain(element) ? 0 : this.#openInline(name, attributes);
    for (const emphasis of emphasisOf(element)) inlines += this.#openInline(emphasis, NO_ATTRIBUTES);
    if (!isBlock && inlines === 0) return null;
    return () => {
      for (; inlines > 0; inlines--) this.weave.closeInline();
      if (isBlock) this.weave.closeBlock();
    };
  }

  /** A link in a link and emphasis in the same emphasis say nothing more. */
  #openInline(name: string, attributes: Attributes): number {
    if (name === 'a' && attributes['href'] === undefined) return this.#openWith('span', attributes);
    if (!ONLY_ONCE.has(name) || !this.weave.isInside(name)) return this.#openWith(name, attributes);
    const { href: _, rel: __, cite: ___, ...rest } = attributes;
    return this.#openWith('span', rest);
  }

  #openWith(name: string, attributes: Attributes): number {
    if (name === 'span' && Object.keys(attributes).length === 0) return 0;
    this.weave.openInline(name, attributes);
    return 1;
  }

  #void(element: Element, name: string): void {
    if (name === 'br') this.weave.lineBreak();
    else if (name === 'img') this.#image(element);
    else this.weave.emptyBlock(name, checkedAttributes(element, name));
  }

  #image(element: Element): void {
    const src = attribute(element, 'src') ?? '';
    const { alt = '', height, width } = checkedAttributes(element, 'img');
    const own = isOwnImage(src) ? src : (this.#options.image?.(src, alt) ?? null);
    if (own !== null && isOwnImage(own)) {
      return this.weave.image({ src: own, alt, ...(height && { height }), ...(width && { width }) });
    }
    this.#tell('image-not-kept', { src: src.slice(0, 200) });
    if (alt === '' && RULE.test(src)) return this.weave.emptyBlock('hr', NO_ATTRIBUTES);
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
    if (this.weave.isInside('a')) return this.weave.text(words);
    this.weave.openInline('a', { href: address, rel: 'nofollow' });
    this.weave.text(words);
    this.weave.closeInline();
  }

  #tellGone(tag: string): void {
    if (tag === 'script' || tag === 'style' || tag === 'svg' || tag === 'math')
      this.#tell('markup-dropped', { what: tag });
  }

  #tellDangers(element: Element): void {
    for (const { name, value } of element.attrs) {
      if (name.startsWith('on')) this.#tell('markup-dropped', { what: 'event handlers' });
      else if (name === 'href' && isUnsafe(value)) this.#tell('markup-dropped', { what: 'unsafe address' });
    }
  }

  #tell(code: string, details: Record<string, string>): void {
    const key = JSON.stringify([code, details]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#options.notice?.(code, details);
  }
}
