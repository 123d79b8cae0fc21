import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'fadeless.js');
/** What the door hands over to. */
const PROGRAM = join(ROOT, 'dist', 'cli', 'start.js');
const folder = mkdtempSync(join(tmpdir(), 'fadeless-program-'));
const running: ChildProcess[] = [];
let port = 0;

beforeAll(async () => {
  port = await freePort();
  // The door builds a checkout whose sources changed.
  spawnSync(process.execPath, [BIN, '--version'], { stdio: 'inherit' });
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  stopDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const data = join(folder, 'data');
const environment = () => ({
  ...process.env,
  FADELESS_DATA: data,
  FADELESS_PORT: String(port),
  FADELESS_LOG: 'error',
});

function fadeless(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: environment(),
    cwd: folder,
    encoding: 'utf8',
  });
  return {
    status,
    stdout,
    stderr,
    lines: () =>
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: environment(),
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.push(child);
  while (!(await page('/healthz'))) {
    if (child.exitCode !== null) throw new Error(`fadeless serve ended with ${child.exitCode}`);
    await wait(50);
  }
  return child;
}

const page = (path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.text(),
    () => null,
  );

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

/** The number of the database's process, while its folder says that it runs. */
function databasePid(): number | null {
  const file = join(data, 'db', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function stopDatabase(): void {
  const pid = databasePid();
  if (pid !== null) process.kill(pid, 'SIGQUIT');
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const story = (title: string, lines = 8) =>
  `${title}\nby Tern Hollis\n\nFandom: Harbour Lights\n\n${Array.from({ length: lines }, (_, line) => `${title} went on, and the tide came in for the ${line}th time.`).join('\n\n')}\n\nThe End\n`;

test('the door opens', () => {
  expect(spawnSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' }).stdout).toMatch(
    /^fadeless \d+\.\d+\.\d+\n$/,
  );
});

test('the help names every command, and a command that does not exist is refused', () => {
  const help = fadeless('--help');
  expect(help.status).toBe(0);
  for (const name of ['serve', 'work', 'import', 'read', 'export', 'keeper', 'canon', 'doctor', 'config'])
    expect(help.stdout).toContain(`  ${name}`);
  expect(fadeless('import', '--help').stdout).toContain('fadeless import ~/fics');
  const unknown = fadeless('fly');
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('There is no command "fly"');
  expect(fadeless('read').status).toBe(2);
});

test('read says what files are, one line each, without a database', () => {
  const good = write('good.txt', story('The Good One'));
  const empty = write('empty.txt', '');
  const result = fadeless('read', good, empty, '--json');
  expect(result.status).toBe(3);
  const [first, second] = result.lines();
  expect(first).toMatchObject({
    files: [good],
    format: 'text-header',
    error: null,
    work: { title: 'The Good One', authors: ['Tern Hollis'], complete: true },
  });
  expect(second).toMatchObject({ files: [empty], error: { code: 'file-empty' }, work: null });
  expect(existsSync(data)).toBe(false);
  expect(fadeless('read', join(folder, 'nowhere.txt')).status).toBe(1);
});

test('config says what is in force and where it comes from, and refuses what does not fit by name', () => {
  const [config] = fadeless('config', '--json').lines();
  expect(config).toMatchObject({
    port: { value: port, source: 'environment' },
    name: { value: 'Fadeless', source: 'preset' },
  });
  const wrong = spawnSync(process.execPath, [PROGRAM, 'config'], {
    env: { ...environment(), FADELESS_PORT: 'many' },
    encoding: 'utf8',
  });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('The setting port is "many"');
});

test('canon make reads a table from a spreadsheet of any year, and says what it leaves out', () => {
  const list = join(folder, 'episodes.csv');
  writeFileSync(list, Buffer.from('Staffel;Folge;Titel\n1;1;Frühe Lampen\nx;2;Verloren\n', 'latin1'));
  const made = fadeless('canon', 'make', list, '--fandom', 'Laternenstraße');
  expect(made.stdout).toContain('title: "Frühe Lampen"');
  expect(made.stderr).toContain('Line 3: “x” is no season');
});

test('canon check tells a sound pack from a broken one, and canon add keeps it', () => {
  expect(fadeless('canon', 'check', join(ROOT, 'canon', 'buffy.yaml')).stdout).toContain(
    'Buffy the Vampire Slayer: 144 installments',
  );
  const broken = write('broken.yaml', 'fandom: Harbour Lights\ninstallments: nothing\n');
  const refused = fadeless('canon', 'check', broken);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('broken.yaml');
});

test('the first start sets up a sample shelf; Ctrl-C stops all that was started', async () => {
  const server = await serve();
  while (!(await page('/works'))?.includes('The Second Lamp')) await wait(200);
  expect(databasePid()).not.toBeNull();
  server.kill('SIGINT');
  expect(await ended(server)).toBe(0);
  expect(databasePid()).toBeNull();
});

test('Ctrl-C pressed again while all is being closed leaves no database behind', async () => {
  const server = await serve();
  server.kill('SIGINT');
  server.kill('SIGTERM');
  server.kill('SIGHUP');
  await ended(server);
  expect(databasePid()).toBeNull();
});

test('after a kill the next start recovers by itself', async () => {
  const first = await serve();
  const database = databasePid();
  first.kill('SIGKILL');
  await ended(first);
  expect(databasePid()).toBe(database);
  const second = await serve();
  expect(await page('/works')).toContain('The Second Lamp');
  expect(databasePid()).toBe(database);
  second.kill('SIGTERM');
  expect(await ended(second)).toBe(0);
  expect(databasePid()).toBeNull();
});

test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm alone leaves nothing running', async (signal) => {
  const npm = spawn('npm', ['start'], {
    env: environment(),
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.push(npm);
  while (!(await page('/healthz'))) await wait(50);
  const database = databasePid();
  expect(database).not.toBeNull();
  npm.kill(signal);
  await expect.poll(() => page('/healthz'), { timeout: 60_000 }).toBeNull();
  await expect.poll(databasePid, { timeout: 60_000 }).toBeNull();
});

test('an import that is killed and run again finishes without half works or doubles', async () => {
  const many = Array.from({ length: 60 }, (_, number) =>
    write(
      `many/story of day ${String.fromCharCode(97 + (number % 26))}${number}x.txt`,
      story(`Day ${number} of the Watch`, 40),
    ),
  );
  const importing = spawn(process.execPath, [PROGRAM, 'import', join(folder, 'many'), '--json'], {
    env: environment(),
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(importing);
  await new Promise((resolve) => importing.stdout?.once('data', resolve));
  importing.kill('SIGKILL');
  await ended(importing);
  const again = fadeless('import', join(folder, 'many'), '--json');
  expect(again.status).toBe(0);
  const outcomes = again.lines().map((line) => line['outcome']);
  expect(outcomes).toHaveLength(many.length);
  expect(outcomes.filter((outcome) => outcome === 'unchanged').length).toBeGreaterThan(0);
  const third = fadeless('import', join(folder, 'many'), '--json');
  expect(third.lines().every((line) => line['outcome'] === 'unchanged')).toBe(true);
  expect(fadeless('doctor').status).toBe(0);
});

test('the doctor says what is unwell, and what mends it', () => {
  renameSync(join(data, 'originals'), join(data, 'elsewhere'));
  const unwell = fadeless('doctor');
  renameSync(join(data, 'elsewhere'), join(data, 'originals'));
  expect(unwell.status).not.toBe(0);
  expect(unwell.stdout).toMatch(/UNWELL {2}original files and pictures: .*\n {8}Copy each of these files/);
});

test('a work is exported in every format, and reading the EPUB gives the same work again', () => {
  const imported = fadeless('import', write('out.txt', story('Out and Back')), '--json').lines()[0];
  const id = String(imported?.['workId']);
  for (const format of ['epub', 'html', 'md', 'txt']) {
    const file = join(folder, `out.${format}`);
    expect(fadeless('export', id, '--format', format, '-o', file).status).toBe(0);
    const [line] = fadeless('read', file, '--json').lines();
    expect(line).toMatchObject({
      error: null,
      work: { title: 'Out and Back', authors: ['Tern Hollis'], fandoms: ['Harbour Lights'] },
    });
  }
  const back = fadeless('import', join(folder, 'out.epub'), '--json').lines()[0];
  expect(back).toMatchObject({ outcome: 'unchanged', workId: Number(id) });
  expect(fadeless('export', '999999').status).toBe(1);
});

test('the keeper gets an address that opens once', () => {
  expect(fadeless('keeper').stdout).toMatch(
    new RegExp(`http://127\\.0\\.0\\.1:${port}/keeper/sign-in\\?token=[\\w-]{40,}`),
  );
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}
