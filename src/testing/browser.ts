import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

/** The system's Chromium, which asks nothing of the world but what a page asks. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error(
      'These tests need Chromium: install it ("apt-get install chromium") or name it in CHROMIUM.',
    );
  return chromium.launch({
    executablePath,
    args: ARGUMENTS.split(' '),
  });
}
