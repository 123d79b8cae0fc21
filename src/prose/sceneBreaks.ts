import { looksLikeMarkup } from './write.ts';

/** The most characters of a mark; a line of one repeated sign may fill the page's width. */
const MOST = 40;
const MOST_OF_ONE = 200;

/** The most characters of a scene's heading with its signs. */
const MOST_OF_HEADING = 100;

/** `:)`, `;-P`, `=D`, `^_^`. */
const EMOTICON =
  /^(?:[:;=8xX][-^o]?[()[\]{}DPpOo|\\/*3<>]{1,3}|[()[\]{}<>]{1,3}[-^o]?[:;=8xX]|[\^><\-.~*oO]_+[\^><\-.~*oO])$/;

/** Turns nearly every line of prose away at once. */
const OTHER_LETTER = /[a-np-wyzA-NP-WYZ]/;

/**
 * Whether a line that stands alone parts two scenes: signs without words, such as `* * *`, `~*~`, `-x-x-x-`, `oOo`,
 * `<><><>`. Speech without words ("...?", `"!"`), emoticons and kisses under a letter are none.
 */
export function isSceneBreak(line: string): boolean {
  if (line.length > 2 * MOST_OF_ONE || OTHER_LETTER.test(line)) return false;
  const mark = line.replace(/[\s\u00A0\u200B\uFEFF]+/g, '');
  if (mark === '' || mark.length > MOST_OF_ONE) return false;
  if (line.trim().length > MOST && !isPattern(mark)) return false;
  if (/["“”„«»「」'‘’`?¿¡]/.test(mark) || EMOTICON.test(mark)) return false;
  const signs = mark.replace(/[xXoO0]/g, '');
  if (/[\p{L}\p{N}]/u.test(signs)) return false;
  if (signs === '') return areLettersOfBreak(mark);
  return areSignsOfBreak(mark, signs);
}

/** One sign or up to four, over and over; the last time may be cut short: `*~*~*`. */
function isPattern(mark: string): boolean {
  const [, unit = '', rest = ''] = /^(.{1,4}?)\1+(.{0,3})$/u.exec(mark) ?? [];
  return unit !== '' && unit.startsWith(rest);
}

/** A scene break's mark as it is kept beside it, so that the text can be written again; `null` where it cannot be. */
export function sceneMark(line: string): string | null {
  return isSceneBreak(line) && !looksLikeMarkup(line) ? line.trim() : null;
}

/** Letters alone: `xxx`, `oOo`, `o0o`, but neither a kiss and a hug (`xo`, `xoxo`) nor a number. */
function areLettersOfBreak(mark: string): boolean {
  if (mark.length < 3) return false;
  return /^(?:x+|[oO]+0?[oO]+|[oO0]*[oO][oO0]*)$/i.test(mark) || mark.length >= 8;
}

/** Signs, perhaps with x and o between them: not an emoticon, not the end of a sentence. */
function areSignsOfBreak(mark: string, signs: string): boolean {
  if (/^[.…]+$/.test(mark)) return mark === '.' || mark === '…' || mark.length >= 3;
  if (/^[!,;:()[\]{}.…]+$/.test(signs))
    return mark.length >= 5 && /[()[\]{}xXoO0:]/.test(mark) && /^(.{1,3}?)\1+.?$/u.test(mark);
  if (mark.length === 1) return !/[<>/\\&%$@^]/.test(mark);
  return signs !== mark ? mark.length >= 3 : true;
}

/**
 * Whether a line that stands alone names a scene between signs: "~ Day 95 ~", "~Willow's POV~", "*** Later ***". A
 * single `*` or `_` is emphasis, and what ends like a sentence is one.
 */
export function isSceneHeading(line: string): boolean {
  if (line.length > MOST_OF_HEADING) return false;
  const [, before, words, after] =
    /^\s*([~=#•†◊♦★☆]+|[*\-–—_+<>]{2,})\s*(.*?)\s*([~=#•†◊♦★☆]+|[*\-–—_+<>]{2,})\s*$/u.exec(line) ?? [];
  if (before === undefined || words === undefined || after === undefined) return false;
  if (before.length !== after.length || words.length > 50 || !/\p{L}/u.test(words)) return false;
  return !/[.!?…,;"“”«»]$/.test(words) && words.split(/\s+/).length <= 7;
}

/** Whether a line stands between signs, as sung and shouted lines do too. */
export function isBetweenSigns(line: string): boolean {
  return /^\s*[~=#•†◊♦★☆*\-–—_+<>]/u.test(line) && /[~=#•†◊♦★☆*\-–—_+<>]\s*$/u.test(line);
}
