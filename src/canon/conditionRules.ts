import type { NoteRule } from './cues.ts';

/** Bodies and habits: illness, pregnancy, drink, drugs, eating, panic. */
export const CONDITION_RULES: NoteRule[] = [
  {
    kind: 'additional tag',
    value: 'Pregnancy',
    threshold: 4,
    sentences: 2,
    cues: [
      {
        words: 'pregnant',
        unless:
          /\bpregnant (?:pause|silence|moment|with (?:meaning|possibility|promise))\b|\b(?:cat|dog|cow|mare|goat|sow|ewe)\b/i,
        weight: 2,
      },
      { words: 'pregnancy', unless: /\b(?:cat|dog|mare)\b/i, weight: 2 },
      {
        words: 'baby',
        says: /\b(?:expecting|carrying|having) (?:a|her|his|their|the) baby\b|\bbaby (?:kick\w*|bump|moved|turned)\b/i,
        unless:
          /\bcarrying the baby (?:up|down|in|into|to|out)\b|\bbaby (?:moved|turned) (?:to|in|over|away|her|his)\b/i,
        weight: 2,
      },
      { words: 'trimester ultrasound', weight: 1.5 },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Miscarriage',
    threshold: 3,
    cues: [
      {
        words: 'miscarried miscarriage miscarriages',
        unless: /\bmiscarriages? of justice\b|\bplans? miscarried\b|\bjustice\b/i,
        weight: 3,
      },
      { words: 'lost', says: /\b(?:she|they|we|I)(?:['’]d| had)? lost the baby\b/i, weight: 3 },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Major Illness',
    threshold: 4,
    sentences: 2,
    cues: [
      {
        words: 'cancer leukemia leukaemia',
        unless: /\b(?:zodiac|horoscope|star ?sign|tropic of|leo|gemini)\b/i,
        weight: 2,
      },
      { words: 'chemo chemotherapy', weight: 2 },
      { words: 'tumor tumors tumour tumours', weight: 2 },
      { words: 'hospice', weight: 2 },
      {
        words: 'terminal terminally',
        says: /\bterminal(?:ly)? (?:ill(?:ness)?|diagnosis|cancer|disease)\b/i,
        weight: 3,
      },
      { words: 'remission', weight: 1.5 },
      { words: 'months weeks', says: /\b(?:months|weeks) (?:left )?to live\b/i, weight: 2 },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Drug Use',
    threshold: 4,
    sentences: 2,
    cues: [
      { words: 'heroin cocaine meth methamphetamine', weight: 2 },
      {
        words: 'needle syringe',
        says: /\b(?:needle|syringe)\b.{0,30}\b(?:vein|crook of (?:her|his) arm|tied off)\b/i,
        unless: /\b(?:nurse|doctor|medic|sedative|vaccine|hospital|surgeon|saline|blood sample)\b/i,
        weight: 1.5,
      },
      { words: 'snorted snort', says: /\bsnort(?:ed)? (?:a|another|two|three|the) lines?\b/i, weight: 3 },
      {
        words: 'overdose overdosed',
        unless: /\boverdosed? (?:on|of) (?:sugar|chocolate|cute\w*|caffeine|coffee|candy|tinsel)\b/i,
        weight: 2,
      },
      {
        words: 'junkie junkies dealer',
        says: /\bjunkies?\b|\b(?:drug|her|his) dealer\b/i,
        unless:
          /\b(?:adrenaline|caffeine|sugar|chocolate|cards?|blackjack|art|antiques?|book) (?:junkie|dealer)\b/i,
        weight: 1,
      },
      {
        words: 'high stoned',
        says: /\bgetting (?:high|stoned)\b|\bgot (?:high|stoned)\b|\bhigh on (?:drugs|pills|meth|coke)\b/i,
        unless: /\b(?:marks|grades|score|fever|places)\b/i,
        weight: 1.5,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Alcohol Abuse/Alcoholism',
    threshold: 3,
    cues: [
      {
        words: 'alcoholic alcoholism',
        unless: /\bnon-?alcoholic\b|\balcoholic (?:drinks?|beverages?|content|cider)\b|\bworkaholic\b/i,
        weight: 3,
      },
      {
        words: 'drinking',
        says: /\bdrinking (?:problem|himself|herself) ?(?:to death|into|senseless|stupid)?\b/i,
        unless: /\bdrinking (?:himself|herself) (?:a|some)\b|\bno drinking\b/i,
        weight: 3,
      },
      {
        words: 'sober',
        says: /\b(?:days|weeks|months|years) sober\b|\bsober for (?:\p{L}+|\d+) (?:days|weeks|months|years)\b/iu,
        weight: 3,
      },
      {
        words: 'drunk',
        says: /\bdrunk (?:again|every (?:night|day)|most (?:nights|days))\b|\bblackout drunk\b/i,
        unless: /\bdrunk on (?:love|power|joy|sunlight|happiness)\b/i,
        weight: 1.5,
      },
      {
        words: 'bottles bottle',
        says: /\bempty (?:\p{L}+ )?bottles?\b.{0,40}\b(?:floor|bed|hid\w*|under|rolled|whisk(?:e)?y|vodka|gin|scotch)\b/iu,
        unless: /\b(?:water|milk|perfume|soda|pill|recycl\w+|nail)\b/i,
        weight: 1.5,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Eating Disorders',
    threshold: 3,
    cues: [
      { words: 'anorexia anorexic bulimia bulimic', weight: 3 },
      { words: 'eating', says: /\beating disorders?\b/i, weight: 3 },
      { words: 'starving starved', says: /\bstarv(?:ing|ed) (?:herself|himself|myself)\b/i, weight: 3 },
      {
        words: 'throw throwing sick vomit',
        says: /\b(?:made|make|making|forced) (?:herself|himself|myself) (?:to )?(?:throw up|sick|vomit)\b/i,
        unless: /\b(?:poison\w*|worry(?:ing)?|sick with)\b/i,
        weight: 3,
      },
      {
        words: 'calories calorie',
        says: /\bcount(?:ed|ing) (?:the |every |her |his )?calories?\b/i,
        weight: 1.5,
      },
      {
        words: 'ribs collarbones',
        says: /\bcount(?:ed|ing)? (?:her|his) (?:own )?ribs\b.*\bmirror\b|\bmirror\b.*\bcount(?:ed|ing)? (?:her|his) (?:own )?ribs\b/i,
        weight: 1.5,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Panic Attacks',
    threshold: 3,
    cues: [
      {
        words: 'panic',
        says: /\bpanic attacks?\b/i,
        unless: /\b(?:nearly gave|gave (?:me|him|her) a)\b/i,
        weight: 3,
      },
      {
        words: 'hyperventilating hyperventilated',
        unless: /\b(?:fan|fangirl\w*|joke|dramatic\w*|excite\w*|joy|sale|puppy|puppies)\b/i,
        weight: 2,
      },
      {
        words: 'breathe',
        says: /\bcould(?:n['’]t| not) breathe\b.*\b(?:walls|chest|room)\b|\b(?:walls|chest|room)\b.*\bcould(?:n['’]t| not) breathe\b/i,
        unless: /\b(?:water|smoke|laugh\w*|hug\w*|corset|nose|hands? (?:around|on))\b/i,
        weight: 1.5,
      },
    ],
  },
];
