import type { NoteRule } from './cues.ts';

/** Violence, abuse and assault. The same care as in deathRules.ts, and more: these are the gravest things to say. */
export const HARM_RULES: NoteRule[] = [
  {
    kind: 'warning',
    value: 'Graphic Depictions Of Violence',
    threshold: 8,
    sentences: 4,
    within: 20,
    cues: gore(),
  },
  {
    kind: 'additional tag',
    value: 'Blood and Violence',
    threshold: 4,
    sentences: 2,
    within: 20,
    cues: gore(),
  },
  {
    kind: 'warning',
    value: 'Rape/Non-Con',
    threshold: 5,
    sentences: 2,
    must: 3,
    within: 10,
    cues: [
      { words: 'raped raping', unless: /\b(?:rapeseed|earth|forest|land|planet)\b/i, weight: 3 },
      {
        words: 'forced forcing',
        says: /\bforc(?:ed|ing) (?:himself|herself) (?:on|in)(?:to)? (?:her|him|me|\p{Lu}\p{L}+)\b|\bforc(?:ed|ing) (?:her|his|my) (?:legs|thighs|knees) (?:apart|open)\b/u,
        weight: 3,
      },
      {
        words: 'stop',
        says: /\b(?:begged|pleaded|screamed|cried)\b.{0,40}\bto stop\b|["“](?:no|please)[,.!]? (?:please,? )?stop\b/i,
        unless: /\b(?:tickl\w+|laugh\w*|driv\w+|car|music|singing|joking|giggl\w+)\b/i,
        weight: 1.5,
      },
      {
        words: 'pinned held',
        says: /\b(?:pinned|held) (?:her|him|me|\p{Lu}\p{L}+) down\b/u,
        unless: /\b(?:laugh\w*|tickl\w+|spar\w*|wrestl\w+|grinn?\w*|train\w*)\b/i,
        weight: 1,
      },
      {
        words: 'skirt dress trousers pants shirt jeans',
        says: /\b(?:tore|ripped|yanked|tearing|ripping)\b.{0,24}\b(?:skirt|dress|trousers|pants|shirt|jeans)\b/i,
        unless: /\b(?:nail|fence|branch|bandages?|wound|laugh\w*)\b/i,
        weight: 1,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Implied/Referenced Rape/Non-con',
    threshold: 3,
    cues: [
      {
        words: 'raped',
        says: /\b(?:was|were|been|had|he|they|who) raped\b|\braped (?:her|him|me|them)\b/i,
        weight: 3,
      },
      {
        words: 'rape',
        says: /\b(?:attempted|the|her|tried to|survived|after the) rape\b(?! (?:of (?:the lock|lucrece|europa|proserpina|the sabines?)|seed|oil))/i,
        unless: /\b(?:field|oil|yellow|seed)\b/i,
        weight: 3,
      },
      { words: 'sexually', says: /\bsexually (?:assaulted|abused)\b/i, weight: 3 },
      { words: 'sexual', says: /\bsexual (?:assault|abuse)\b/i, weight: 3 },
      { words: 'molested', weight: 3 },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Torture',
    threshold: 4,
    sentences: 2,
    cues: [
      {
        words: 'torture tortured torturing torturer tortures',
        unless:
          /\b(?:pure|sheer|absolute|exquisite|sweet|utter|delicious|was|is|this|such|it['’]s) torture\b|\btortur(?:e|ed) (?:soul|artist|poet|genius|looks?|expression|eyes|gaze|sound|voice|breaths?|moan|sigh|groan|mind|heart|thoughts|smile|silence|hours?|days|herself|himself|the (?:piano|violin|guitar|metaphor))\b|\btorturing (?:herself|himself|the (?:piano|violin|guitar))\b|\b(?:homework|exam|class|diet|shopping|teas\w+|tickl\w+|waiting)\b/i,
        weight: 2,
      },
      {
        words: 'shackled shackles manacles chained',
        says: /\b(?:shackle[sd]|manacles|chained (?:to|up|by))\b/i,
        unless: /\b(?:bike|bicycle|gate|door|dog|desk)\b/i,
        weight: 1,
      },
      { words: 'waterboarded waterboarding thumbscrews', weight: 2 },
      {
        words: 'screamed screams screaming',
        says: /\bscream(?:ed|s|ing)?\b.{0,60}\b(?:knife|blade|brand|iron|whip|current|interrogat\w+|tongs|needle)\b/i,
        unless: /\b(?:guitar|crowd|fans|laugh\w*)\b/i,
        weight: 1.5,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Child Abuse',
    threshold: 3,
    cues: [
      {
        words: 'hit beat beats beating slapped struck belt kicked',
        says: /\b(?:father|mother|stepfather|stepmother|dad|mom|mum|uncle|aunt)\b (?:had |would |always |used to |only |often )*(?:hit|beat|beats|slapped|struck|kicked) (?:her|him|me|them)\b|\b(?:father|stepfather|dad|uncle)['’]s belt\b.{0,60}\b(?:back|welts?|bruis\w+|flinch\w*|skin|sting|hurt)\b/i,
        unless:
          /\b(?:at (?:chess|cards|pool|poker|tennis|checkers|scrabble|go)|beat (?:her|him|me|them) (?:to|home|there|in|by|every time at|again at)|with a (?:pillow|newspaper|snowball)|playful\w*|(?:kicked|struck|hit) (?:her|him|me|them) (?:out|off|awake|as|up|under|with)|ball|back of the head|on the (?:back|shoulder)|high five|video game|race|game|hit (?:her|him|me|them) (?:with|up) (?:a|the|for|on))\b/i,
        weight: 3,
      },
      {
        words: 'abused abusive abuse',
        says: /\babusive (?:father|mother|parents?|childhood|home|stepfather)\b|\bchild abuse\b|\babused as a child\b/i,
        weight: 3,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Domestic Violence',
    threshold: 3,
    cues: [
      {
        words: 'husband boyfriend wife girlfriend',
        says: /\b(?:husband|boyfriend|wife|girlfriend) (?:had |would |always |used to |sometimes )*(?:hit|hits|beat|beats|slapped|struck|punched|choked) (?:her|him|me)\b(?! (?:at|to|in|by|as|home|there|with the|with a (?:pillow|snowball)))/i,
        weight: 3,
      },
      {
        words: 'abusive domestic battered',
        says: /\babusive (?:husband|boyfriend|wife|girlfriend|marriage|relationship|ex)\b|\bdomestic (?:violence|abuse)\b|\bbattered (?:wife|wives|women)\b/i,
        weight: 3,
      },
    ],
  },
];

function gore(): NoteRule['cues'] {
  return [
    {
      words: 'blood',
      says: /\bblood (?:sprayed|spurted|gushed|pooled|poured|spattered|splattered|fountained|soaked|bubbled|welled|ran down)\b|\b(?:pool|spray|gout|fountain|arc|spatter|river)s? of (?:\p{L}+ )?blood\b|\b(?:covered|drenched|soaked|slick|sticky) (?:in|with) (?:\p{L}+ )?blood\b/iu,
      unless: /\b(?:pig['’]s blood|paint|ketchup|nose ?bleed|stage blood)\b/i,
      weight: 2,
    },
    {
      words: 'bone bones ribs neck skull spine',
      says: /\b(?:bones?|ribs?|neck|skull|spine)\b.{0,16}\b(?:snapped|crunched|splintered|shattered|cracked|caved|crushed|broke)\b|\b(?:snap|crunch|crack)\w* of (?:\p{L}+ )?(?:bones?|ribs|neck)\b/iu,
      unless: /\b(?:cracked (?:her|his) neck|yoga|massage|stretch\w*|knuckles|chicken)\b/i,
      weight: 2,
    },
    {
      words: 'guts entrails intestines viscera',
      says: /\b(?:entrails|intestines|viscera)\b|\bguts (?:spill|hung|slid)\w*\b/i,
      weight: 2,
    },
    {
      words: 'throat',
      says: /\b(?:slit|cut|slash|tore|ripp|tear)\w*\b.{0,24}\bthroat\b/i,
      unless: /\b(?:clear\w*|sob|cry|scream|sound|laugh|howl|voice)\b/i,
      weight: 2.5,
    },
    {
      words: 'gouged gouging disembowelled disemboweled decapitated severed eviscerated',
      unless: /\b(?:ties|connection|link|contact|contract|relations|furrows?|wood|table|earth)\b/i,
      weight: 2,
    },
    {
      words: 'stabbed stabbing impaled',
      unless:
        /\b(?:stabb(?:ed|ing) (?:at|a finger|the (?:air|button|elevator|key|meat|potato|salad))|stabbing pain|fork|backstabb\w*|in the back by|practice|dummy)\b/i,
      weight: 1.5,
    },
    {
      words: 'flesh',
      says: /\bflesh\b.{0,16}\b(?:tore|ripped|torn|split|burned away|peeled|parted)\b|\b(?:tore|ripped|sank|tearing|ripping)\b.{0,16}\bflesh\b/i,
      weight: 2,
    },
  ];
}
