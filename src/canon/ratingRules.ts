import type { NoteRule } from './cues.ts';

const PAINED =
  /\b(?:pain|wound\w*|hurt\w*|wind|ghosts?|zombies?|floorboards?|injur\w*|bruis\w*|labou?r|contractions?|fever|nightmare|sick|groggily|hangover|homework|complain\w*|mondays?|alarm)\b/i;
const CHASTE =
  /\b(?:forehead|cheek|mother|father|mom|mum|dad|baby|child|daughter|son|sister|brother|horse|cat|dog|doctor|nurse|bandages?|chicken|oven|turkey|recipe)\b/i;

/** Love scenes. A rating is proposed from several signs that stand close together, never from a kiss or a word. */
export const RATING_RULES: NoteRule[] = [
  {
    kind: 'rating',
    value: 'Explicit',
    threshold: 6,
    sentences: 3,
    must: 2,
    within: 15,
    cues: [
      {
        words: 'cock',
        says: /\b(?:her|his|my|your|the|hard|thick|hot) cock\b(?! (?:crow|of the walk|and bull|fight|tail|pit))/,
        unless: /\b(?:rooster|hens?|farm\w*|dawn|crow\w*|pistol|weather|tap)\b/i,
        weight: 2.5,
      },
      { words: 'clit cunt blowjob handjob', weight: 2.5 },
      { words: 'dick', says: /\b(?:her|his|my|your) dick\b/, weight: 2 },
      { words: 'pussy', unless: /\bpussy(?:[- ]?(?:cat|willow)|foot\w*)\b|\bcat\b/i, weight: 2 },
      { words: 'orgasm orgasms orgasmed', unless: /\b(?:chocolate|dessert|cake|food)\b/i, weight: 2 },
      {
        words: 'erection',
        unless: /\bthe erection of\b|\b(?:building|statue|tower|scaffold\w*)\b/i,
        weight: 2,
      },
      {
        words: 'came coming',
        says: /\b(?:came|coming) (?:inside|hard(?:er)?\b(?=[,.;]| with| against)|with a (?:cry|moan|shout) (?:of|against))/i,
        unless: /\b(?:rain|storm|blow|knock|house|door|wind|snow)\b/i,
        weight: 2,
      },
      {
        words: 'thrust thrusting thrusts',
        says: /\bthrust(?:ing|s)? (?:in(?:to|side)|deep\w*|up|hard\w*|against)\b/i,
        unless:
          /\b(?:sword|stake|knife|blade|spear|dagger|hands? (?:in|into) (?:her|his) pockets?|paper|letter|engines?|lance|rapier)\b/i,
        weight: 1.5,
      },
      {
        words: 'fucked fucking',
        says: /\bfuck(?:ed|ing) (?:her|him|me)\b(?! (?:off|over|up|name|car|job|life|phone|head|face|hell))/i,
        weight: 2,
      },
      { words: 'nipple nipples', unless: /\b(?:baby|nurs\w+|bottle|feed\w*)\b/i, weight: 1.5 },
    ],
  },
  {
    kind: 'rating',
    value: 'Mature',
    threshold: 5,
    sentences: 3,
    within: 12,
    cues: [
      { words: 'moan moaned moans moaning', unless: PAINED, weight: 1.5 },
      { words: 'caress caressed caresses caressing', unless: CHASTE, weight: 1 },
      {
        words: 'lips mouth',
        says: /\b(?:lips|mouth)\b.{0,50}\b(?:neck|throat|collarbones?|skin|breasts?|stomach|thighs?|drank|lower)\b|\b(?:searching|hungry|eager|swollen|kiss-bruised) lips\b/i,
        unless: /\b(?:water|tea|coffee|cup|mug|wine|glass|bottle|vampires? bit|sob|lump)\b/i,
        weight: 1.5,
      },
      {
        words: 'burned burn burning fire',
        says: /\b(?:body|skin|flesh)\b.{0,20}\b(?:burn(?:ed|ing|t)?|aflame|on fire)\b.{0,24}\b(?:beneath|under|touch\w*|lips|hands|for (?:her|him))\b|\bfire (?:beneath|under|across|along) (?:her|his) skin\b/i,
        unless: /\b(?:flames?|smoke|sunlight|acid|fever|holy water|sunburn)\b/i,
        weight: 1.5,
      },
      {
        words: 'bliss climax ecstasy',
        says: /\b(?:into|over the edge|waves? of|tumbl\w+|shudder\w*|her|his) (?:\p{L}+ ){0,3}(?:bliss|climax|ecstasy)\b/iu,
        unless: /\b(?:chocolate|story|plot|film|opera|symphony|music|ignorance|season)\b/i,
        weight: 1.5,
      },
      {
        words: 'naked nude',
        says: /\bnaked\b|\bnude\b/i,
        unless:
          /\b(?:naked (?:eye|truth|ambition|blade|branch\w*|fear|bulb|trees?|without|rage)|bath|baby|toddler|statue|painting|model|mole)\b/i,
        weight: 1,
      },
      {
        words: 'breast breasts',
        says: /\bbreasts?\b/i,
        unless:
          /\b(?:chicken|turkey|breast ?plate|breast pocket|cancer|feeding|baby|nurs\w+|bea(?:t|ting)|robin)\b/i,
        weight: 1,
      },
      {
        words: 'thighs thigh hips',
        says: /\b(?:between|inside of|along|up|inner) (?:her|his|their) (?:\p{L}+ )?thighs?\b|\bhips (?:rose|arched|bucked|rolled|pressed|moved)\b/iu,
        unless: /\b(?:holster|stake|wound|stitch\w*|bandage\w*|cramp|horse|saddle)\b/i,
        weight: 1.5,
      },
      {
        words: 'straddled straddling',
        unless:
          /\b(?:chair|bench|bike|bicycle|motorcycle|horse|fence|wall|branch|broom\w*|log|line|border)\b/i,
        weight: 1.5,
      },
      {
        words: 'arched arching',
        says: /\barch(?:ed|ing) (?:up )?(?:into|against|beneath|under|off the bed|her back|his back)\b/i,
        unless: /\b(?:cat|eyebrow|brow|bridge|branches|bow|pain|screaming)\b/i,
        weight: 1.5,
      },
      { words: 'love', says: /\b(?:made|make|making) love\b/i, weight: 2.5 },
      {
        words: 'unbuttoned unhooked undressed unzipped',
        says: /\b(?:unbuttoned|unhooked|undressed|unzipped)\b.{0,30}\b(?:her|his|him|each other)\b/i,
        unless: /\b(?:tent|bag|backpack|suitcase|coat|cuffs?|collar|sleeping bag|wound|child|baby|phone)\b/i,
        weight: 1,
      },
      {
        words: 'aroused arousal',
        unless: /\b(?:suspicion|curiosity|anger|interest|from sleep)\b/i,
        weight: 2,
      },
      {
        words: 'gasped gasping squirm squirmed writhed writhing',
        says: /\b(?:gasp(?:ed|ing)|squirm(?:ed)?|writh(?:ed|ing))\b.{0,60}\b(?:touch\w*|fingers|lips|beneath (?:her|him)|against (?:her|him)|pleasure|skin)\b|\b(?:touch\w*|fingers|lips|caress\w*|pleasure)\b.{0,40}\b(?:gasp|squirm|writhe)\b/i,
        unless: PAINED,
        weight: 1.5,
      },
      {
        words: 'pleasure',
        says: /\b(?:waves?|shudders?|jolts?|bolts?|cr(?:y|ies)|moans?|gasps?) of (?:\p{L}+ )?pleasure\b/iu,
        weight: 2,
      },
      {
        words: 'body',
        says: /\b(?:played|explored|worshipp?ed|knew) (?:her|his) body\b|\bbodies (?:moved|moving|pressed|tangled|entwined)\b/i,
        unless: /\b(?:coroner|police|corpse|autopsy|murder\w*)\b/i,
        weight: 1.5,
      },
      {
        words: 'bodies',
        says: /\bbodies (?:moved|moving|pressed|tangled|entwined|slick)\b/i,
        unless: /\b(?:dead|crowd\w*|train|bus|dance ?floor|buried)\b/i,
        weight: 1.5,
      },
    ],
  },
];
