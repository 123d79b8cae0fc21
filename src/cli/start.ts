import { main } from './main.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `fadeless read … | head` closes our output: that is no failure.
  if (error.code === 'EPIPE') process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));
