import { loose } from './names.ts';
import type {
  CountFilter,
  Credit,
  DateFilter,
  SettingFilter,
  State,
  TagFilter,
  TextFilter,
} from './query.ts';

/** A state a word stands for; `excluded`: its opposite. null: the word asks for nothing (`crossover:include`). */
type Choice = { state: State; excluded: boolean } | null;

/** What stands behind a key, and so what its value may be. */
export type Takes =
  | { as: 'tag'; kind: TagFilter['kind'] }
  | { as: 'credit'; kind: Credit['kind'] }
  | { as: 'language' }
  | { as: 'setting'; relation: SettingFilter['relation'] }
  | { as: 'choice'; choices: Record<string, Choice> }
  | { as: 'count'; of: CountFilter['of'] }
  | { as: 'date'; of: DateFilter['of'] }
  | { as: 'text'; in: TextFilter['in'] }
  | { as: 'mark'; mark: 'exact' | 'main' }
  | { as: 'sort' };

/** A key of the language: its name in lines and addresses, other names people type, what it asks, an example. */
export interface Key {
  key: string;
  aliases: readonly string[];
  takes: Takes;
  says: string;
  example: string;
}

const STATUS = {
  complete: is({ kind: 'status', is: 'complete' }),
  wip: is({ kind: 'status', is: 'in progress' }),
  unknown: is({ kind: 'status', is: 'unknown' }),
};
const STATUS_WORDS = {
  ...STATUS,
  'completed': STATUS.complete,
  'finished': STATUS.complete,
  'done': STATUS.complete,
  'yes': STATUS.complete,
  'true': STATUS.complete,
  'in progress': STATUS.wip,
  'progress': STATUS.wip,
  'incomplete': STATUS.wip,
  'unfinished': STATUS.wip,
  'ongoing': STATUS.wip,
  'no': STATUS.wip,
  'false': STATUS.wip,
};
const CROSSOVER = {
  only: is({ kind: 'crossover' }),
  exclude: { state: { kind: 'crossover' }, excluded: true },
  include: null,
} satisfies Record<string, Choice>;
const CROSSOVER_WORDS = { ...CROSSOVER, 'yes': CROSSOVER.only, 'no': CROSSOVER.exclude, 'any': null, 'all': null };
const VISIBILITY_WORDS = {
  draft: is({ kind: 'visibility', is: 'draft' }),
  private: is({ kind: 'visibility', is: 'private' }),
  link: is({ kind: 'visibility', is: 'link' }),
  members: is({ kind: 'visibility', is: 'members' }),
  public: is({ kind: 'visibility', is: 'public' }),
  hidden: is({ kind: 'visibility', is: 'hidden' }),
  unrevealed: is({ kind: 'visibility', is: 'unrevealed' }),
  anonymous: is({ kind: 'visibility', is: 'anonymous' }),
};
const IS_WORDS = {
  'complete': STATUS.complete,
  'wip': STATUS.wip,
  'finished': STATUS.complete,
  'unfinished': STATUS.wip,
  'in progress': STATUS.wip,
  'crossover': CROSSOVER.only,
  ...VISIBILITY_WORDS,
};

function is(state: State): { state: State; excluded: boolean } {
  return { state, excluded: false };
}

