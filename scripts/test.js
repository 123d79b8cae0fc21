/**
 * `npm test`: installs what the tests need from the system (Debian's Chromium and a Java runtime for EPUBCheck),
 * runs every test, and closes with one plain line. Extra arguments go to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NEEDED = [
  { program: 'chromium', package: 'chromium', use: 'the browser journeys' },
  { program: 'java', package: 'default-jre-headless', use: 'EPUBCheck' },
];

installMissing();
const folder = mkdtempSync(join(tmpdir(), 'fadeless-results-'));
const results = join(folder, 'results.json');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const run = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
});

const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });
const failed = (counted?.numFailedTests ?? 0) + (counted ? failedSuites(counted) : 1);
const passed = counted?.numPassedTests ?? 0;
console.log(`${passed} passed, ${failed} failed`);
process.exit(run.status === 0 && failed === 0 && passed > 0 ? 0 : 1);

/** Files that failed as a whole, so that none of their tests was counted as failed. */
function failedSuites({ testResults }) {
  return testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
}

function installMissing() {
  const missing = NEEDED.filter(({ program }) => !onPath(program));
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.package);
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    for (const need of missing) {
      console.error(
        `The tests need ${need.program} for ${need.use}. Install it ("apt-get install ${need.package}" on Debian) and run "npm test" again.`,
      );
    }
    process.exit(1);
  }
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}
