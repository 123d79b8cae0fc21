/**
 * The style sheet of our EPUBs. It sets structure only: no fonts, colours, page margins or fixed sizes, so that what
 * the reader chose stays in force.
 */
export const STYLE_SHEET = `body { widows: 2; orphans: 2; hyphens: auto; -webkit-hyphens: auto; -epub-hyphens: auto; }
p { margin: 0; text-indent: 1.4em; }
header + p, h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p, hr + p, blockquote p, li p, dd p, td p, aside > p, aside > h3 + p, .centre, .right, .scene-heading, .letter p, .lyrics p, .verse p, .byline, .source, .colophon p, .summary p, .notes p { text-indent: 0; }
blockquote p + p, li p + p, .summary p + p, .notes p + p, .letter p + p, .colophon p + p { margin-top: 0.6em; }
h1, h2, h3, h4, h5, h6 { text-align: center; line-height: 1.25; margin: 1.6em 0 0.8em; font-weight: normal; hyphens: manual; -webkit-hyphens: manual; -epub-hyphens: manual; break-after: avoid; page-break-after: avoid; }
h1 { font-size: 1.8em; }
h2 { font-size: 1.4em; }
h3 { font-size: 1.1em; }
h4, h5, h6 { font-size: 1em; }
section > header { margin: 2em 0 2em; }
header .number { display: block; font-size: 0.65em; letter-spacing: 0.12em; text-transform: uppercase; margin-bottom: 0.5em; }
hr { border: 0; margin: 1.2em 0; height: auto; text-align: center; break-after: avoid; page-break-after: avoid; }
hr::before { content: "\\2042"; }
blockquote { margin: 1em 1.5em; }
pre { white-space: pre-wrap; margin: 1em 0; }
code, kbd, samp, tt, .tt { font-size: 0.95em; }
.big { font-size: 1.2em; }
.address { font-style: italic; }
.centre { text-align: center; }
.right { text-align: end; }
.thought { font-style: italic; }
.thought em, .thought i { font-style: normal; }
.scene-heading { text-align: center; margin: 1.2em 0 0.8em; break-after: avoid; page-break-after: avoid; }
.footnote { font-size: 0.9em; }
.verse, .lyrics { margin: 1em 1.5em; text-align: start; hyphens: manual; -webkit-hyphens: manual; }
.verse p, .lyrics p { margin-bottom: 0.8em; }
.lyrics { font-style: italic; }
.letter { margin: 1em 1.5em; }
aside.summary, aside.notes, section.summary, section.notes { margin: 1.2em 0; font-size: 0.9em; }
aside.summary h3, aside.notes h3, section.summary h2, section.notes h2, section.disclaimer h2 { font-size: 1em; text-align: start; font-style: italic; margin: 0 0 0.3em; }
aside.end-notes, section[role="doc-endnotes"] { margin-top: 2.5em; border-top: 1px solid; padding-top: 0.8em; }
aside[role="doc-footnote"] { font-size: 0.9em; margin: 0.5em 0; }
aside[role="doc-footnote"] p { text-indent: 0; }
.note-number { font-variant-numeric: tabular-nums; }
.byline { text-align: center; margin-bottom: 1.6em; }
.source { margin-top: 1.6em; font-size: 0.9em; }
dl { margin: 1em 0; }
dt { font-weight: bold; margin-top: 0.5em; }
dd { margin: 0; padding-inline-start: 1.2em; }
.facts { font-size: 0.9em; }
.facts dt { font-weight: normal; font-style: italic; break-after: avoid; page-break-after: avoid; }
ul, ol { margin: 1em 0; padding-inline-start: 1.6em; }
nav ol { list-style: none; padding: 0; }
nav li { margin: 0.5em 0; }
table { border-collapse: collapse; margin: 1em auto; }
th, td { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; text-align: start; }
caption, figcaption { font-size: 0.9em; text-align: center; }
figure { margin: 1em 0; text-align: center; }
img { max-width: 100%; height: auto; }
sup, sub { line-height: 0; font-size: 0.75em; }
section.cover { margin: 0; padding: 0; text-align: center; }
section.cover img { max-width: 100%; max-height: 100vh; }
`;
