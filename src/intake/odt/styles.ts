import { xmlAttribute, xmlChild, xmlDescendants, type XmlElement } from '../xml.ts';

/** What a style says that a story keeps: emphasis, place, centring. Fonts, sizes and colours are left behind. */
export interface Style {
  name: string;
  parent: string | null;
  bold: boolean | null;
  italic: boolean | null;
  underline: boolean | null;
  strike: boolean | null;
  position: 'super' | 'sub' | null;
  align: 'center' | 'right' | null;
  rightToLeft: boolean | null;
}

/** A style with everything it inherits, and the names it descends from, nearest first. */
export interface ResolvedStyle extends Style {
  lineage: string[];
}

const MOST_ANCESTORS = 50;

/** The styles of a document by name: those of styles.xml and the automatic ones of content.xml, inheritance followed. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #ordered = new Map<string, boolean>();
  readonly #resolved = new Map<string, ResolvedStyle>();

  /** Reads every style of a part of the document; later parts win. */
  read(part: XmlElement): void {
    for (const element of xmlDescendants(part, 'style')) {
      const style = styleOf(element);
      this.#styles.set(style.name, style);
    }
    for (const list of xmlDescendants(part, 'list-style')) {
      const level = xmlChild(list, 'list-level-style-number');
      this.#ordered.set(
        xmlAttribute(list, 'name') ?? '',
        level !== null && xmlAttribute(level, 'num-format') !== '',
      );
    }
  }

  /** The style of that name with what it inherits; an unknown name is a style that says nothing. */
  of(name: string | null): ResolvedStyle {
    const known = this.#resolved.get(name ?? '');
    if (known !== undefined) return known;
    const resolved = this.#inherit(name ?? '');
    this.#resolved.set(name ?? '', resolved);
    return resolved;
  }

  /** Is a list of this style numbered? */
  isOrdered(name: string | null): boolean {
    return this.#ordered.get(name ?? '') ?? false;
  }

  #inherit(name: string): ResolvedStyle {
    const resolved: ResolvedStyle = { ...PLAIN, name, lineage: [] };
    for (let next: string | null = name; next !== null && resolved.lineage.length < MOST_ANCESTORS;) {
      const style: Style | undefined = this.#styles.get(next);
      resolved.lineage.push(next);
      if (style === undefined) break;
      resolved.bold ??= style.bold;
      resolved.italic ??= style.italic;
      resolved.underline ??= style.underline;
      resolved.strike ??= style.strike;
      resolved.position ??= style.position;
      resolved.align ??= style.align;
      resolved.rightToLeft ??= style.rightToLeft;
      next = style.parent;
    }
    return resolved;
  }
}

const PLAIN: Style = {
  name: '',
  parent: null,
  bold: null,
  italic: null,
  underline: null,
  strike: null,
  position: null,
  align: null,
  rightToLeft: null,
};

function styleOf(element: XmlElement): Style {
  const text = xmlChild(element, 'text-properties');
  const paragraph = xmlChild(element, 'paragraph-properties');
  const of = (within: XmlElement | null, name: string) =>
    within === null ? null : xmlAttribute(within, name);
  return {
    name: xmlAttribute(element, 'name') ?? '',
    parent: xmlAttribute(element, 'parent-style-name'),
    bold: said(of(text, 'font-weight'), /^(bold|[6-9]00)$/),
    italic: said(of(text, 'font-style'), /^(italic|oblique)$/),
    underline: said(of(text, 'text-underline-style'), /^(?!none$)/),
    strike: said(of(text, 'text-line-through-style'), /^(?!none$)/),
    position: positionOf(of(text, 'text-position')),
    align: alignOf(of(paragraph, 'text-align')),
    rightToLeft: said(of(paragraph, 'writing-mode'), /^rl/),
  };
}

/** null when the style does not say; else whether what it says fits. */
function said(value: string | null, yes: RegExp): boolean | null {
  return value === null ? null : yes.test(value);
}

/** `super 58%`, `sub 58%` or a raise in per cent, which is above the line when positive (ODF 1.3 part 3, 20.392). */
function positionOf(value: string | null): 'super' | 'sub' | null {
  if (value === null || value.startsWith('0%')) return null;
  return /^(sub|-)/.test(value) ? 'sub' : 'super';
}

function alignOf(value: string | null): 'center' | 'right' | null {
  if (value === 'center') return 'center';
  return value === 'right' || value === 'end' ? 'right' : null;
}
