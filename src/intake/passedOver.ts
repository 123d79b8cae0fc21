import type { Reading } from './draft.ts';

/**
 * Whether a file holds nothing and merely lay beside others, in a folder or a zip: it is told of and counts as passed
 * over, not as failed. One that was `named` itself was meant, and failed.
 */
export function isPassedOver({ error, files }: Reading, named: readonly string[]): boolean {
  return error?.code === 'file-empty' && !files.some((file) => named.includes(file));
}
