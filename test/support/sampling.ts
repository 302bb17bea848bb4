/**
 * An ordinary run tries samples where many cases go the same way through the code;
 * MARA_EVERY=1 tries them all (docs/reliability.md tells how many each is).
 */
const everything = process.env['MARA_EVERY'] === '1';
const seed = Number(process.env['FC_SEED'] ?? 0);

/** What an ordinary run takes, or the whole. */
export const sampleOr = <T>(sample: T, whole: T): T => (everything ? whole : sample);

/** One in `step`; where to begin is another one with another FC_SEED. */
export const oneIn = <T>(step: number, all: readonly T[]): T[] =>
  all.filter((_, nth) => nth % step === seed % step);
