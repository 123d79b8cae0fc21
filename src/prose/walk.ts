import type { ChildNode, Element, Node, ParentNode, TextNode } from './tree.ts';
import { escapeHtml } from './write.ts';

/** Whether the node is an element; with tags, whether it is one of those. Foreign (SVG, MathML) elements count by name. */
export function isElement(node: Node, ...tags: string[]): node is Element {
  return 'tagName' in node && (tags.length === 0 || tags.includes(node.tagName));
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text';
}

/** The value of an attribute, `null` where it is not set. */
export function attribute(element: Element, name: string): string | null {
  for (const attr of element.attrs) if (attr.name === name && attr.prefix === undefined) return attr.value;
  return null;
}

/** Whether the class attribute holds this token. */
export function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class')?.split(/\s+/).includes(name) ?? false;
}

/** The nodes directly inside; those of a `<template>` are in its content. */
export function children(node: Node): ChildNode[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

/** What a node stands in; null at the top. */
export function parentOf(node: Node): ParentNode | null {
  return 'parentNode' in node ? node.parentNode : null;
}

/** Whether a node stands in another, at any depth, or is it. */
export function liesIn(node: Node, holder: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) if (at === holder) return true;
  return false;
}

/** Every node below this one, in document order, at any depth without recursion. */
export function* descendants(node: Node): Generator<ChildNode> {
  const waiting = children(node).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const below = children(next);
    for (let index = below.length - 1; index >= 0; index--) waiting.push(below[index]!);
  }
}

/** Every element below this node, in document order. */
export function* elements(node: Node): Generator<Element> {
  for (const below of descendants(node)) if (isElement(below)) yield below;
}

/** The first element below that fits, in document order. */
export function find(node: Node, fits: (element: Element) => boolean): Element | null {
  for (const element of elements(node)) if (fits(element)) return element;
  return null;
}

/** All elements below that fit, in document order. */
export function findAll(node: Node, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const element of elements(node)) if (fits(element)) found.push(element);
  return found;
}

const UNREAD = new Set(['script', 'style', 'template', 'noscript']);

/** All text below, as written; scripts and styles are no text. */
export function textContent(node: Node): string {
  if (isText(node)) return node.value;
  let text = '';
  for (const below of descendants(node)) {
    if (isText(below) && !UNREAD.has(below.parentNode?.nodeName ?? '')) text += below.value;
  }
  return text;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set('style script xmp iframe noembed noframes plaintext noscript'.split(' '));

/**
 * The untrusted markup of a node's children, for what is cleaned later. Unlike parse5's own serialiser it does not
 * recurse, so depth cannot overflow it.
 */
export function innerHtml(node: ParentNode): string {
  let html = '';
  const waiting: (ChildNode | string)[] = children(node).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') html += next;
    else if (isText(next))
      html += RAW.has(next.parentNode?.nodeName ?? '') ? next.value : escapeAll(next.value);
    else if (isElement(next)) {
      html += startTag(next);
      if (VOID.has(next.tagName)) continue;
      waiting.push(`</${next.tagName}>`);
      const below = children(next);
      for (let index = below.length - 1; index >= 0; index--) waiting.push(below[index]!);
    }
  }
  return html;
}

function startTag(element: Element): string {
  const attributes = element.attrs.map(({ prefix, name, value }) => {
    return ` ${prefix ? `${prefix}:` : ''}${name}="${escapeAll(value)}"`;
  });
  return `<${element.tagName}${attributes.join('')}>`;
}

function escapeAll(text: string): string {
  return escapeHtml(text).replaceAll('\u00A0', '&nbsp;');
}
