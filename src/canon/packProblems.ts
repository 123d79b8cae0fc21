import { LineCounter, parseDocument } from 'yaml';
import { Failure } from '../ground/failures.ts';
import type { Pack } from './canon.ts';
import { readPack } from './packFile.ts';

/** Something wrong with a pack, and the line it begins on (1 for the first); null: the whole. */
export interface PackProblem {
  line: number | null;
  message: string;
}

/** A pack from its YAML text, or what is wrong with it, each with its line. */
export function checkPack(
  yaml: string,
): { pack: Pack; problems: [] } | { pack: null; problems: PackProblem[] } {
  try {
    return { pack: readPack(yaml, 'the pack'), problems: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const reason = String(error.details['reason'] ?? error.message);
    const lines = new LineCounter();
    const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent' });
    const messages = document.errors.length > 0 ? [reason] : reason.split('; ');
    const broken = document.errors[0]?.linePos?.[0].line ?? null;
    return {
      pack: null,
      problems: messages.map((message) => ({ message, line: broken ?? lineOf(message, document, lines) })),
    };
  }
}

/** `installments 3: …` is the third of that list. */
function lineOf(
  message: string,
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
): number | null {
  const [, list, count] = /^(\w+) (\d+)(?:, [^:]*)?: /.exec(message) ?? [];
  if (list === undefined) return null;
  const node = document.getIn([list, Number(count) - 1], true) as
    | { range?: [number, number, number] }
    | undefined;
  return node?.range ? lines.linePos(node.range[0]).line : null;
}
