import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * One test a folder below `directory`: every file in it named `in` or `in.*` or `in-*` (sorted) is the input, and
 * what `make` returns is compared with the file `golden`. With `GOLDEN=write` the goldens are written anew;
 * review the diff.
 */
export function goldenFolders(
  directory: string,
  golden: string,
  make: (inputs: string[]) => Promise<string | Uint8Array>,
): void {
  for (const name of readdirSync(directory).sort()) {
    const folder = join(directory, name);
    const inputs = readdirSync(folder)
      .filter((file) => /^in([.-]|$)/.test(file))
      .sort()
      .map((file) => join(folder, file));
    test(name.replaceAll('-', ' '), async () => {
      const made = Buffer.from(await make(inputs));
      const path = join(folder, golden);
      if (process.env['GOLDEN'] === 'write') writeFileSync(path, made);
      expect(existsSync(path), `${path} is missing: run npm run golden and review it`).toBe(true);
      expect(made.toString('utf8')).toBe(readFileSync(path, 'utf8'));
    });
  }
}
