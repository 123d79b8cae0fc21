import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { fadeless, installed, served } from './program.ts';
import { paragraphs } from './stories.ts';
import type { Row } from './table.ts';

const CONNECTIONS = 64;
const SECONDS = 10;

interface Load {
  perSecond: number;
  p99: number;
}

/** A chapter page of 2,500 words for guests, hits counted; and the same in a work of 100 chapters. */
export async function measurePages(folder: string): Promise<Row[]> {
  const files = join(folder, 'files', 'pages-works');
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'one.md'), markdown('One Chapter', 1));
  writeFileSync(join(files, 'hundred.md'), markdown('A Hundred Chapters', 100));
  const data = join(folder, 'pages-data');
  await fadeless(data, ['import', files]);
  const server = await served(data);
  try {
    const addresses = await chapterAddresses(server.address);
    const one = await load(addresses.one);
    const hundred = await load(addresses.hundred);
    const p99 = 'the slowest of a hundred such pages (p99)';
    return [
      {
        what: `chapter page of 2,500 words, ${CONNECTIONS} connections`,
        ours: one.perSecond,
        unit: 'pages/s',
        against: 'the same in a work of 100 chapters',
        theirs: hundred.perSecond,
      },
      {
        what: p99,
        ours: one.p99,
        unit: 'ms',
        against: 'the same in a work of 100 chapters',
        theirs: hundred.p99,
      },
      { what: 'start to first page', ours: server.secondsToFirstPage, unit: 's' },
    ];
  } finally {
    await server.close();
  }
}

function markdown(title: string, chapters: number): string {
  const text = Array.from(
    { length: chapters },
    (_, index) => `# Part ${index + 1}\n\n${paragraphs(index + 7, 2500).join('\n\n')}`,
  );
  return `---\ntitle: ${title}\nauthor: Writer One\nfandom: Harbour Lights\n---\n\n${text.join('\n\n')}\n`;
}

async function chapterAddresses(address: string): Promise<{ one: string; hundred: string }> {
  const list = await fetch(`${address}/works`).then((response) => response.text());
  const ids = [...new Set([...list.matchAll(/href="\/works\/(\d+)"/g)].map((match) => match[1]))];
  const found = { one: '', hundred: '' };
  for (const id of ids) {
    const index = await fetch(`${address}/works/${id}/navigate`).then((response) => response.text());
    const chapters = [
      ...new Set([...index.matchAll(/\/works\/\d+\/chapters\/\d+/g)].map((match) => match[0])),
    ];
    if (chapters.length > 50) found.hundred = `${address}${chapters[49]}`;
    else found.one = chapters[0] ? `${address}${chapters[0]}` : `${address}/works/${id}`;
  }
  return found;
}

/** Loads one address from this machine for a bounded time: with wrk where it is installed, else with autocannon. */
async function load(address: string): Promise<Load> {
  const first = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
  if (!first.ok) throw new Error(`${address} answers ${first.status}`);
  await first.arrayBuffer();
  if (!installed('wrk')) {
    const result = await autocannon({
      url: address,
      connections: CONNECTIONS,
      duration: SECONDS,
      headers: { 'accept-encoding': 'gzip' },
    });
    return { perSecond: result.requests.average, p99: result.latency.p99 };
  }
  const { stdout } = spawnSync(
    'wrk',
    ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-H', 'Accept-Encoding: gzip', address],
    { encoding: 'utf8' },
  );
  const latency = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  const unit = { us: 0.001, ms: 1, s: 1000 }[latency?.[2] ?? 'ms'] ?? 1;
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: Number(latency?.[1]) * unit,
  };
}
