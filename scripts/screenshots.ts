/**
 * Pictures of every page, made from the running thing: `node scripts/screenshots.ts FOLDER [home,work,…]`.
 * The pages are TSX, which Node does not read by itself; Vitest's own Vite does.
 */
import { createViteServer } from 'vitest/node';
import type * as pictures from '../src/testing/pictures.ts';

const [folder = 'screenshots', only] = process.argv.slice(2);
const vite = await createViteServer({
  configFile: 'vitest.config.ts',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, watch: null },
});
try {
  const { takePictures } = (await vite.ssrLoadModule('/src/testing/pictures.ts')) as typeof pictures;
  await takePictures(folder, only?.split(',') ?? null);
} finally {
  await vite.close();
}