/** Every key, in the order in which a canonical line and an address write them. The docs and the help follow it. */
export const KEYS: readonly Key[] = [
  { key: 'fandom', aliases: ['f', 'fandoms'], takes: { as: 'tag', kind: 'fandom' }, says: 'works in this fandom', example: 'fandom:"Buffy the Vampire Slayer"' },
  { key: 'rel', aliases: ['relationship', 'relationships', 'ship', 'pairing', 'pair', 'otp', 'r'], takes: { as: 'tag', kind: 'relationship' }, says: 'with this relationship; `*` for anyone: `rel:willow/*`', example: 'rel:willow/tara' },
  { key: 'member', aliases: ['anyship', 'shipwith', 'with'], takes: { as: 'tag', kind: 'member' }, says: 'with any relationship this character is part of', example: 'member:"Willow Rosenberg"' },
  { key: 'char', aliases: ['character', 'characters', 'c'], takes: { as: 'tag', kind: 'character' }, says: 'with this character', example: 'char:"Rupert Giles"' },
  { key: 'tag', aliases: ['t', 'tags', 'additional', 'freeform', 'trope', 'genre'], takes: { as: 'tag', kind: 'additional' }, says: 'with this additional tag', example: 'tag:"Slow Burn"' },
  { key: 'rating', aliases: ['rated'], takes: { as: 'tag', kind: 'rating' }, says: 'with this rating; g, t, m, e and nr will do', example: 'rating:(teen|mature)' },
  { key: 'warning', aliases: ['warnings', 'warn', 'aw', 'archivewarning'], takes: { as: 'tag', kind: 'warning' }, says: 'with this archive warning', example: '-warning:"major character death"' },
  { key: 'category', aliases: ['categories', 'cat'], takes: { as: 'tag', kind: 'category' }, says: 'with this category', example: 'category:f/f' },
  { key: 'author', aliases: ['by', 'authors', 'a', 'creator', 'writer', 'pseud', 'user'], takes: { as: 'credit', kind: 'author' }, says: 'by this author', example: 'by:rosmarin' },
  { key: 'series', aliases: ['serial'], takes: { as: 'credit', kind: 'series' }, says: 'in this series', example: 'series:"The Winter Letters"' },
  { key: 'collection', aliases: ['coll', 'collections', 'challenge'], takes: { as: 'credit', kind: 'collection' }, says: 'in this collection', example: 'collection:yuletide' },
  { key: 'lang', aliases: ['language', 'languages', 'l'], takes: { as: 'language' }, says: 'in this language, by its name or its code', example: 'lang:(en|Deutsch)' },
  { key: 'before', aliases: ['pre'], takes: { as: 'setting', relation: 'before' }, says: 'set before this installment', example: 'before:buffy/6x19' },
  { key: 'during', aliases: ['within', 'at'], takes: { as: 'setting', relation: 'during' }, says: 'set during it', example: 'during:buffy/S6' },
  { key: 'after', aliases: ['post'], takes: { as: 'setting', relation: 'after' }, says: 'set after it', example: 'after:6x19' },
  { key: 'missing', aliases: ['missingscene', 'scene'], takes: { as: 'setting', relation: 'missing scene' }, says: 'a missing scene of it', example: 'missing:"Hush"' },
  { key: 'diverges', aliases: ['divergence', 'canondivergence', 'au'], takes: { as: 'setting', relation: 'diverges' }, says: 'leaves canon there', example: 'diverges:"Seeing Red"' },
  { key: 'set', aliases: ['setting', 'canon', 'episode', 'ep'], takes: { as: 'setting', relation: 'any' }, says: 'its setting names it, however', example: 'set:buffy/6x19' },
  { key: 'status', aliases: ['complete', 'completion', 'completed', 'finished'], takes: { as: 'choice', choices: STATUS_WORDS }, says: '`complete`, `wip` (in progress) or `unknown`; `complete:yes` and `complete:no` too', example: 'status:complete' },
  { key: 'crossover', aliases: ['crossovers', 'xover'], takes: { as: 'choice', choices: CROSSOVER_WORDS }, says: '`only` crossovers, or `exclude` them', example: 'crossover:exclude' },
  { key: 'visibility', aliases: ['audience', 'access', 'seenby'], takes: { as: 'choice', choices: VISIBILITY_WORDS }, says: '`draft`, `private`, `link`, `members`, `public`, `hidden`, `unrevealed` or `anonymous`, of what you may see', example: 'visibility:members' },
  { key: 'is', aliases: [], takes: { as: 'choice', choices: IS_WORDS }, says: '`complete`, `wip`, `crossover`, or one of the words of `visibility`', example: '-is:crossover' },
  { key: 'words', aliases: ['wc', 'word', 'wordcount', 'length', 'w'], takes: { as: 'count', of: 'words' }, says: 'so many words', example: 'words>5000' },
  { key: 'wpc', aliases: ['wordsperchapter', 'perchapter', 'chapterlength'], takes: { as: 'count', of: 'wordsPerChapter' }, says: 'so many words a chapter, rounded down', example: 'wpc>=2k' },
  { key: 'chapters', aliases: ['chapter', 'ch', 'chaps'], takes: { as: 'count', of: 'chapters' }, says: 'so many chapters', example: 'chapters:1' },
  { key: 'hits', aliases: ['hit', 'views'], takes: { as: 'count', of: 'hits' }, says: 'so many hits', example: 'hits>1k' },
  { key: 'kudos', aliases: ['k', 'likes'], takes: { as: 'count', of: 'kudos' }, says: 'so many kudos', example: 'kudos:100+' },
  { key: 'comments', aliases: ['comment', 'reviews'], takes: { as: 'count', of: 'comments' }, says: 'so many comments', example: 'comments>0' },
  { key: 'bookmarks', aliases: ['bookmark', 'bm'], takes: { as: 'count', of: 'bookmarks' }, says: 'so many bookmarks', example: 'bookmarks>=10' },
  { key: 'posted', aliases: ['created', 'added'], takes: { as: 'date', of: 'posted' }, says: 'posted here then', example: 'posted>=2020-01-01' },
  { key: 'updated', aliases: ['u', 'update', 'revised', 'date'], takes: { as: 'date', of: 'updated' }, says: 'last updated then', example: 'updated<30d' },
  { key: 'published', aliases: ['pub', 'publish'], takes: { as: 'date', of: 'published' }, says: 'first published anywhere then', example: 'published:2003..2006' },
  { key: 'title', aliases: ['titles', 'ti'], takes: { as: 'text', in: 'title' }, says: 'words of the title', example: 'title:winter' },
  { key: 'summary', aliases: ['sum', 'summaries', 'blurb'], takes: { as: 'text', in: 'summary' }, says: 'words of the summary', example: 'summary:"on the run"' },
  { key: 'notes', aliases: ['note'], takes: { as: 'text', in: 'notes' }, says: "words of the author's notes", example: 'notes:podfic' },
  { key: 'text', aliases: ['body', 'story', 'intext'], takes: { as: 'text', in: 'text' }, says: 'words of the story itself', example: 'text:"the kettle sang"' },
  { key: 'exact', aliases: ['literally', 'only'], takes: { as: 'mark', mark: 'exact' }, says: 'before a tag: exactly this tag, none of its synonyms; alone it stands for `exact:tag:`', example: 'exact:rel:"Willow/Tara"' },
  { key: 'main', aliases: ['primary'], takes: { as: 'mark', mark: 'main' }, says: 'before a tag: only as a main tag; alone it stands for `main:rel:`', example: 'main:willow/tara' },
  { key: 'sort', aliases: ['order', 'orderby', 'sortby'], takes: { as: 'sort' }, says: 'the order; `-` turns downwards, `+` upwards', example: 'sort:kudos' },
];

const BY_NAME = new Map(KEYS.flatMap((key) => [key.key, ...key.aliases].map((name) => [loose(name), key])));

/** The key of this name or alias, letter case, hyphens and underscores aside. */
export function keyOf(name: string): Key | null {
  return BY_NAME.get(loose(name)) ?? null;
}

/** Every name of every key, for suggestions. */
export const KEY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The key that a key of the table is, by its own name; for code that knows which it wants. */
export function keyNamed(name: string): Key {
  const key = KEYS.find((one) => one.key === name);
  if (key === undefined) throw new Error(`there is no key "${name}"`);
  return key;
}
