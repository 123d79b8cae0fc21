import { blockEnd, isRule, nextFull, wordCount, type Line } from './lines.ts';

/** What authors say to their readers, each of which hardly any story says in a paragraph without speech. */
const TO_READERS = [
  /\b(?:thanks|thank you|thank y['’]all|thx)\b.{0,60}\b(?:for|who)\b.{0,60}\b(?:comment(?:s|ed|ing)?|kudos|review(?:s|ed|ing)?|feedback|bookmark(?:s|ed|ing)|read(?:ing|ers)|beta\w*|sticking with)\b/i,
  /\b(?:comments? (?:and|&|or) kudos|kudos (?:and|&|or) comments?|(?:leave|left|your|for the|all the) kudos|cross-?posted|fan ?fics?\b.{0,30}\b(?:I|my)|my (?:first|own|other) (?:fan ?)?fics?|my headcanons?|A\/N)\b/i,
  /\b(?:un-?beta['’]?e?d|not beta['’]?e?d|beta['’]?e?d by|beta[- ]?read(?:er|ers|ing)?|no beta,? (?:so|we die))\b/i,
  /\bthis (?:chapter|fic|update) (?:is|was|has|had|took|takes|contains?|features|got|turned|came|comes|follows|covers|deals|picks|includes|might|may|ended|starts|will)\b/i,
  /\b(?:in this chapter|(?:the )?next (?:chapter|update) (?:will|should|might|may|is coming)|last chapter['’]?s? (?:comments|reviews|cliff-?hanger)|since the last (?:chapter|update))\b/i,
  /\b(?:update schedule|(?:will|['’]ll|try to|going to) (?:be )?updat(?:e|ing) (?:this|soon|every|on|again|weekly|twice|once))\b/i,
  /\bhope (?:you|y['’]all|everyone|everybody)(?: all| guys)?(?: still| will)? (?:enjoy|like)s?(?: (?:it|this|this one|the (?:chapter|fic|story|update)|reading(?: it)?))?\W*(?:$|[.!)])/i,
  /^\W*(?:enjoy|happy reading)(?:,? (?:everyone|y['’]all|all|guys|the (?:chapter|fic|story|show|ride|update)|reading|this(?: one)?))?\W*$/i,
  /\b(?:enjoy|here['’]?s|now for|on with|on to) (?:the|this|my) (?:new |next |first |last )?(?:chapter|fic|update)\b|\bon with the (?:story|show)\W*$|\bwithout further ado\W*$/i,
  /(?:^|[.!?]\s+|\b(?:I['’]?m|I am|so|very|really|again),? )(?:so |very |really )?(?:sorry|apologies|my apologies|I apologi[sz]e)\b.{0,30}\b(?:wait|delay|hiatus|late update|typos|cliff-?hanger|short chapter|OOC|not updating)\b/i,
  /\b(?:all|any) (?:(?:remaining|other) )?(?:mistakes|errors|typos) (?:are|is) (?:all )?(?:my own|mine)\b/i,
  /\b(?:mind|heed|check|updated|added) the (?:new )?tags\b|\b(?:see|check|in) the end notes?\b|\bplease (?:heed|mind|read) the (?:tags|warnings|notes)\b/i,
  /\b(?:trigger|content) warnings?\b|^\W*(?:[TC]W|(?:chapter )?warnings|warnings? for (?:this|the) chapter|translations|A\/N)\s*:/i,
  /\bI (?:do not|don['’]?t) own\b.{0,60}\b(?:characters?|series|show|rights|franchise)\b|\bcharacters (?:belong to|are not mine|are the property)/i,
  /https?:\/\/|\bmy (?:tumblr|twitter|dreamwidth|bluesky|livejournal|AO3)\b|\b(?:find|follow|yell at|talk to) me (?:on|at|over)\b/i,
];

/** The next paragraphs are a list that the note announces. */
const LISTED = /^\s*(?:[•*]|\d{1,2}[.)])\s*\S/;
const SPEECH = /["“”„«»]|^\s*['‘][\p{Lu}]|^\s*[-–—]\s/u;
const MOST_PARAGRAPHS = 7;
const MOST_WORDS = 150;
/** A paragraph of the author's own day, between two that are meant for readers. */
const ASIDE_WORDS = 60;
/** Words that have to follow: a chapter is more than its note. */
const LEAST_TEXT = 20;

/**
 * Index after a note whose first paragraph ends at `first` and whose end nothing marks. Further paragraphs are the
 * author's as long as they speak to readers; one that does not may stand between two that do. In doubt it is the story.
 */
export function noteEnd(lines: readonly Line[], first: number): number {
  let end = first;
  let at = nextFull(lines, first);
  let aside = false;
  for (let count = 1; count < MOST_PARAGRAPHS && at < lines.length; count++) {
    const after = blockEnd(lines, at);
    const text = lines.slice(at, after).map((line) => line.text);
    if (text.some(isRule) || wordCount(text.join(' ')) > MOST_WORDS) break;
    if (speaksToReaders(text) || (isAnnounced(lines, at) && text.every((line) => LISTED.test(line)))) {
      end = after;
      aside = false;
    } else if (aside || !isAside(text.join(' '))) break;
    else aside = true;
    at = nextFull(lines, after);
  }
  const left = lines.slice(end).reduce((words, { text }) => words + wordCount(text), 0);
  return left >= LEAST_TEXT ? end : first;
}

function speaksToReaders(paragraph: readonly string[]): boolean {
  const text = paragraph.join(' ');
  return !SPEECH.test(text) && TO_READERS.some((words) => words.test(text));
}

function isAnnounced(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(0, at).findLast(({ text }) => text.trim() !== '');
  return above !== undefined && /:\s*$/.test(above.text);
}

function isAside(text: string): boolean {
  return (
    wordCount(text) <= ASIDE_WORDS &&
    !SPEECH.test(text) &&
    /\b(?:I|I['’]\w+|my|you|your|y['’]all)\b/.test(text)
  );
}
