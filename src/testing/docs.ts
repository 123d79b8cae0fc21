import { commandHelp, mainHelp } from '../cli/help.ts';
import { COMMANDS } from '../cli/main.ts';
import { FAILURES } from '../ground/failures.ts';
import { settingsTable } from '../ground/settings.ts';
import { PROBLEMS } from '../intake/problems.ts';

/** A part of a file in docs/ that follows from the code, between two marks that carry its name. */
export interface DocPart {
  file: string;
  name: string;
  text: string;
}

/** Every part of the docs that follows from the code. */
export async function docParts(): Promise<DocPart[]> {
  const commands = await Promise.all(
    Object.entries(COMMANDS).map(
      async ([name, load]) => `## fadeless ${name}\n\n${block(commandHelp(name, await load()))}`,
    ),
  );
  return [
    { file: 'failures.md', name: 'failures', text: failureTable() },
    { file: 'failures.md', name: 'problems', text: problemTable() },
    { file: 'settings.md', name: 'settings', text: settingTable() },
    {
      file: 'commands.md',
      name: 'commands',
      text: [block(await mainHelp(COMMANDS)), ...commands].join('\n\n'),
    },
  ];
}

/** Where a part stands in its file: the text between its marks. Throws when the file has no such marks. */
export function partIn(text: string, name: string): { before: string; part: string; after: string } {
  const [begin, end] = [`<!-- ${name} -->\n\n`, `\n\n<!-- end of ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`there is no part "${name}"`);
  return {
    before: text.slice(0, from + begin.length),
    part: text.slice(from + begin.length, to),
    after: text.slice(to),
  };
}

function failureTable(): string {
  const rows = Object.entries(FAILURES).map(
    ([code, { status, sentence }]) => `| \`${code}\` | ${status} | ${sentence} |`,
  );
  return ['| code | status | sentence |', '|---|---|---|', ...rows].join('\n');
}

function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(([code, sentence]) => `| \`${code}\` | ${sentence} |`);
  return ['| code | sentence |', '|---|---|', ...rows].join('\n');
}

function settingTable(): string {
  const rows = settingsTable().map(
    ({ name, variable, preset, about }) =>
      `| \`${name}\` | \`${variable}\` | ${presetInWords(name, preset)} | ${about} |`,
  );
  return ['| in the file | variable | unless set | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function presetInWords(name: string, preset: unknown): string {
  if (name === 'workers') return 'one a processor';
  return preset === null ? '' : `\`${JSON.stringify(preset).replaceAll('"', '')}\``;
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
