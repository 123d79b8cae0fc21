import { defaultTreeAdapter, html } from 'parse5';
import { parseFragment } from './parse.ts';
import type { DocumentFragment } from './tree.ts';

/** Builds the tree of a text whose paragraphs are known, so that only those with tags in them go through the parser. */
export class TreeBuilder {
  readonly root: DocumentFragment = defaultTreeAdapter.createDocumentFragment();

  /** A paragraph of plain text. */
  paragraph(text: string, className: string | null = null): void {
    const attributes = className === null ? [] : [{ name: 'class', value: className }];
    const element = defaultTreeAdapter.createElement('p', html.NS.HTML, attributes);
    defaultTreeAdapter.insertText(element, text);
    defaultTreeAdapter.appendChild(this.root, element);
  }

  /** Untrusted markup of whole blocks. */
  markup(untrusted: string): void {
    const fragment = parseFragment(untrusted);
    for (const child of fragment.childNodes.slice()) {
      defaultTreeAdapter.detachNode(child);
      defaultTreeAdapter.appendChild(this.root, child);
    }
  }
}
