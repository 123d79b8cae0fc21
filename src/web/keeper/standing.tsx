import type { Context, Handler } from 'hono';
import { concealWork, revealWork, type Concealment } from '../../works/conceal.ts';
import { endHiding, hideWork } from '../../works/hide.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { act, KEEPER } from './act.ts';
import { sentForm } from './guard.ts';
import { ActButton } from './KeeperPage.tsx';

/** Hides a work for the reason that the form gives. */
export function hiding(site: Site): Handler {
  return async (c) => {
    const reason = (await sentForm(c)).get('reason') ?? '';
    await act(site, (tx) => hideWork(tx, workOf(c), reason, KEEPER));
    return back(c, 'hidden');
  };
}

/** Shows a hidden work again. */
export function hidingEnd(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    await act(site, (tx) => endHiding(tx, workOf(c), KEEPER));
    return back(c, 'shown');
  };
}

/** Keeps a work unrevealed, or makes it anonymous. */
export function concealment(site: Site, kind: Concealment): Handler {
  return async (c) => {
    await sentForm(c);
    await act(site, (tx) => concealWork(tx, workOf(c), kind, KEEPER));
    return back(c, kind);
  };
}

/** Reveals a work, or who wrote it. */
export function concealmentEnd(site: Site, kind: Concealment): Handler {
  return async (c) => {
    await sentForm(c);
    await act(site, (tx) => revealWork(tx, workOf(c), kind, KEEPER));
    return back(c, kind === 'unrevealed' ? 'revealed' : 'signed');
  };
}

function workOf(c: Context): number {
  return Number(c.req.param('id'));
}

function back(c: Context, said: string): Response {
  return elsewhere(c, `/keeper/works/${workOf(c)}?said=${said}`, 303);
}

/** What was just done about who sees a work, and the act that undoes it where that needs no words. */
const SAID: Record<string, { words: string; undo: string | null }> = {
  hidden: { words: 'Hidden. Readers meet it nowhere; the reason stands below.', undo: 'hiding/end' },
  shown: { words: 'No longer hidden.', undo: null },
  unrevealed: {
    words: 'Unrevealed. For readers it is not there until you reveal it.',
    undo: 'concealments/unrevealed/end',
  },
  revealed: { words: 'Revealed.', undo: 'concealments/unrevealed' },
  anonymous: {
    words: 'Anonymous. Readers do not learn who wrote it until you reveal that.',
    undo: 'concealments/anonymous/end',
  },
  signed: { words: 'Readers see again who wrote it.', undo: 'concealments/anonymous' },
};

/** What the page of a work says after such an act; undefined after any other. */
export function saidOfStanding(said: string, workId: number) {
  const known = Object.hasOwn(SAID, said) ? SAID[said] : undefined;
  if (!known) return undefined;
  return (
    <>
      <p>{known.words}</p>
      {known.undo ? <ActButton action={`/keeper/works/${workId}/${known.undo}`} words="Undo" /> : null}
    </>
  );
}
