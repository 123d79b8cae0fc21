import type { Canon } from './canon.ts';
import { canonIndex } from './canonIndex.ts';
import { findAnchors, type Anchors } from './settingAnchors.ts';
import type { TitleAnchor } from './settingTitles.ts';
import type { NumberAnchor } from './settingNumbers.ts';
import { findRelations, type RelationWord } from './settingRelations.ts';

const LONGEST_LINE = 200;
const MOST_OTHER_WORDS = 8;

/** A line without one of these is no setting; this turns away nearly every line of prose at once. */
const HINT =
  /\b(?:set|tak|happen|occur|post|pre|after|before|during|between|follow|missing|tag|coda|au|alternate|canon|diverge|early|mid|late|in|season|series|ep)|\d/i;
const OPENER =
  /^(?:(?:this|the|a|an|my)\s+)?(?:(?:story|fic|one|it)\s+)?(?:is\s+)?(?:set\b|setting\b|takes?\s+place\b|taking\s+place\b|happens\b|occurs\b|missing\s+(?:scene|moment)|(?:episode\s+)?tag\s+(?:to|for)\b|coda\s+(?:to|for)\b|post-|pre-|au\b|a\.u\.|alternate\s+universe|canon[\s-]diverg)/i;
const HYPHENED = /^(?:\p{L}+\s+){0,3}(?:post|pre)[-–]\s?/iu;

const CONNECTIVES = new Set(
  `a about an and any around as at beginning chapter couple day days directly early end ends ep episode episodes
  events far few film final fic from happening happens hour hours immediately in is it just kind last late later little
  long middle minute minutes moment moments month months movie night of off on one or part place right same scene
  scenes season seasons set setting several shortly show soon some something sometime somewhere sort spoilers spring
  start story straight summer takes take taking that the then this time to two three timeline vaguely very ago week weeks well
  within winter autumn fall happy year years episode's four five six seven ten occurs tv finale premiere ending opening
  back break between up with for goes`.split(/\s+/),
);

/**
 * Whether a line of a header is a setting by itself, without a label: `Set post-"Seeing Red" (BTVS 6x19)`,
 * `Post-Chosen`, `Missing scene from 3x12`. Prose that only begins like one ("Set the kettle on") is not; nor is a
 * bare episode title, which may be the story's own; nor a spoiler line.
 */
export function isSettingLine(line: string, canon: Canon): boolean {
  const words = line.trim().replace(/^[[({*_~\s]+|[\])}*_~\s]+$/g, '');
  if (words.length < 3 || words.length > LONGEST_LINE || !HINT.test(words) || /^spoil/i.test(words))
    return false;
  const named = findAnchors(words, canonIndex(canon), []);
  if (named.anchors.length === 0) return false;
  const relations = findRelations(named.blanked);
  const others = otherWords(named.blanked, relations);
  if (others === 0) return saysSetting(words, named, relations);
  return (
    others <= MOST_OTHER_WORDS &&
    OPENER.test(words) &&
    named.anchors.some((anchor) => isTelling(anchor, named))
  );
}

type Anchor = Anchors['anchors'][number];

/** Words that neither name, relate nor connect. */
function otherWords(blanked: string, relations: RelationWord[]): number {
  let rest = blanked;
  for (const { start, end } of relations)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return (rest.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? []).filter(
    (word) => !CONNECTIVES.has(word),
  ).length;
}

/** An anchor that prose would not hold: a number with a season, a code, a title in quotes, anything with its fandom. */
function isTelling(anchor: Anchor, { fandoms }: Anchors): boolean {
  if (anchor.kind === 'number')
    return anchor.season !== null || anchor.productions.length > 0 || fandoms.length > 0;
  if (anchor.kind === 'series' || anchor.places.length === 0) return false;
  return anchor.quoted || isCode(anchor) || fandoms.length > 0 || anchor.text.includes(' ');
}

/** `SCAN`, `GoF`. */
const isCode = ({ text, places }: TitleAnchor): boolean => places[0]?.installment.code === text;

interface Said {
  named: Anchors;
  /** Some word says how the work stands to what is named. */
  related: boolean;
  /** Of those, one that cannot mean little: after, before, missing scene. */
  strong: boolean;
  opened: boolean;
  hyphened: boolean;
  words: string;
}

/** Nothing but names, relations and small words: does that say where the work stands? */
function saysSetting(words: string, named: Anchors, relations: RelationWord[]): boolean {
  const strong = relations.some((relation) => relation.strong);
  const said = {
    words,
    named,
    related: relations.length > 0,
    strong,
    opened: OPENER.test(words),
    hyphened: HYPHENED.test(words),
  };
  return named.anchors.some((anchor) => {
    if (anchor.kind === 'series') return strong && (said.opened || said.hyphened);
    return anchor.kind === 'number' ? numberSays(anchor, said) : titleSays(anchor, said);
  });
}

function titleSays(anchor: TitleAnchor, { named, related, opened, hyphened }: Said): boolean {
  if (anchor.places.length === 0) return opened && anchor.quoted;
  if (!related && !opened)
    return named.fandoms.length > 0 && named.anchors.some(({ kind }) => kind === 'number');
  const several = named.anchors.filter(({ kind }) => kind === 'title').length > 1;
  return several || hyphened || opened || isTelling(anchor, named);
}

function numberSays(anchor: NumberAnchor, { words, named, related, opened }: Said): boolean {
  const supported = related || opened || named.fandoms.length > 0;
  const dotted = /^\d+\.\d+$/.test(words.slice(anchor.start, anchor.end));
  if (anchor.number !== null || anchor.productions.length > 0) return supported || !dotted;
  if (anchor.season !== null) return supported;
  return anchor.book !== null && (opened || named.fandoms.length > 0);
}
