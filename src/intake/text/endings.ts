import { hashtagsOn, notesFrom } from '../tumblr.ts';
import { isChapterHeading } from './headings.ts';
import { isBlank, wordCount, type Line } from './lines.ts';
import { partIn, type Part } from './parts.ts';

/** How a text ends. `complete` is null where its end says nothing about it. */
export interface Ending {
  /** Lines that remain story. */
  lines: Line[];
  complete: boolean | null;
  /** Line of the end marker, or null. */
  marker: number | null;
  /** Which part of how many it says has ended. */
  part: Part | null;
  /** What stands after the end marker. */
  after: Line[];
  /** Hashtags below a post. */
  tags: string[];
  /** Footers that are no part of the work. */
  dropped: { text: string; line: number }[];
}

const AROUND =
  /^[\s*~_=\-–—#+<>|.…:•[\]("“{/\\（【〈《「―]+|[\s*~_=\-–—#+<>|.…:•[\])"”!}/\\）】〉》」―！。]+$/g;
const THE_END =
  /^(?:the end|end|fin|finis|finito|fine|ende|das ende|owari|fini|el fin|la fin|fim|koniec|slut|einde|slutet|loppu|конец|the end\s?\?|end of (?:the )?(?:story|fic)|the end,? [([]?(?:for now|finally|at last|of it|really)|the end[\s.…]+or is it|終わ?り?|おわり|おしまい|完|終|终|了|全?[劇剧書书]終|全文完|完结|完結|30)\??$/iu;
const OPEN =
  /^(?:tbc|t\.b\.c|to be continued|to be cont(?:'?d|inued)?|to be concluded|more to come|cont(?:inued|'?d) in (?:part|chapter) .{1,20}|continued next .{1,20}|fortsetzung folgt|à suivre|continuar[aá]|continua|продолжение следует|(?:to be )?cont(?:inued|\.|'?d) in .{1,24}|続く|つづく|待续|待續|未完待续|未完待續|未完)(?:\s*\?)?$/iu;
const PART_END =
  /^(?:the )?end (?:of )?file$|^(?:the )?end (?:of |for )?(?:(?:part|chapter|chap|ch|book|section|act|scene|teaser|tag|cold open|prologue|epilogue|teil)\b.{0,24}|now|\(?\d+\s*\/\s*[\d?]+\)?)$/i;

type Marker = 'end' | 'open' | 'part';

/** What an end marker says: `The End`, `TBC`, `End part 2/7`; null for prose. */
export function readMarker(text: string): Marker | null {
  const line = text.trim();
  if (line.length > 60 || wordCount(line) > 7) return null;
  const words = closedUp(line.replace(AROUND, '').trim());
  if (words === '30') return /^[-–—~*#\s]+30[-–—~*#\s]+$/.test(line) ? 'end' : null;
  if (THE_END.test(words)) return 'end';
  if (OPEN.test(words)) return 'open';
  if (!PART_END.test(words)) return null;
  const part = partIn(words);
  return part !== null && part.of !== null && part.number === part.of ? 'end' : 'part';
}

/** `T H E   E N D` */
function closedUp(words: string): string {
  if (!/^\S(?:\s+\S){2,}$/.test(words)) return words;
  return words.replace(/(\S)\s(?=\S)/g, '$1').replace(/\s+/g, ' ');
}

const YAHOO =
  /^[-~=*_\s>]*(?:yahoo! groups (?:sponsor|links)|~-->)|^(?:to (?:un)?subscribe\b.*(?:e-?mail|send|@|go to|visit)|your use of yahoo! groups is subject|to visit your group on the web|\[non-text portions of this message|get your (?:private|free|own).{0,20}e-?mail|send (?:instant messages|free sms)|join the world.s largest e-?mail|chat with (?:your )?friends online|msn (?:photos|messenger|hotmail)|sign up for (?:your )?free|<\*> ?to |e?-?list ?info|do you yahoo!\?)/i;
const NAVIGATION =
  /^[[(<\s|*~-]*(?:back to|return to|go to|click here|home page|main page|previous(?: chapter| part| story)?|next(?: chapter| part| story)?|webring|this (?:web ?)?ring|you are visitor|hit counter|this story (?:is )?archived at|\(?post a new comment|leave a comment|visitors since|\d+ visitors)\b.{0,60}$/i;

/**
 * Takes the end off a text: signatures and list footers are dropped (and told), an end marker says whether the work is
 * complete, and what stands after it is kept apart as notes.
 */
export function readEnding(lines: readonly Line[]): Ending {
  const dropped: Ending['dropped'] = [];
  let kept = trimmed(withoutSignature(withoutListFooter([...lines], dropped), dropped));
  const post = takeOffPost(kept, dropped);
  kept = post.lines;
  const { tags } = post;
  while (kept.length > 0 && NAVIGATION.test(kept.at(-1)!.text)) {
    dropped.push({ text: kept.at(-1)!.text.trim(), line: kept.at(-1)!.at });
    kept = trimmed(kept.slice(0, -1));
  }
  const at = markerIndex(kept);
  if (at === null) return { lines: kept, complete: null, marker: null, part: null, after: [], tags, dropped };
  const marker = readMarker(kept[at]!.text);
  const complete = marker === 'end' ? true : marker === 'open' ? false : null;
  return {
    lines: trimmed(kept.slice(0, at)),
    complete,
    marker: kept[at]!.at,
    part: marker === 'part' ? partEnded(kept[at]!.text) : null,
    after: kept.slice(at + 1),
    tags,
    dropped,
  };
}

/** Takes a Tumblr post's notes off its end, and the tags above them. */
function takeOffPost(lines: Line[], dropped: Ending['dropped']): { lines: Line[]; tags: string[] } {
  const from = notesFrom(lines.map(({ text }) => text));
  const [first] = lines.slice(from);
  if (first !== undefined) dropped.push({ text: first.text.trim(), line: first.at });
  let kept = trimmed(lines.slice(0, from));
  const tags: string[] = [];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const own = hashtagsOn(last.text);
    if (own === null) break;
    tags.unshift(...own);
    kept = trimmed(kept.slice(0, -1));
  }
  return { lines: kept, tags };
}

/** `END (2/7)`: without how many it would be any chapter's end. */
function partEnded(text: string): Part | null {
  const part = partIn(text);
  return part?.of == null ? null : part;
}

/** The story's own last lines, without blank ones. */
function trimmed(lines: Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  return end === lines.length ? lines : lines.slice(0, end);
}

/** An end marker stands last, or before a few words of farewell. */
function markerIndex(lines: readonly Line[]): number | null {
  let words = 0;
  for (let at = lines.length - 1; at >= 0 && at >= lines.length - 40; at--) {
    const line = lines[at]!;
    if (isBlank(line)) continue;
    const set = isBlank(lines[at - 1]) || isBlank(lines[at + 1]);
    if (set && readMarker(line.text) !== null)
      return words <= FAREWELL || isLonger(lines, at, words) ? at : null;
    // the end of an earlier chapter
    if (isChapterHeading(line.text) || opensNext(line.text)) return null;
    words += wordCount(line.text);
    if (words > 200) return null;
  }
  return null;
}

/** More words than these after an end marker are a farewell only if the story above has more. */
const FAREWELL = 40;

function isLonger(lines: readonly Line[], end: number, than: number): boolean {
  let words = 0;
  for (let at = 0; at < end && words <= than; at++) words += wordCount(lines[at]!.text);
  return words > than;
}

/** `Re: Lamps (Fill 2/?)`: another part follows. */
function opensNext(text: string): boolean {
  return (
    text.length <= 120 &&
    /[([]\w{0,8}\s?\d+\s?\/\s?[\d?]+[)\]]\s*$/.test(text) &&
    (partIn(text)?.number ?? 0) > 1
  );
}

function withoutListFooter(lines: Line[], dropped: Ending['dropped']): Line[] {
  const from = Math.max(0, lines.length - 60);
  const found = lines.slice(from).findIndex((line) => YAHOO.test(line.text));
  if (found === -1) return lines;
  const start = from + found;
  dropped.push({ text: lines[start]!.text.trim(), line: lines[start]!.at });
  return lines.slice(0, start);
}

/** A mail signature: at most twelve lines after `-- `. */
function withoutSignature(lines: Line[], dropped: Ending['dropped']): Line[] {
  for (let at = lines.length - 1; at >= Math.max(1, lines.length - 13); at--) {
    if (lines[at]!.text.trim() !== '--') continue;
    if (isBlank(lines[at + 1])) return lines;
    dropped.push({
      text: lines
        .slice(at + 1)
        .map((line) => line.text.trim())
        .join(' ')
        .slice(0, 120),
      line: lines[at]!.at,
    });
    return lines.slice(0, at);
  }
  return lines;
}
