import type { NoteRule } from './cues.ts';

/**
 * What the words of an English text may deserve a note for. Each rule is a list of signs with weights; precision goes
 * before recall, for a wrong warning on a story is worse than a missing proposal. Values are AO3's tags, but
 * `Suicidal Ideation`, which readers search for under that name (AO3 files it with Suicidal Thoughts).
 */
export const NOTE_RULES: NoteRule[] = [
  {
    kind: 'additional tag',
    value: 'Grief/Mourning',
    threshold: 3.5,
    sentences: 2,
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
        words: 'funeral eulogy headstone gravestone graveside tombstone',
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
    cues: [
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
        says: /\b(?:they|we|she|he|I)(?:['’]d| had)? buried (?:her|him|them|\p{Lu}\p{L}+)\b|\b(?:was|were|lay) buried\b/u,
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
    threshold: 6,
    sentences: 2,
    within: 12,
    cues: [
      {
        words: 'breath breathed',
        says: /\b(?:breathed|drew|took|gave) (?:her|his|one) (?:very )?last(?: breath)?\b/i,
        weight: 3,
      },
      {
        words: 'eyes',
        says: /\b(?:light|life|spark)\b.{0,24}\b(?:left|faded|fading|went|gone|drained|slipped)\b.{0,20}\beyes\b|\beyes\b.{0,24}\b(?:glassy|unseeing|lifeless|empty of life)\b/i,
        weight: 3,
      },
      {
        words: 'heart heartbeat',
        says: /\bheart(?:beat)? (?:stopped|stuttered and stopped|faltered and stopped|stilled)\b/i,
        unless: /\b(?:nearly|almost|thought|felt as|skipped)\b/i,
        weight: 2.5,
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
  {
    kind: 'additional tag',
    value: 'Suicidal Ideation',
    threshold: 3,
    cues: [
      {
        words: 'die',
        says: /\b(?:want(?:ed|s|ing)?|wish(?:ed|es|ing)?|long(?:ed|s|ing)|beg(?:ged|s|ging)) (?:\p{L}+ )?to die\b/iu,
        unless:
          /\b(?:embarrass\w*|sham(?:e|ed)|laugh\w*|mortif\w*|boredom|to die (?:for|of|in (?:bed|battle|peace)|young|old|with honou?r)|begged (?:her|him|them) to)\b/i,
        weight: 3,
      },
      {
        words: 'dead',
        says: /\bwish(?:ed|es)? (?:she|he|I|they) (?:were|was) dead\b|\bbetter off dead\b/i,
        weight: 3,
      },
      {
        words: 'kill killing',
        says: /\b(?:kill(?:ing)? (?:herself|himself|themselves)|(?:want(?:ed)?|going|tried|planned) to kill myself)\b/i,
        unless:
          /\b(?:laugh\w*|work(?:ing)?|study\w*|shoes|heels|stairs|if she doesn['’]t|trying to (?:carry|lift|reach|finish))\b/i,
        weight: 3,
      },
      {
        words: 'suicide suicidal',
        unless:
          /\b(?:suicide (?:mission|squad|run|pact with coffee|bomb\w*|by (?:curry|chocolate|sugar))|(?:social|career|political|professional|commercial) suicide|practically suicidal|suicidal (?:squirrels?|drivers?))\b/i,
        weight: 3,
      },
      {
        words: 'end ending',
        says: /\bend(?:ing)? (?:it all|her (?:own )?life|his (?:own )?life|my (?:own )?life)\b/i,
        weight: 3,
      },
      { words: 'life', says: /\b(?:take|taking|took) (?:her|his|my|their) own (?:life|lives)\b/i, weight: 3 },
      {
        words: 'live living',
        says: /\btoo (?:tired|weary|broken|exhausted|empty) to (?:live|go on(?: living)?|keep living)\b|\b(?:no|any) (?:point|reason|sense) (?:in|to|for) (?:living|live|go(?:ing)? on)\b|\bnothing (?:left )?to live for\b|\b(?:did|does|do)(?:n['’]t| not) (?:want|wish) to (?:live|be alive|exist)\b/i,
        unless: /\b(?:live (?:in|at|with|on|here|there|like|near|under|by))\b/i,
        weight: 3,
      },
      {
        words: 'wake waking woken',
        says: /\b(?:never|not) (?:having )?(?:to )?(?:wake|waking|be woken)(?: up)?(?: again|$|[.,;!?])/i,
        unless:
          /\b(?:him|her|them|the (?:baby|child\w*|others|house|kids|cat|dog))\b.{0,6}$|\b(?:quiet|tiptoe\w*|softly|careful)\w*\b|\bwake (?:the|up the)\b|\balarm\b/i,
        weight: 2,
      },
      {
        words: 'sleep',
        says: /\bbetter (?:off )?(?:asleep|to sleep)\b.*\b(?:than|life|live|living|wake|waking|forever)\b|\bsleep (?:forever|and never)\b/i,
        weight: 1.5,
      },
      {
        words: 'never',
        says: /\bnever (?:intended|meant|planned|wanted) to (?:leave|wake|surface|come back|return)\b.*\b(?:dreams?|sleep)\b/i,
        weight: 1.5,
      },
      {
        words: 'join',
        says: /\b(?:join|follow|be with) (?:her|him|them) in (?:death|the grave|the ground)\b/i,
        weight: 3,
      },
      {
        words: 'better',
        says: /\b(?:everyone|they|the world|you)(?:['’]d| would| will|['’]ll) be better off without (?:me|her|him)\b/i,
        weight: 2,
      },
    ],
  },
  {
    kind: 'additional tag',
    value: 'Self-Harm',
    threshold: 3,
    cues: [
      {
        words: 'harm harming harmed',
        says: /\bself[- ]harm(?:ing|ed)?\b|\bharm(?:ing|ed)? (?:herself|himself|myself|themselves)\b/i,
        weight: 3,
      },
      {
        words: 'blade razor knife glass scissors',
        says: /\b(?:blade|razor|knife|glass|scissors)\b.{0,40}\b(?:across|along|against|into|down|over) (?:her|his|my|their) own (?:\p{L}+ )?(?:wrists?|forearms?|thighs?|arms?|skin|stomach)\b|\brazor(?: blade)?\b.{0,40}\b(?:wrists?|forearms?|thighs?)\b/iu,
        unless: /\bshav\w+\b|\britual\b|\bspell\b/i,
        weight: 3,
      },
      {
        words: 'cutting cut',
        says: /\b(?:started|been|kept|stopped|begun|to|was) cut(?:ting)? (?:herself|himself|myself|themselves)\b(?= *(?:again|[.,;!?]|$|when|because|at night|to feel|so))/i,
        unless: /\bshav\w+\b|\bcut (?:herself|himself|myself) (?:off|some|a|free|loose|out|in|on)\b/i,
        weight: 3,
      },
      {
        words: 'scars',
        says: /\b(?:rows?|ladder|lines?) of (?:\p{L}+ )?scars\b.{0,30}\b(?:wrists?|forearms?|thighs?|arms?)\b|\bscars\b.{0,20}\b(?:she|he) had made\b/iu,
        weight: 1.5,
      },
    ],
  },
];
