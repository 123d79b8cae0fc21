import type { NoteRule } from './cues.ts';

/**
 * The wish to die and harm done to oneself. The value is `Suicidal Ideation`, the name that readers search for; AO3
 * files it with Suicidal Thoughts.
 */
export const DESPAIR_RULES: NoteRule[] = [
  {
    kind: 'additional tag',
    value: 'Suicidal Ideation',
    threshold: 3,
    cues: [
      {
        words: 'die',
        says: /\b(?:want(?:ed|s|ing)?|wish(?:ed|es|ing)?|long(?:ed|s|ing)|beg(?:ged|s|ging)) (?:(?:just|only|simply|so badly|really) )?to (?:just |only |simply )?die\b/iu,
        unless:
          /\b(?:embarrass\w*|sham(?:e|ed)|laugh\w*|mortif\w*|boredom|to die (?:for|of|in (?:bed|battle|peace)|young|old|with honou?r)|begged (?:her|him|them) to)\b/i,
        weight: 3,
      },
      {
        words: 'dead',
        says: /\b(?:(she|he|they) wish(?:ed|es)? \1|I wish(?:ed)? I) (?:were|was) dead\b|\b(?:I(?:['’]d| would|['’]m)|she(?:['’]d| would)|he(?:['’]d| would)) (?:be )?better off dead\b/i,
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
        says: /\b(?:commit\w*|attempt\w*|consider\w*|contemplat\w*|thought (?:of|about)|thoughts of) suicide\b|\bsuicid(?:e (?:attempts?|notes?|watch)|al (?:thoughts?|ideation|feelings?))\b|\bsuicidal\b(?! (?:to|mission|squirrels?|drivers?|plan|charge))/i,
        unless:
          /\b(?:social|career|political|professional|commercial|academic) suicide\b|\bpractically suicidal\b/i,
        weight: 3,
      },
      {
        words: 'suicide',
        unless:
          /\b(?:suicide (?:missions?|squad|runs?|bomb\w*|by (?:curry|chocolate|sugar)|to)|(?:social|career|political|professional|commercial|academic|is|was|be|it['’]s|that['’]s|sheer|pure|practically|basically) suicide)\b/i,
        weight: 1.5,
      },
      {
        words: 'end ending',
        says: /\bend(?:ing)? (?:it all|her (?:own )?life|his (?:own )?life|my (?:own )?life)\b/i,
        weight: 3,
      },
      { words: 'life', says: /\b(?:take|taking|took) (?:her|his|my|their) own (?:life|lives)\b/i, weight: 3 },
      {
        words: 'live living',
        says: /\btoo (?:tired|weary|broken|exhausted|empty) to (?:live|go on living|keep living)\b|\b(?:no|any) (?:point|reason|sense) (?:in|to|for) (?:living|live|go(?:ing)? on living)\b|\bnothing (?:left )?to live for\b|\b(?:did|does|do)(?:n['’]t| not) (?:want|wish) to (?:live|be alive|exist)\b/i,
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
