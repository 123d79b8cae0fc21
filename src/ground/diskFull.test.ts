import { expect, test } from 'vitest';
import { asDiskFull } from './diskFull.ts';

test('a full disk is known by the code of the system or of PostgreSQL, also below another error', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  expect(asDiskFull(full)?.code).toBe('disk-full');
  expect(asDiskFull(Object.assign(new Error('could not extend file'), { code: '53100' }))?.code).toBe(
    'disk-full',
  );
  expect(asDiskFull(new Error('the batch failed', { cause: full }))?.code).toBe('disk-full');
});

test('any other error is not one', () => {
  expect(asDiskFull(Object.assign(new Error('gone'), { code: 'ENOENT' }))).toBeNull();
  expect(asDiskFull('full')).toBeNull();
});
