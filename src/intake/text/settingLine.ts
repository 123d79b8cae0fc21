import type { Canon } from '../../canon/canon.ts';
import { readSetting } from '../../canon/readSetting.ts';
import { isSettingLine } from '../../canon/settingLine.ts';

const OPENS =
  /^[[(*~_\s]*(?:set\b|setting\b|takes place\b|taking place\b|happens\b|missing scenes?\b|tag (?:to|for)\b|episode tag\b|post[-\s]|pre[-\s]|after(?:math)?\b|before\b|during\b|between\b|follows\b|spoilers?\b|up to\b|early\b|mid\b|late\b|season\b|AU\b|follow-?up\b)/i;
const PLAIN =
  /^[[(*~_\s]*(?:(?:set|takes place|happens|missing scenes? (?:from|for)|tag (?:to|for)|episode tag)\b|post-|pre-)/i;

/**
 * Is the line a setting without a label (`Set post-"Seeing Red" (BTVS 6x19)`)? Where no canon pack knows what it
 * names, it must open like one and stand in a header (`inHeader`).
 */
export function isSettingField(text: string, canon: Canon, inHeader: boolean): boolean {
  const line = text.trim();
  if (line.length > 160 || /[a-z]{3,}[.!?]["”]?\s+[A-Z]\w+.*[.!?]$/.test(line)) return false;
  const opened = OPENS.test(line);
  if ((opened || /\d/.test(line)) && isSettingLine(line, canon)) return true;
  if (!opened) return false;
  const read = /^\W*spoil/i.test(line) ? readSetting(line, canon) : null;
  if (read !== null && read.reading.code !== null && /["“”\dx(]|\bS\d/i.test(line))
    return inHeader || !/[.!?]$/.test(line);
  return (
    inHeader &&
    PLAIN.test(line) &&
    line.split(/\s+/).length <= 14 &&
    !/[.!?,]$/.test(line.replace(/\b[A-Z]\.$/, ''))
  );
}
