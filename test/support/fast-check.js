/**
 * Properties run on the same inputs everywhere, so a red run can be looked at again.
 * `FC_SEED=$RANDOM npm test` explores others; a failure prints its seed.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_100) });
