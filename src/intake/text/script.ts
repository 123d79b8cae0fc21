import type { Hyphens } from './hyphens.ts';
import { blockEnd, nextFull, type Line } from './lines.ts';

/** Who speaks, alone on a line in capitals: `MARRIN`, `OSKAR (V.O.)`, `FIRST SAILOR`. */
const CUE = /^\s*\p{Lu}[\p{Lu}\d .'’#&/-]{1,30}(?:\s*\([^()]{1,24}\)){0,2}:?\s*$/u;
const ASIDE = /^\s*\([^()]*\)?\s*$/;
/** A line of a script that says where, when or how: `INT. KITCHEN - NIGHT`, `CUT TO:`. */
const DIRECTION = /^\s*(?:INT|EXT|I\/E)\b|^\s*(?:FADE|CUT|DISSOLVE|SMASH|BLACK)\b.{0,20}$/;
/** Speeches that make a text a script. */
const FEWEST = 3;

/** Does the text set its speeches as scripts do: who speaks on one line, what is said below it? */
export function isScript(lines: readonly Line[]): boolean {
  let blocks = 0;
  let speeches = 0;
  for (let at = nextFull(lines, 0); at < lines.length;) {
    const end = blockEnd(lines, at);
    blocks += 1;
    if (isSpeech(lines.slice(at, Math.min(end, at + 3)).map(({ text }) => text))) speeches += 1;
    at = nextFull(lines, end);
  }
  return speeches >= FEWEST && speeches >= blocks * 0.15;
}

/** Is the block a speech under the name of who speaks? */
export function isSpeech(texts: readonly string[]): boolean {
  const [cue, said] = texts;
  if (cue === undefined || said === undefined || !CUE.test(cue) || DIRECTION.test(cue)) return false;
  return /\p{Ll}/u.test(said) && !CUE.test(said);
}

/** Its lines as a script sets them: the speaker, asides, then the words, joined where they were broken. */
export function speechLines([cue, ...rest]: readonly string[], hyphens: Hyphens): string[] {
  const lines: string[] = [cue!.trim()];
  let said: string[] = [];
  const close = (): void => {
    if (said.length > 0) lines.push(hyphens.join(said));
    said = [];
  };
  for (const text of rest) {
    if (!ASIDE.test(text)) said.push(text);
    else {
      close();
      lines.push(text.trim());
    }
  }
  close();
  return lines;
}

const SPOKEN = /^\s*\p{Lu}[\p{Lu}\d .'’-]{1,24}(?:\s*\([^()]{1,40}\))?:\s+\S/u;

/** Lines that each say who speaks: `MARRIN: Eleven.` */
export function areSpeeches(texts: readonly string[]): boolean {
  return texts.length > 1 && texts.every((text) => SPOKEN.test(text));
}
