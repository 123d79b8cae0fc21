/** `node bench/finding/naming.ts [--names 1000000]`: how long names take to complete among so many tags, and the
 * database's share of it in processor time, which a busy machine does not change. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complete, type Typing } from '../../src/finding/naming/complete.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startServer } from '../../src/store/server.ts';
import { random } from '../stories.ts';
import type { Row } from '../table.ts';
import { databaseTime } from './databaseTime.ts';
import { Prose } from './prose.ts';
import { tell } from './rows.ts';

const { values } = parseArgs({
  options: { names: { type: 'string', default: '1000000' }, rows: { type: 'string' } },
});
const NAMES = Number(values.names);
const KINDS = ['fandom', 'relationship', 'character', 'additional'] as const;
const folder = mkdtempSync(join(tmpdir(), 'fadeless-naming-'));
const server = await startServer(folder);
const database = await openDatabase(server.url);
const prose = new Prose(7);
try {
  await migrate(database.pool);
  await fill();
  tell(await measure(), values.rows);
} finally {
  await database.close();
  await server.release();
  rmSync(folder, { recursive: true, force: true });
}

/** Names of three words each, used as often as their place says (Zipf), half of them in one of 500 fandoms. */
async function fill(): Promise<void> {
  const { pool } = database;
  await pool.query('create temp table word (id int primary key, word text)');
  for (let from = 0; from < prose.words.length; from += 5000)
    await pool.query(
      'insert into word select $1 + place, word from unnest($2::text[]) with ordinality as w (word, place)',
      [from, prose.words.slice(from, from + 5000)],
    );
  await pool.query('select setseed(0.5)');
  await pool.query(
    `insert into namings (kind, id, name, words, standing, fandoms, found, typed, works)
     select ($1::text[])[1 + n % 4], n, a.word || ' ' || b.word || ' ' || c.word,
       ' ' || a.word || ' ' || b.word || ' ' || c.word || ' ', case when n % 3 = 0 then 0 else 1 end,
       case when n % 2 = 0 then array[(n % 500 + 1)::bigint] else '{}' end, 1, 1, 1 + 200000 / n
     from (select n, (random() ^ 2 * ${prose.words.length - 2})::int + 1 as i, (random() ^ 2 * ${prose.words.length - 2})::int + 1 as j,
       (random() ^ 2 * ${prose.words.length - 2})::int + 1 as k from generate_series(1, ${NAMES}) as n) as made
     join word as a on a.id = i join word as b on b.id = j join word as c on c.id = k`,
    [[...KINDS]],
  );
  await pool.query(
    `insert into naming_words (kind, fandom_id, word, id, standing, works)
     select kind, fandom_id, word, id, standing, works
     from namings, unnest(string_to_array(trim(words), ' ')) as word, unnest(array_prepend(0::bigint, fandoms)) as fandom_id`,
  );
  await pool.query('vacuum analyze naming_words');
  await pool.query('vacuum analyze namings');
}

async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const letters of [1, 2, 3, 4, 6]) {
    rows.push(await timed(`${letters} letters, one kind`, letters, { kinds: ['character'] }));
    rows.push(
      await timed(`${letters} letters, all kinds, in a fandom`, letters, { kinds: KINDS, fandoms: [7] }),
    );
  }
  return rows;
}

async function timed(what: string, letters: number, more: Partial<Typing>): Promise<Row> {
  const next = random(letters);
  const times: number[] = [];
  const busy = await databaseTime(database);
  for (let count = 0; count < 60; count++) {
    const word = prose.words[Math.floor(next() ** 2 * prose.words.length)]!;
    const typing: Typing = { typed: word.slice(0, letters), kinds: [], fandoms: [], unused: false, ...more };
    const start = performance.now();
    await complete(database.db, typing);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const each = ((await databaseTime(database)) - busy) / times.length;
  return {
    what: `names begun by ${what}: p95 (p50 ${sorted[30]!.toFixed(1)} ms, of the database ${each.toFixed(1)} ms CPU)`,
    ours: sorted[57]!,
    unit: 'ms',
    asked: '< 20 ms',
  };
}
