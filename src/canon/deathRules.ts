import type { NoteRule } from './cues.ts';

/**
 * Deaths and mourning in an English text. Here and in the rules beside this file, precision goes before recall: a
 * wrong note on a story is worse than a missing proposal. Values are AO3's tags.
 */
export const DEATH_RULES: NoteRule[] = [
  {
    kind: 'additional tag',
    value: 'Grief/Mourning',
    threshold: 3.5,
    sentences: 2,
    must: 1.5,
    cues: [
      {
        words: 'grief grieve grieved grieves grieving',
        unless: /\bgood grief\b|\b(?:give|gave|giving|come to|comes to|came to|given) (?:\w+ ){0,2}grief\b/i,
        weight: 2,
      },
      {
        words: 'mourn mourned mourns mourning mourners bereaved bereavement',
        unless: /\bmourning dove/i,
        weight: 2,
      },
      {
        words: 'funeral eulogy headstone headstones gravestone gravestones graveside tombstone',
        unless: /\bfuneral (?:home|parlou?r|director)\b|\bran\b|\bstake\b/i,
        weight: 1.5,
      },
      {
        words: 'heart broken',
        says: /\bheart (?:was|is|lay|had been|felt)? ?(?:broken|breaking|shattered)\b|\bbroken heart\b/i,
        weight: 1,
      },
      {
        words: 'gone',
        says: /\b(?:was|were|is|are) (?:really |truly |just )?gone\b(?=.*\b(?:forever|never|no hope|return|for good|back)\b)/i,
        unless: /\b(?:car|keys|money|train|wallet|cake|coffee)\b/i,
        weight: 1.5,
      },
      {
        words: 'death',
        says: /(?:['’]s|\b(?:her|his|their)) death\b/i,
        unless: /\b(?:death (?:wish|threats?|stare|glare|grip|trap|toll|penalty)|certificate|faked)\b/i,
        weight: 1,
      },
      {
        words: 'loss',
        says: /\b(?:her|his|their|the) loss\b(?! of (?:appetite|words|signal|power|control))/i,
        unless: /\bat a loss\b|\byour loss\b|\b(?:game|match|season|team|score)\b/i,
        weight: 1,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Past Character Death',
    threshold: 3,
    sentences: 2,
    must: 1.5,
    cues: [
      {
        words: 'grief grieving mourned mourning headstone headstones gravestone funeral',
        unless: /\bgood grief\b|\bmourning dove|\bfuneral (?:home|parlou?r|director)\b/i,
        weight: 1,
      },
      {
        words: 'death',
        says: /(?:\p{Lu}\p{L}+['’]s|\b(?:her|his|their) (?:mother|father|brother|sister|wife|husband|son|daughter|lover|friend|partner|love)['’]s|\b(?:since|after) (?:her|his|their)) death\b/u,
        unless:
          /\bdeath (?:wish|threats?|stare|glare|grip|trap|toll|penalty|eaters?|star)\b|\bfaked\b|\bundead\b|\bvampires?['’]s?\b/i,
        weight: 2,
      },
      {
        words: 'died',
        says: /\bhad died\b|\bdied (?:\p{L}+ ){0,3}(?:ago|before|last (?:year|spring|summer|autumn|fall|winter|month))\b|\b(?:since|after|when|before|day|night) (?:\p{L}+ ){1,2}died\b/iu,
        unless:
          /\b(?:as if|as though|like|if|almost|nearly|laughter|battery|phone|engine|fire|flames?|lights?|wind|words?|smile|plants?|down|out|away|thought|conversation)\b/i,
        weight: 2,
      },
      {
        words: 'gone',
        says: /\b(?:was|were|is|are) (?:really |truly |just )?gone\b(?=.*\b(?:forever|never (?:come|coming|be)|no hope|for good)\b)/i,
        unless: /\b(?:car|keys|money|train|wallet|cake|coffee)\b/i,
        weight: 1.5,
      },
      {
        words: 'late widow widowed widower',
        says: /\b(?:her|his|their) late (?:wife|husband|mother|father|brother|sister|son|daughter)\b|\bwidow(?:ed|er)?\b/i,
        unless: /\bwidow['’]s peak\b|\bblack widow\b/i,
        weight: 2,
      },
      {
        words: 'buried',
        says: /\b(?:[Tt]hey|[Ww]e|[Ss]?[Hh]e|I)(?:['’]d| had)? buried (?:her|him|them|\p{Lu}\p{L}+)\b|\b(?:was|were|lay) buried\b/u,
        unless: /\b(?:face|treasure|head|nose|hands?|under (?:work|books|papers))\b/i,
        weight: 1.5,
      },
      {
        words: 'killed murdered',
        says: /\b(?:since|after|when|before) (?:\p{L}+ ){1,3}(?:was|were|had been|got) (?:killed|murdered)\b/iu,
        weight: 2,
      },
      {
        words: 'lost',
        says: /\b(?:she|he|they|I|we)(?:['’]d| had) lost (?:people|her (?:mother|father|sister|brother|husband|wife|son|daughter)|his (?:mother|father|sister|brother|husband|wife|son|daughter)|them all)\b/i,
        weight: 1.5,
      },
      {
        words: 'bullet',
        says: /\bbullet\b.*\b(?:meant|took|taken|gone through|through)\b/i,
        unless: /\bdodged\b|\bbite the\b|\bbullet points?\b/i,
        weight: 1,
      },
      {
        words: 'grave',
        says: /\b(?:\p{Lu}\p{L}+['’]s|her|his) (?:grave|headstone)\b/u,
        unless:
          /\b(?:mistake|error|rob|voice|face|expression|danger|look|manner)\b|\b(?:turn|roll|spin)\w* (?:over )?in (?:her|his)\b|\bpatrol\b/i,
        weight: 1.5,
      },
    ],
  },
  {
    kind: 'warning',
    value: 'Major Character Death',
    threshold: 5,
    sentences: 2,
    must: 3,
    within: 12,
    cues: [
      {
        words: 'breath breathed',
        says: /\b(?:breathed (?:her|his) last\b|(?:drew|gave) (?:her|his) (?:very )?last breath)/i,
        weight: 3,
      },
      {
        words: 'eyes',
        says: /\b(?:light|life|spark)\b.{0,24}\b(?:left|faded|fading|went|gone|drained|slipped)\b.{0,20}\beyes\b/i,
        weight: 3,
      },
      {
        words: 'heart heartbeat',
        says: /\bheart(?:beat)? (?:stopped|stuttered and stopped|faltered and stopped|stilled)\b/i,
        unless: /\b(?:nearly|almost|thought|felt as|skipped)\b/i,
        weight: 1.5,
      },
      { words: 'died', says: /\bdied in (?:her|his|their|my|\p{Lu}\p{L}+['’]s) arms\b/u, weight: 3 },
      {
        words: 'died',
        says: /^(?:And (?:then )?)?(?:\p{Lu}\p{L}+|she|he) died\b/iu,
        unless: /\b(?:ago|laugh|laughing|embarrassment|if)\b/i,
        weight: 2,
      },
      {
        words: 'pulse',
        says: /\bno pulse\b|\bpulse (?:was gone|had stopped|faded)\b/i,
        unless: /\bvampires?\b/i,
        weight: 2,
      },
      { words: 'lifeless', says: /\blifeless (?:body|form|hand|fingers|face)\b/i, weight: 2 },
      {
        words: 'dead',
        says: /\b(?:she|he|\p{Lu}\p{L}+) (?:was|is) dead\b/u,
        unless:
          /\bdead (?:tired|on|set|serious|certain|sure|drunk|wrong|right|asleep|silent|weight|to (?:the world|me))\b|\b(?:thought|if|wish\w*|feared|battery|years?|long)\b/i,
        weight: 1.5,
      },
    ],
  },
];
