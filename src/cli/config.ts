import { defineCommand } from 'citty';
import { readSettings, settingsInForce } from '../ground/settings.ts';
import { withExamples } from './command.ts';

/** `fadeless config`: the settings in force, and where each comes from. */
export const config = withExamples(
  defineCommand({
    meta: { name: 'config', description: 'Print the settings in force and where each comes from.' },
    args: { json: { type: 'boolean', description: 'As one JSON object.', default: false } },
    run({ args }) {
      readSettings();
      const settings = settingsInForce(process.env, process.cwd()).map((setting) => ({
        ...setting,
        value: setting.secret && setting.value !== null ? '(secret)' : setting.value,
      }));
      if (args.json) {
        const object = Object.fromEntries(
          settings.map(({ name, value, source }) => [name, { value, source }]),
        );
        process.stdout.write(`${JSON.stringify(object)}\n`);
        return 0;
      }
      for (const { name, value, source, variable, about } of settings) {
        process.stdout.write(`${name} = ${JSON.stringify(value)}  (${source}; ${variable})\n    ${about}\n`);
      }
      return 0;
    },
  }),
  [
    ['fadeless config', 'every setting, its value, and whether the file or the environment gave it'],
    ['FADELESS_PORT=8080 fadeless config --json', 'the same for programs'],
  ],
);
