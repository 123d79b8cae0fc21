import { escapeHtml } from '../../prose/write.ts';

/** A way of marking words in plain text: its opening and closing marks. */
interface Mark {
  open: string;
  close: string;
  tag: 'em' | 'strong';
  /** Means something only where a legend says so or it comes up twice. */
  wary: boolean;
}

const MARKS: readonly Mark[] = [
  { open: '**', close: '**', tag: 'strong', wary: false },
  { open: '__', close: '__', tag: 'em', wary: false },
  { open: '*', close: '*', tag: 'em', wary: false },
  { open: '_', close: '_', tag: 'em', wary: false },
  { open: '//', close: '//', tag: 'em', wary: true },
  { open: '/', close: '/', tag: 'em', wary: true },
  { open: '~', close: '~', tag: 'em', wary: true },
  { open: '<<', close: '>>', tag: 'em', wary: true },
  { open: '::', close: '::', tag: 'em', wary: true },
];

/** Most characters between two marks: about 60 words. */
const LONGEST = 400;

/** Marks up the emphasis of one paragraph. */
export interface Emphasis {
  /** Plain text to markup; everything else in it is escaped, line ends become `<br>`. */
  mark(text: string): string;
}

/**
 * The conventions a text uses: `*…*` and `_…_` always; `/…/`, `//…//`, `~…~`, `::…::` where a
 * legend declares them or they come up twice; `<<…>>` only by a legend. Where a legend tells several apart, their
 * marks stay in the text. `header` is where an author may have put the legend.
 */
export function emphasisOf(text: string, header = ''): Emphasis {
  const declared = legendOf(`${header}\n${text.slice(0, 6000)}\n`);
  const used = MARKS.filter(
    (mark) => text.includes(mark.open) && (!mark.wary || declared.has(mark.open) || isUsed(mark, text)),
  );
  const forms = used.map((mark) => ({
    mark,
    form: formOf(mark),
    keep: declared.size > 1 && declared.has(mark.open),
  }));
  return { mark: (paragraph) => marked(paragraph, forms) };
}

type Form = { mark: Mark; form: RegExp; keep: boolean };

function marked(paragraph: string, forms: readonly Form[]): string {
  const tags: string[] = [];
  let text = paragraph;
  for (const { mark, form, keep } of forms) {
    if (!text.includes(mark.open)) continue;
    text = text.replace(form, (_whole, inner: string) => {
      tags.push(`<${mark.tag}>`, `</${mark.tag}>`);
      const words = keep ? `${mark.open}${inner}${mark.close}` : inner;
      return `${sign(tags.length - 2)}${words}${sign(tags.length - 1)}`;
    });
  }
  const html = escapeHtml(text).replaceAll('\n', '<br>\n');
  return tags.length === 0 ? html : html.replace(SIGNED, (_whole, index: string) => tags[Number(index)]!);
}

/** Tags wait outside of Unicode text until the rest is escaped; decoded text never holds these noncharacters' range. */
const sign = (index: number): string => `\ue000${index}\ue001`;
const SIGNED = /\ue000(\d+)\ue001/g;

function formOf({ open, close }: Mark): RegExp {
  const [first, last] = [escaped(open), escaped(close)];
  const own = escaped(open[0]!);
  const shut = escaped(close[0]!);
  // opener after a start, space, quote, dash or bracket and before a word; closer after a word and before an end
  return new RegExp(
    `(?<=^|[\\s"'“‘„«([{\\-–—…>\\ue001])${first}(?![\\s${own}])([^${own}${shut}\\n][^${own}${shut}]{0,${LONGEST}}?)(?<![\\s${shut}])${last}(?!${shut})(?=$|[\\s.,;:!?…"'”’»)\\]}\\-–—<\\ue000])`,
    'gu',
  );
}

function escaped(mark: string): string {
  return mark.replace(/[*_/~<>:\\\-^$.|?+()[\]{}]/g, '\\$&').replace(/\\([<>:_~-])/g, '$1');
}

/** Twice or more, around something that is no date, fraction or address. */
function isUsed(mark: Mark, text: string): boolean {
  if (mark.open === '<<') return false;
  let uses = 0;
  for (const match of text.matchAll(formOf(mark))) {
    if (/^[\d\s.:/-]+$|^www\.|^\w$/.test(match[1]!)) continue;
    if (++uses >= 2) return true;
  }
  return false;
}

const MEANS =
  '(?:thought|think|telepath|mind|dream|flashback|memor|sung|sing|song|lyric|emphas|italic|whisper|speech|speak|talk|sign|action|foreign|language|comm|writing|written|text)';
const ONE_SLASH = '(?<!/)/(?!/)';
const ONE_STAR = '(?<!\\*)\\*(?!\\*)';
const LEGEND = new RegExp(
  `(\\*\\*|${ONE_STAR}|__|_|//|${ONE_SLASH}|~|<<|::)\\s*(?:[\\w ]{1,20}|\\.{2,}|…)?\\s*(?:\\*\\*|${ONE_STAR}|__|_|//|${ONE_SLASH}|~|>>|::)\\s*["')\\]]?\\s*(?:=|-+|–|:|denotes?|indicates?|means?|is|are|for)\\s*["'(]?(?:\\w+\\s){0,3}?${MEANS}`,
  'gi',
);
const REVERSED = new RegExp(
  `\\b${MEANS}\\w*\\s*(?:are|is|=|:|-)?\\s*(?:in|between|by|with|inside|within|=|:)?\\s*["'(]?(\\*\\*|//|${ONE_SLASH}|~|<<|::)\\s*(?:[\\w .…]{0,24})\\s*(?:\\*\\*|//|${ONE_SLASH}|~|>>|::)`,
  'gi',
);

/** Whether a line says what marks in the text mean, and nothing else: `// // = thoughts`. */
export function isLegend(line: string): boolean {
  const words = line.trim();
  if (words.length > 120 || legendOf(words).size === 0) return false;
  const opens = /^["'([]*(?:\*|_|\/|~|<<|::)/.test(words);
  return opens || new RegExp(`^["'([]*${MEANS}`, 'i').test(words);
}

/** The marks that a line such as `// // = thoughts` explains. */
function legendOf(text: string): Set<string> {
  if (!/\/|~|<<|::|\*|_/.test(text)) return new Set();
  return new Set([...text.matchAll(LEGEND), ...text.matchAll(REVERSED)].map((match) => match[1]!));
}
