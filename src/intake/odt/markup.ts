import { escapeHtml } from '../../prose/write.ts';
import { xmlAttribute, xmlChild, xmlChildren, xmlText, type XmlElement, type XmlNode } from '../xml.ts';
import type { ResolvedStyle, Styles } from './styles.ts';

/** The document's text as untrusted HTML, with its footnotes as list items, and what was met on the way. */
export interface Markup {
  html: string;
  /** `<li id="note-1">…</li>` each; the text refers to them by `#note-1`. */
  notes: string[];
  /** Comments that were left out. */
  annotations: number;
  /** Were there tracked changes? Insertions stand in the text, deletions were never in it. */
  changes: boolean;
}

/** Turns the body of an ODT (`office:text`) into HTML: what a story is made of, and nothing of its looks. */
export function markupOf(body: XmlElement, styles: Styles): Markup {
  const writer = new Writer(styles);
  const html = writer.blocks(body);
  return { html, notes: writer.notes, annotations: writer.annotations, changes: writer.changes };
}

const SECTIONS = new Set(['section', 'text-box', 'list-header', 'index-body', 'text']);
const CONTENTS = /^(table-of-content|alphabetical-index|illustration-index|user-index|bibliography)$/;

class Writer {
  readonly notes: string[] = [];
  annotations = 0;
  changes = false;
  readonly #styles: Styles;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  /** Everything below an element that holds paragraphs. */
  blocks(element: XmlElement): string {
    return xmlChildren(element)
      .map((child) => this.#block(child))
      .join('');
  }

  #block(element: XmlElement): string {
    const { name } = element;
    if (name === 'p') return this.#paragraph(element);
    if (name === 'h') return this.#heading(element);
    if (name === 'list') return this.#list(element, null);
    if (name === 'table')
      return `<table>${[...rowsOf(element)].map((row) => this.#row(row)).join('')}</table>\n`;
    if (name === 'tracked-changes') this.changes = true;
    if (name === 'frame') return `<p>${this.#frame(element)}</p>\n`;
    return SECTIONS.has(name) && !CONTENTS.test(name) ? this.blocks(element) : '';
  }

