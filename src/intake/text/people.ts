import { parseDate } from './dates.ts';

const EMAIL =
  /[\w.+-]+(?:@|\s?\[?\(?\bat\b\)?\]?\s?)[\w-]+(?:\.|\s?\[?\(?\bdot\b\)?\]?\s?)[a-z]{2,}(?:\.[a-z]{2,})*/i;
const STRICT_EMAIL = /(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/gi;

/** What a journal's link to a user leaves where only its text was copied. */
export const JOURNAL_MARK =
  /\[(?:info|personal profile|profile|community profile|(?:livejournal|dreamwidth|insanejournal)(?:\.com|\.org)? profile|lj user|user)\]\s*/gi;

/** The e-mail addresses in a text, in order. */
export function emailsIn(text: string): string[] {
  return [...text.matchAll(STRICT_EMAIL)].map((match) => match[1]!);
}

/** Is the line an e-mail address and nothing else? */
export function isEmailLine(text: string): boolean {
  const bare = text
    .trim()
    .replace(/^[<([{]+|[>)\]}.,]+$/g, '')
    .replace(/^(?:e-?mail|mailto)\s*:?\s*/i, '');
  return bare.length < 80 && EMAIL.exec(bare)?.[0].length === bare.length;
}

const BETWEEN_NAMES = /\s*(?:,|;|\s&\s|\s\+\s|\band\b|\bund\b|\bwith\b|\n)\s*/i;
const BETWEEN_WHOLE_NAMES = /\s*(?:,|;|\band\b|\bund\b|\bwith\b|\n)\s*/i;

/**
 * The names of a byline in its order: parted by commas, `and`, `&`, `with`; addresses and brackets around them left
 * out. An address alone gives its local part. Without `ampersands`, `&` and `+` stand within a name.
 */
export function authorsIn(raw: string, { ampersands = true } = {}): string[] {
  const named = raw
    .replace(/[<([{]\s*(?:mailto:|e-?mail:?\s*)?[\w.+-]+@[\w.-]+\s*[>)\]}]/gi, ' ')
    .replace(/[([]?\bhttps?:\/\/\S+/gi, ' ')
    .replace(STRICT_EMAIL, (address, _local, at: number) =>
      raw.trim() === address && at >= 0 ? address : ' ',
    )
    .replace(/[<([{]\s*[>)\]}]/g, ' ')
    .replace(JOURNAL_MARK, ' ');
  const names = named
    .split(ampersands ? BETWEEN_NAMES : BETWEEN_WHOLE_NAMES)
    .map(tidyName)
    .filter((name) => name !== '' && /[\p{L}\p{N}]/u.test(name) && !isDate(name));
  return [...new Set(names.length > 0 ? names : emailsIn(raw).map((address) => address.split('@')[0]!))];
}

/** `by Corvid, March 2001` */
function isDate(name: string): boolean {
  return /(?:^|\D)(?:19|20)\d\d$|\d[/.]\d/.test(name) && parseDate(name) !== null;
}

function tidyName(name: string): string {
  const bare = name
    .replace(/^\s*mailto:/i, '')
    .replace(/\s*[([{<]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const local = bare.includes('@') ? bare.split('@')[0]! : bare;
  return local
    .replace(/^(?:written\s+)?by:?\s+/i, '')
    .replace(/^["“'*_~\-–\s]+|["”*_~\-–\s,.:([{<]+$/g, (marks, at: number) =>
      at > 0 && marks.trim() === '.' && /\b[A-Z]\.$/.test(local) ? marks : '',
    )
    .trim();
}

/** Words that begin prose after "by", never a name. */
const NOT_A_NAME =
  /^(?:then|now|this|that|these|those|an?|her|his|my|our|its|their|your|all|no|day|night|some|any|every|each|one|two|far|far|chance|accident|heart|definition|which|when|what|and|it|she|he|they|we|i)\b/;

/** Could this be the name or names in a byline, and not the rest of a sentence? */
export function looksLikeNames(text: string): boolean {
  // Before any pattern looks at it: addresses in brackets may be long, a whole paragraph is no byline.
  if (text.length > 400) return false;
  const bare = text.replace(/[<([].*?[>)\]]/g, ' ').trim();
  if (bare === '') return emailsIn(text).length > 0;
  if (bare.length > 80 || /[!?;:"“”]$/.test(bare) || /(?:[a-z]{3,})\.$/.test(bare)) return false;
  if (NOT_A_NAME.test(bare) || /^the\s+[a-z]/.test(bare)) return false;
  const words = bare
    .split(/\s+/)
    .filter((word) => !/^(?:and|&|de|la|le|van|von|der|of|the|with|aka|a\.k\.a\.)$/i.test(word));
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !/[\d_@]/.test(word)).length;
  return words.length <= 8 && (words.length <= 1 || small === 0 || (words.length === 2 && small <= 2));
}
