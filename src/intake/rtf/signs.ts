/** Characters that have a control word of their own. */
export const SIGNS: Record<string, string> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: '\t',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
};

/** Characters that are written as a backslash and another character. */
export const SYMBOLS: Record<string, string> = {
  '~': '\u00a0',
  _: '\u2011',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
