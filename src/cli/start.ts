import { EXIT } from './command.ts';
import { main } from './main.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `fadeless read … | head` closes our output: that is no failure.
  if (error.code === 'EPIPE') process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const sentence =
    'Something broke on our side; nothing that was stored is lost. "fadeless doctor" looks the archive over.';
  process.stderr.write(`${sentence}\n\n${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = EXIT.failed;
}
