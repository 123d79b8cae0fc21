import { parseArgs } from 'citty';
import { expect, test } from 'vitest';
import { commandHelp } from './help.ts';
import { serve } from './serve.ts';

test('the queue is worked unless the command says --no-work', () => {
  const args = serve.command.args as { work: { type: 'boolean'; default: boolean } };
  expect(parseArgs([], args).work).toBe(true);
  expect(parseArgs(['--no-work'], args).work).toBe(false);
  expect(commandHelp('serve', serve)).toContain('--no-work');
});
