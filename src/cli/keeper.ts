import { defineCommand } from 'citty';
import { openArchive } from '../archive.ts';
import { readSettings, type Settings } from '../ground/settings.ts';
import { openSignIn, secretOf } from '../people/signIn.ts';
import { withExamples } from './command.ts';

/** `fadeless keeper`: an address that signs the keeper in. */
export const keeper = withExamples(
  defineCommand({
    meta: { name: 'keeper', description: 'Print a one-time address that signs the keeper in.' },
    args: { json: { type: 'boolean', description: 'As one JSON line.', default: false } },
    async run({ args }) {
      const settings = readSettings();
      const archive = await openArchive(settings);
      try {
        const signIn = openSignIn(archive.pool, settings.baseUrl, secretOf(settings.data));
        const address = keeperAddress(settings, await signIn.newKeeperToken());
        if (args.json) process.stdout.write(`${JSON.stringify({ address })}\n`);
        else
          process.stdout.write(
            `Open this address within an hour to sign in as the keeper; it works once:\n${address}\n`,
          );
        return 0;
      } finally {
        await archive.close();
      }
    },
  }),
  [['fadeless keeper', 'an address to open in the browser']],
);

/** The address that signs in whoever opens it with this token. */
export function keeperAddress(settings: Settings, token: string): string {
  return `${settings.baseUrl}/keeper/sign-in?token=${token}`;
}
