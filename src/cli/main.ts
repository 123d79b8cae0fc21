import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, runCommand } from 'citty';
import { asDiskFull } from '../ground/diskFull.ts';
import { Failure } from '../ground/failures.ts';
import { EXIT, type FadelessCommand } from './command.ts';
import { commandHelp, mainHelp } from './help.ts';

/** Every command, loaded when it is asked for. The order is the order of the help. */
export const COMMANDS: Record<string, () => Promise<FadelessCommand>> = {
  serve: async () => (await import('./serve.ts')).serve,
  work: async () => (await import('./work.ts')).work,
  import: async () => (await import('./import.ts')).importCommand,
  read: async () => (await import('./read.ts')).read,
  export: async () => (await import('./export.ts')).exportCommand,
  keeper: async () => (await import('./keeper.ts')).keeper,
  canon: async () => (await import('./canon.ts')).canon,
  doctor: async () => (await import('./doctor.ts')).doctor,
  config: async () => (await import('./config.ts')).config,
};

/** Runs a command line (without the program's name); returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || name === '--help' || name === '-h' || name === 'help')
    return print(await mainHelp(COMMANDS));
  if (name === '--version' || name === '-v') return print(`fadeless ${version()}`);
  const load = COMMANDS[name];
  if (!load)
    return refuse(`There is no command "${name}". Run "fadeless --help" for the ones there are.`, EXIT.usage);
  const loaded = await load();
  if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(name, loaded));
  return run(loaded, rest);
}

async function run({ command }: FadelessCommand, args: string[]): Promise<number> {
  try {
    const options = typeof command.args === 'function' ? await command.args() : await command.args;
    parseArgs(args, options ?? {});
    const { result } = await runCommand(command, { rawArgs: args });
    return typeof result === 'number' ? result : 0;
  } catch (error) {
    const failure = asDiskFull(error) ?? error;
    if (failure instanceof Failure) return refuse(failure.message, EXIT.failed);
    if ((error as Error).name === 'CLIError') return refuse((error as Error).message, EXIT.usage);
    throw error;
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function refuse(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

/** The version in package.json. */
function version(): string {
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
  ) as { version: string };
  return version;
}
