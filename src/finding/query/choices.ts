import type { State } from './query.ts';

/** A state a word stands for; `excluded`: its opposite. null: the word asks for nothing (`crossover:include`). */
export type Choice = { state: State; excluded: boolean } | null;

const STATUS = {
  complete: is({ kind: 'status', is: 'complete' }),
  wip: is({ kind: 'status', is: 'in progress' }),
  unknown: is({ kind: 'status', is: 'unknown' }),
};
/** What `status:` can be. */
export const STATUS_WORDS = {
  ...STATUS,
  completed: STATUS.complete,
  finished: STATUS.complete,
  done: STATUS.complete,
  yes: STATUS.complete,
  true: STATUS.complete,
  'in progress': STATUS.wip,
  progress: STATUS.wip,
  incomplete: STATUS.wip,
  unfinished: STATUS.wip,
  ongoing: STATUS.wip,
  no: STATUS.wip,
  false: STATUS.wip,
};
const CROSSOVER = {
  only: is({ kind: 'crossover' }),
  exclude: { state: { kind: 'crossover' }, excluded: true },
  include: null,
} satisfies Record<string, Choice>;
/** What `crossover:` can be. */
export const CROSSOVER_WORDS = {
  ...CROSSOVER,
  yes: CROSSOVER.only,
  no: CROSSOVER.exclude,
  any: null,
  all: null,
};
/** What `visibility:` can be. */
export const VISIBILITY_WORDS = {
  draft: is({ kind: 'visibility', is: 'draft' }),
  private: is({ kind: 'visibility', is: 'private' }),
  link: is({ kind: 'visibility', is: 'link' }),
  members: is({ kind: 'visibility', is: 'members' }),
  public: is({ kind: 'visibility', is: 'public' }),
  hidden: is({ kind: 'visibility', is: 'hidden' }),
  unrevealed: is({ kind: 'visibility', is: 'unrevealed' }),
  anonymous: is({ kind: 'visibility', is: 'anonymous' }),
};
/** What `is:` can be. */
export const IS_WORDS = {
  complete: STATUS.complete,
  wip: STATUS.wip,
  finished: STATUS.complete,
  unfinished: STATUS.wip,
  'in progress': STATUS.wip,
  crossover: CROSSOVER.only,
  ...VISIBILITY_WORDS,
};

function is(state: State): { state: State; excluded: boolean } {
  return { state, excluded: false };
}
