/** Every kind of fault at publish, in the midst of the spaces; two at the first and the last. */
import { KINDS, TWO } from './kinds.ts';
import { describeFaults } from './matrix.ts';

const fn = 'local_mara_publish';

describeFaults('a fault while Books are published', [
  { start: 'later', fn, nth: 2, kinds: KINDS },
  { start: 'later', fn, nth: 1, kinds: TWO },
  { start: 'first', fn, nth: 3, kinds: TWO },
]);
