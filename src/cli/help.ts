import type { ArgDef, ArgsDef } from 'citty';
import type { FadelessCommand } from './command.ts';

/** What `fadeless --help` prints. */
export async function mainHelp(commands: Record<string, () => Promise<FadelessCommand>>): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, await load()] as const),
  );
  const rows = loaded.map(([name, { command }]) => [name, about(command.meta)] as [string, string]);
  return [
    'Fadeless: an archive for fan fiction that keeps what it is given.',
    '',
    'Usage: fadeless <command> [options]',
    '',
    'Commands:',
    ...columns(rows),
    '',
    'Run "fadeless <command> --help" for its options and examples. Settings: "fadeless config".',
  ].join('\n');
}

/** What `fadeless <command> --help` prints. */
export function commandHelp(name: string, { command, examples }: FadelessCommand): string {
  const args = (command.args ?? {}) as ArgsDef;
  const entries = Object.entries(args);
  const positional = entries.filter(([, arg]) => arg.type === 'positional');
  const options = entries.filter(([, arg]) => arg.type !== 'positional');
  const usage = [
    'fadeless',
    name,
    ...positional.map(([key, arg]) => place(key, arg)),
    ...(options.length > 0 ? ['[options]'] : []),
  ];
  const section = (title: string, rows: [string, string][]) =>
    rows.length > 0 ? ['', title, ...columns(rows)] : [];
  return [
    about(command.meta),
    '',
    `Usage: ${usage.join(' ')}`,
    ...section(
      'Arguments:',
      positional.map(([key, arg]) => [key, arg.description ?? '']),
    ),
    ...section(
      'Options:',
      options.map(([key, arg]) => [option(key, arg), optionAbout(arg)]),
    ),
    ...section('Examples:', examples),
  ].join('\n');
}

function about(meta: unknown): string {
  return (meta as { description?: string } | undefined)?.description ?? '';
}

function place(key: string, arg: ArgDef): string {
  return arg.required === false ? `[${key}]` : `<${key}>`;
}

/** What is on unless it is told not to be is offered as `--no-…`. */
function option(key: string, arg: ArgDef): string {
  if (arg.type === 'boolean' && arg.default === true) return `--no-${key}`;
  const alias = 'alias' in arg && arg.alias ? `-${[arg.alias].flat()[0]}, ` : '';
  const value = arg.type === 'boolean' ? '' : ` <${('valueHint' in arg && arg.valueHint) || 'value'}>`;
  return `${alias}--${key}${value}`;
}

function optionAbout(arg: ArgDef): string {
  if (arg.type === 'boolean' && arg.default === true) return arg.negativeDescription ?? '';
  const preset =
    arg.default === undefined || arg.default === false ? '' : ` (unless given: ${String(arg.default)})`;
  return `${arg.description ?? ''}${preset}`;
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
