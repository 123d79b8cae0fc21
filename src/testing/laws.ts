import * as fc from 'fast-check';

/**
 * Property tests draw the same examples on every run, so that a change fails for what it changes and never by chance.
 * `LAWS_SEED=random` (or a number) draws others: that is how new counterexamples are looked for.
 */
const asked = process.env['LAWS_SEED'] ?? '1998';
const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
if (asked === 'random') process.stderr.write(`LAWS_SEED=${seed}\n`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