  #paragraph(element: XmlElement): string {
    const style = this.#styles.of(xmlAttribute(element, 'style-name'));
    const named = (pattern: RegExp) => style.lineage.some((one) => pattern.test(one));
    if (named(/^Horizontal_20_Line$/)) return '<hr>\n';
    const inner = this.#spans(element, style);
    if (named(/^Title$/)) return `<p class="doc-title">${inner}</p>\n`;
    if (named(/^Subtitle$/)) return `<p class="doc-subtitle">${inner}</p>\n`;
    const heading = style.lineage.map((one) => /^Heading_20_([1-6])$/.exec(one)?.[1]).find(Boolean);
    if (heading !== undefined) return `<h${heading}>${inner}</h${heading}>\n`;
    const paragraph = `<p${attributesOf(style)}>${inner}</p>\n`;
    return named(/^Quotations$/) ? `<blockquote>${paragraph}</blockquote>\n` : paragraph;
  }

  #heading(element: XmlElement): string {
    const level = Math.min(6, Math.max(1, Number(xmlAttribute(element, 'outline-level')) || 1));
    const style = this.#styles.of(xmlAttribute(element, 'style-name'));
    // A heading is bold and large by its style; only what its spans add is emphasis.
    const inner = this.#inline(element.children);
    return style.lineage.includes('Title')
      ? `<p class="doc-title">${inner}</p>\n`
      : `<h${level}>${inner}</h${level}>\n`;
  }

  /** Inner lists are styled by the outermost. */
  #list(element: XmlElement, outer: string | null): string {
    const style = xmlAttribute(element, 'style-name') ?? outer;
    const tag = this.#styles.isOrdered(style) ? 'ol' : 'ul';
    const items = xmlChildren(element, 'list-item').map((item) => {
      const parts = xmlChildren(item).map((part) =>
        part.name === 'list' ? this.#list(part, style) : this.#block(part),
      );
      return `<li>${parts.join('')}</li>\n`;
    });
    return `<${tag}>\n${items.join('')}</${tag}>\n`;
  }

  #row(row: XmlElement): string {
    const cells = xmlChildren(row, 'table-cell').map((cell) => {
      const span = (name: string) => Number(xmlAttribute(cell, `number-${name}s-spanned`)) || 1;
      const wide = span('column') > 1 ? ` colspan="${span('column')}"` : '';
      const high = span('row') > 1 ? ` rowspan="${span('row')}"` : '';
      return `<td${wide}${high}>${this.blocks(cell)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>\n`;
  }

  /** The words of a paragraph, in the emphasis that the paragraph's own style gives them all. */
  #spans(element: XmlElement, style: ResolvedStyle): string {
    return emphasised(this.#inline(element.children), style);
  }

  #inline(nodes: readonly XmlNode[]): string {
    return nodes.map((node) => (typeof node === 'string' ? words(node) : this.#piece(node))).join('');
  }

  #piece(element: XmlElement): string {
    switch (element.name) {
      case 'span':
        return this.#spans(element, this.#styles.of(xmlAttribute(element, 'style-name')));
      case 's':
        return '\u00a0'.repeat(Math.max(0, Math.min(200, Number(xmlAttribute(element, 'c') ?? 1)) - 1)) + ' ';
      case 'tab':
        return '\t';
      case 'line-break':
        return '<br>\n';
      case 'a':
        return `<a href="${escapeHtml(xmlAttribute(element, 'href') ?? '')}">${this.#inline(element.children)}</a>`;
      case 'note':
        return this.#note(element);
      case 'annotation':
        this.annotations += 1;
        return '';
      case 'frame':
        return this.#frame(element);
      case 'ruby':
        return this.#ruby(element);
      default:
        return DROPPED.has(element.name) ? '' : this.#inline(element.children);
    }
  }

  #note(element: XmlElement): string {
    const citation = xmlChild(element, 'note-citation');
    const body = xmlChild(element, 'note-body');
    const number = this.notes.push('');
    const mark = citation === null ? String(number) : xmlText(citation).trim();
    const back = ` <a href="#noteref-${number}">↩</a>`;
    const inner = body === null ? '' : this.blocks(body).trimEnd();
    const closed = inner.endsWith('</p>') ? `${inner.slice(0, -4)}${back}</p>` : `${inner}${back}`;
    this.notes[number - 1] = `<li id="note-${number}">${closed}</li>`;
    return `<sup><a href="#note-${number}" id="noteref-${number}">${escapeHtml(mark || String(number))}</a></sup>`;
  }

  #frame(element: XmlElement): string {
    const image = xmlChild(element, 'image');
    const box = xmlChild(element, 'text-box');
    if (image === null) return box === null ? '' : this.#inline(box.children);
    const alt = xmlChild(element, 'title') ?? xmlChild(element, 'desc');
    const src = xmlAttribute(image, 'href') ?? '';
    return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt === null ? '' : xmlText(alt).trim())}">`;
  }

  #ruby(element: XmlElement): string {
    const part = (name: string) => this.#inline(xmlChild(element, name)?.children ?? []);
    return `<ruby>${part('ruby-base')}<rp>(</rp><rt>${part('ruby-text')}</rt><rp>)</rp></ruby>`;
  }
}

/** What stands inside paragraphs and is no word of the story. */
const DROPPED = new Set([
  'tracked-changes',
  'change-start',
  'change-end',
  'change',
  'bookmark',
  'soft-page-break',
  'annotation-end',
  'script',
  'object',
  'plugin',
  'forms',
  'custom-shape',
]);

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const child of xmlChildren(table)) {
    if (child.name === 'table-row') yield child;
    else if (/^table-(header-)?row(s|-group)$/.test(child.name)) yield* rowsOf(child);
  }
}

/** Spaces as ODF means them: any run is one (ODF 1.3 part 3, 6.1.2). */
function words(text: string): string {
  return escapeHtml(text.replaceAll(/[ \t\r\n]+/g, ' '));
}

function emphasised(inner: string, style: ResolvedStyle): string {
  if (inner.trim() === '') return inner;
  const tags = [
    style.bold === true ? 'strong' : '',
    style.italic === true ? 'em' : '',
    style.underline === true ? 'u' : '',
    style.strike === true ? 's' : '',
    style.position === 'super' ? 'sup' : '',
    style.position === 'sub' ? 'sub' : '',
  ].filter(Boolean);
  return tags.reduceRight((within, tag) => `<${tag}>${within}</${tag}>`, inner);
}

function attributesOf({ align, rightToLeft }: ResolvedStyle): string {
  return `${align === null ? '' : ` align="${align}"`}${rightToLeft === true ? ' dir="rtl"' : ''}`;
}
