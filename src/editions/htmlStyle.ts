/** The style of a work in one HTML file: the reader's own fonts, a good measure, light and dark, and a clean print. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fbf9f4, #1d1a17); --ink: light-dark(#26221d, #d9d3c8); --quiet: light-dark(#655e54, #a59c8f); --rule: light-dark(#d8d0c2, #454037); --link: light-dark(#7a3b12, #e0a878); }
html { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Literata, Charter, "Bitstream Charter", Georgia, "Noto Serif", serif; text-size-adjust: 100%; }
body { max-width: 34em; margin: 0 auto; padding: 2rem 1.2rem 4rem; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; text-wrap: balance; text-align: center; }
h1 { font-size: 2rem; margin: 1rem 0 0.3rem; }
h2 { font-size: 1.4rem; margin: 4rem 0 2rem; }
h3, h4, h5, h6 { font-size: 1.1rem; margin: 2rem 0 1rem; }
.byline { text-align: center; color: var(--quiet); margin: 0 0 2rem; }
.facts { font-size: 0.85rem; margin: 0 0 1.5rem; }
.facts div { display: grid; grid-template-columns: 8.5em 1fr; gap: 0 1em; padding: 0.15rem 0; }
.facts dt { color: var(--quiet); grid-row: span 99; }
.facts dd { margin: 0; grid-column: 2; }
aside { font-size: 0.9rem; border-inline-start: 2px solid var(--rule); padding-inline-start: 1rem; margin: 1.5rem 0; }
aside .label { color: var(--quiet); font-style: italic; margin: 0; }
nav { font-size: 0.9rem; margin: 2rem 0; }
nav ol { list-style: none; padding: 0; }
.text { hyphens: auto; hanging-punctuation: first last; }
.text p { margin: 0 0 0.9em; }
hr { border: 0; text-align: center; margin: 2rem 0; color: var(--quiet); }
hr::before { content: "\\2042"; }
blockquote, .letter, .verse, .lyrics { margin: 1.2em 0; padding-inline: 1.5em; }
.verse, .lyrics { hyphens: manual; }
.centre { text-align: center; }
.right { text-align: end; }
.thought { font-style: italic; }
.thought em { font-style: normal; }
.scene-heading { text-align: center; margin-top: 2em; }
.footnote { font-size: 0.9em; }
pre { white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 1.2em auto; }
th, td { border: 1px solid var(--rule); padding: 0.2em 0.6em; text-align: start; vertical-align: top; }
figure { margin: 1.5em 0; text-align: center; }
sup, sub { line-height: 0; }
footer { margin-top: 4rem; font-size: 0.9rem; color: var(--quiet); }
@media print {
  :root { color-scheme: light; }
  html { background: none; color: #000; font-size: 11pt; line-height: 1.45; }
  body { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  nav { display: none; }
  .chapter { break-before: page; }
  .chapter:first-of-type { break-before: auto; }
  p { orphans: 2; widows: 2; margin: 0; }
  .text p + p { text-indent: 1.4em; margin: 0; }
  h2, h3, hr { break-after: avoid; }
}
@page { margin: 20mm 18mm; }
`;
