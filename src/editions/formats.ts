/** The formats a work can be taken away in. */
export const FORMATS = {
  epub: { mediaType: 'application/epub+zip', extension: 'epub', name: 'EPUB' },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html', name: 'HTML' },
  md: { mediaType: 'text/markdown; charset=utf-8', extension: 'md', name: 'Markdown' },
  txt: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', name: 'Plain text' },
} as const;

export type Format = keyof typeof FORMATS;
