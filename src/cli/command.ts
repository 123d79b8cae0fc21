import type { ArgsDef, CommandDef } from 'citty';

/** A command of `fadeless`, with what its help shows beside the options. */
export interface FadelessCommand {
  /** The command as citty runs it. */
  command: CommandDef;
  /** Lines to copy, each with what it does. */
  examples: [line: string, does: string][];
}

/** How a command ends. 0 is success; the shell sees these numbers. */
export const EXIT = {
  /** Something was refused or failed; stderr says what and what to do. */
  failed: 1,
  /** The command line itself does not fit. */
  usage: 2,
  /** Done, but some of the files could not be read; the report says which. */
  partly: 3,
} as const;

/** Pairs a command with its examples. */
export function withExamples<T extends ArgsDef>(
  command: CommandDef<T>,
  examples: FadelessCommand['examples'],
): FadelessCommand {
  return { command: command as unknown as CommandDef, examples };
}
