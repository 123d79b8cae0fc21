import { join } from 'node:path';
import { defineCommand } from 'citty';
import { sql } from 'kysely';
import { openArchive, type Archive } from '../archive.ts';
import { compareNames } from '../finding/naming/check.ts';
import { unreadWorks } from '../finding/words/catchUp.ts';
import { compareTexts } from '../finding/words/check.ts';
import { compareFilters, compareIndex, type Comparison } from '../finding/shelf/check.ts';
import { readSettings } from '../ground/settings.ts';
import { auditMap } from '../tags/soundness.ts';
import { verifyVault } from '../vault/verify.ts';
import { auditWorks } from '../works/audit.ts';
import { EXIT, withExamples } from './command.ts';
import { mendOf } from './mends.ts';

interface Check {
  check: string;
  ok: boolean;
  detail: string;
}

/** `fadeless doctor`: looks the whole archive over and says what it finds, and what mends it. */
export const doctor = withExamples(
  defineCommand({
    meta: { name: 'doctor', description: 'Check the database, the works and the original files.' },
    args: { json: { type: 'boolean', description: 'As one JSON line for every check.', default: false } },
    async run({ args }) {
      const archive = await openArchive(readSettings());
      let unwell = 0;
      const tell = ({ check, ok, detail }: Check) => {
        if (!ok) unwell += 1;
        const mend = ok ? null : mendOf(check);
        process.stdout.write(
          args.json
            ? `${JSON.stringify({ check, ok, detail, mend })}\n`
            : `${ok ? 'well  ' : 'UNWELL'}  ${check}: ${detail}\n${mend === null ? '' : `        ${mend}\n`}`,
        );
      };
      try {
        for await (const check of checks(archive)) tell(check);
      } finally {
        await archive.close();
      }
      return unwell > 0 ? EXIT.failed : 0;
    },
  }),
  [['fadeless doctor', 'every check, one line each; exit code 1 when something is unwell']],
);

async function* checks(archive: Archive): AsyncGenerator<Check> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(archive.db);
  const version = rows[0]?.version ?? '';
  yield {
    check: 'PostgreSQL',
    ok: Number.parseInt(version, 10) >= 15,
    detail: `version ${version} (15 or newer is needed)`,
  };
  const { packs } = await archive.canon();
  yield { check: 'canon packs', ok: packs.length > 0, detail: packs.map((pack) => pack.fandom).join(', ') };
  for (const { check, count } of [...(await auditWorks(archive.db)), ...(await auditMap(archive.db))])
    yield { check, ok: count === 0, detail: String(count) };
  const { waiting, lost } = await unreadWorks(archive.db);
  yield {
    check: 'works whose texts are not searched yet',
    ok: lost === 0,
    detail: `${waiting} wait to be read (a running archive reads them), ${lost} were forgotten`,
  };
  yield comparison('works whose words are kept otherwise than they stand', await compareTexts(archive.db));
  const folder = join(archive.settings.data, 'index');
  const index = await compareIndex(archive, archive.canonFolders, folder);
  if (index) yield comparison('works that the index has otherwise than the database', index);
  yield await namesCheck(archive);
  yield comparison('works found by other tags than theirs mean', await compareFilters(archive));
  yield await vaultCheck(archive);
}

function comparison(check: string, { works, differing }: Comparison): Check {
  return {
    check,
    ok: differing.length === 0,
    detail: `${differing.length} of ${works} compared${some(differing)}`,
  };
}

/** A few of what differs. */
function some(differing: readonly (string | number)[]): string {
  if (differing.length === 0) return '';
  return `: ${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ' and others' : ''}`;
}

async function namesCheck(archive: Archive): Promise<Check> {
  const { waiting, names, differing } = await compareNames(archive);
  const detail =
    waiting > 0
      ? `${waiting} changes wait to be counted (a running archive counts them); compared when none does`
      : `${differing.length} of ${names} compared${some(differing)}`;
  return { check: 'names that are completed otherwise than they are', ok: differing.length === 0, detail };
}

async function vaultCheck({ db, settings }: Archive): Promise<Check> {
  let sound = 0;
  const damaged: string[] = [];
  for await (const damage of verifyVault(db, settings.data)) {
    if (damage === null) sound += 1;
    else damaged.push(`${damage.shelf} ${damage.sha256} is ${damage.what}`);
  }
  const detail = damaged.length === 0 ? `${sound} files match their hashes` : damaged.join('; ');
  return { check: 'original files and pictures', ok: damaged.length === 0, detail };
}
