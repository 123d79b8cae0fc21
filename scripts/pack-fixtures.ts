/**
 * Packs the binary fixtures of the readers from their readable sources: `golden/CASE/source/` becomes `golden/CASE/in.EXT`,
 * parts that every such file has coming from `parts/` where the source has none of its own. The bytes depend on
 * nothing but the sources. Run with `node scripts/pack-fixtures.ts`; review the sources, not the zips.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packed } from '../src/testing/packed.ts';

const READERS = [
  { folder: 'src/intake/epub', extension: 'epub' },
  { folder: 'src/intake/docx', extension: 'docx' },
  { folder: 'src/intake/odt', extension: 'odt' },
  { folder: 'src/intake/zip', extension: 'zip' },
];

for (const { folder, extension } of READERS) {
  for (const name of readdirSync(join(folder, 'golden')).sort()) {
    const source = join(folder, 'golden', name, 'source');
    if (!existsSync(source)) continue;
    const files = { ...filesBelow(join(folder, 'parts')), ...filesBelow(source) };
    writeFileSync(join(folder, 'golden', name, `in.${extension}`), await packed(ordered(files)));
  }
}

function filesBelow(folder: string): Record<string, Uint8Array> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );
}

/** The mimetype comes first and loses the line end that editors give it. */
function ordered(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const { mimetype, ...rest } = files;
  return mimetype === undefined
    ? rest
    : { mimetype: Buffer.from(Buffer.from(mimetype).toString().trim()), ...rest };
}
