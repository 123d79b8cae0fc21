import { defaultTreeAdapter, parse, parseFragment as parse5Fragment } from 'parse5';
import { Failure } from '../ground/failures.ts';
import type { Document, DocumentFragment } from './tree.ts';

/** The most tags that may be open inside each other. Browsers stop at 512; unclosed tags of old pages nest a few hundred. */
const MAX_DEPTH = 5_000;

/**
 * The most work a page may make, counted in open tags at each new tag: finding the place of a tag looks at the tags
 * that are open, so a long page that is also deep costs their product.
 */
const MAX_EFFORT = 500_000_000;

/**
 * The tree a browser would build of a page.
 * @throws Failure `html-too-deep`; callers that know the file's name say so instead of `the page`.
 */
export function parseDocument(html: string): Document {
  return parse(html, { treeAdapter: guarded(html.length) });
}

/**
 * The tree a browser would build of markup inside a page's body.
 * @throws Failure `html-too-deep`
 */
export function parseFragment(html: string): DocumentFragment {
  return parse5Fragment(html, { treeAdapter: guarded(html.length) });
}

/** parse5's own tree, refusing markup whose tree is far deeper or far larger than its text. */
function guarded(length: number): typeof defaultTreeAdapter {
  let depth = 0;
  let effort = 0;
  // Unclosed <b> and <i> are opened anew in each paragraph: few tags can make very many elements.
  let elementsLeft = 200_000 + length;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      if (--elementsLeft < 0) throw tooDeep();
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
    },
    onItemPush() {
      depth++;
      effort += depth;
      if (depth > MAX_DEPTH || effort > MAX_EFFORT) throw tooDeep();
    },
    onItemPop() {
      depth--;
    },
  };
}

function tooDeep(): Failure {
  return new Failure('html-too-deep', { file: 'the page', limit: MAX_DEPTH });
}
