import { Failure } from './failures.ts';

/** How the system and PostgreSQL say that nothing more can be written: no room left, or no more than that allowed. */
const CODES = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** The failure `disk-full`, where that is what an error, or what caused it, says; else null. */
export function asDiskFull(error: unknown): Failure | null {
  if (!(error instanceof Error)) return null;
  if (CODES.has((error as { code?: string }).code ?? ''))
    return new Failure('disk-full', {}, { cause: error });
  return asDiskFull(error.cause);
}
