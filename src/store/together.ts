import type { Db } from './database.ts';

/** Askings that share a statement, at most. */
const MOST = 200;

interface Waiting<Asked, Answer> {
  asked: Asked;
  answer: PromiseWithResolvers<Answer>;
}

/**
 * A question that many ask at once, each of one thing: whoever comes while an answer is on its way shares the next
 * statement with all who came meanwhile. `read` answers in the order asked. Where a statement fails, each is asked
 * alone, so that one that cannot be answered fails no other.
 */
export function together<Asked, Answer>(
  read: (db: Db, asked: Asked[]) => Promise<Answer[]>,
): (db: Db, asked: Asked) => Promise<Answer> {
  const queues = new WeakMap<Db, Waiting<Asked, Answer>[]>();
  const answerAll = async (db: Db, waiting: Waiting<Asked, Answer>[]) => {
    try {
      const answers = await read(
        db,
        waiting.map(({ asked }) => asked),
      );
      waiting.forEach(({ answer }, at) => answer.resolve(answers[at]!));
    } catch (error) {
      const [only, ...others] = waiting;
      if (others.length === 0) return only?.answer.reject(error);
      for (const one of waiting) await answerAll(db, [one]);
    }
  };
  const run = async (db: Db, queue: Waiting<Asked, Answer>[]) => {
    // Who asks in the same breath shares the first statement too.
    await Promise.resolve();
    while (queue.length > 0) await answerAll(db, queue.splice(0, MOST));
    queues.delete(db);
  };
  return (db, asked) => {
    const answer = Promise.withResolvers<Answer>();
    const queue = queues.get(db);
    if (queue) queue.push({ asked, answer });
    else {
      const fresh = [{ asked, answer }];
      queues.set(db, fresh);
      void run(db, fresh);
    }
    return answer.promise;
  };
}
