import MarkdownIt from 'markdown-it';

/** Markdown as fans write it: HTML allowed (it is cleaned later), addresses linked, quotes and dashes left alone. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, breaks: false });

/** Markdown to markup that is still to be cleaned. Nesting deeper than 100 stays as text. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
