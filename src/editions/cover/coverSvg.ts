import { directionOf } from '../language.ts';
import { escapeXml, oneLine } from '../xml.ts';
import type { CoverFacts } from './cover.ts';
import { canLetter } from './face.ts';
import type { Words } from './furniture.ts';
import { layoutOf } from './layouts.ts';
import { paletteOf } from './palette.ts';
import { PATTERNS } from './patterns/patterns.ts';
import { chanceOf } from './random.ts';
import { HEIGHT, WIDTH } from './shapes.ts';
import { slim } from './slim.ts';

/** How much a cover says: a stamp is shown so small that only the title can be read. */
export type Detail = 'full' | 'stamp';

/** Units of the full drawing to one of a stamp's: at a stamp's size a fifth of a pixel. */
const STAMP_GRID = 4;

/**
 * The cover as SVG: paths and flat colours only, so that it looks the same everywhere and holds nothing that acts.
 * Pattern, palette and layout come from the fandom, so that its works stand together on a shelf; the title decides
 * how the pattern falls.
 */
export function coverSvg(work: CoverFacts, detail: Detail = 'full'): string {
  const fandom = oneLine(work.fandoms[0] ?? '').toLowerCase() || oneLine(work.title).toLowerCase();
  const ofFandom = chanceOf(`fandom ${fandom}`);
  const ofTitle = chanceOf(`title ${oneLine(work.title)} ${work.authors.join(' ')}`);
  const pattern = ofFandom.pick(PATTERNS);
  const palette = paletteOf(ofFandom, ofTitle);
  const layout = layoutOf(ofFandom);
  const label = `${oneLine(work.title) || 'Untitled'}${work.authors.length === 0 ? '' : `, by ${work.authors.join(', ')}`}`;
  const drawing = layout(wordsOf(work, detail), palette, (area) =>
    pattern({ area, palette, fandom: ofFandom, title: ofTitle }),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(label)}">${drawing}</svg>`;
  return detail === 'stamp' ? slim(svg, STAMP_GRID) : svg;
}

/** The words that stand on a cover: lines that no font here can letter are left out, and an ornament stands in. */
function wordsOf(work: CoverFacts, detail: Detail): Words {
  const cut = detail === 'stamp' ? 'stamp' : 'title';
  const title = oneLine(work.title) || 'Untitled';
  const small = (text: string): string => (detail === 'full' && canLetter(text, 'small') ? text : '');
  return {
    cut,
    title: canLetter(title, cut) ? title : '',
    fandom: small(fandomLine(work.fandoms)),
    author: small(authorLine(work.authors)),
    rtl: directionOf(work.language) === 'rtl',
  };
}

/** "BUFFY THE VAMPIRE SLAYER": without the medium that archives add, two at most. */
function fandomLine(fandoms: readonly string[]): string {
  const short = fandoms.map((name) =>
    oneLine(
      name
        .replace(/\s*\([^)]*\)\s*$/, '')
        .replace(/\s+-\s+(?:All Media Types|[^-]*$)/i, '')
        .replace(/^.*\s\|\s/, ''),
    ),
  );
  const named = short.filter(Boolean).slice(0, 2).join(' · ');
  return (fandoms.length > 2 ? `${named} …` : named).toLocaleUpperCase('en');
}

function authorLine(authors: readonly string[]): string {
  const names = authors.map(oneLine).filter(Boolean);
  if (names.length === 0) return 'Anonymous';
  if (names.length <= 2) return names.join(' & ');
  return names.length === 3
    ? `${names[0]!}, ${names[1]!} & ${names[2]!}`
    : `${names[0]!}, ${names[1]!} & others`;
}
