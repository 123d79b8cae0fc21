import MarkdownIt from 'markdown-it';
import { footnotesTaken } from './footnotes.ts';

/** Markdown as fans write it: HTML allowed (it is cleaned later); quotes and dashes are left alone. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, breaks: false });

/** Markdown to markup that is still to be cleaned; simple footnotes (`[^1]`) stand at its end. */
export function renderMarkdown(text: string): string {
  const { text: rest, notes } = footnotesTaken(text);
  if (notes.length === 0) return markdown.render(text);
  const list = notes.map(({ name, words }) => `<li id="fn-${name}">${markdown.renderInline(words)} <a href="#fnref-${name}">↩</a></li>`);
  return `${markdown.render(rest)}<hr>\n<ol class="footnotes">\n${list.join('\n')}\n</ol>\n`;
}
