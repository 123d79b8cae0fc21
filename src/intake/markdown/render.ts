import MarkdownIt from 'markdown-it';
import { linkFootnotes } from './footnotes.ts';

/** Markdown as fans write it: HTML allowed (it is cleaned later); quotes and dashes are left alone. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, breaks: false });

/** Markdown to markup that is still to be cleaned; the footnotes (`[^1]`) that it names stand at its end. */
export function renderMarkdown(text: string, footnotes: ReadonlyMap<string, string> = new Map()): string {
  const { text: rest, notes } = linkFootnotes(text, footnotes);
  if (notes.length === 0) return markdown.render(text);
  const list = notes.map(
    ({ name, words }) =>
      `<li id="fn-${name}">${markdown.renderInline(words)} <a href="#fn-ref-${name}">↩</a></li>`,
  );
  return `${markdown.render(rest)}<ol class="footnotes">\n${list.join('\n')}\n</ol>\n`;
}
