/** Every kind of fault at publish, in the midst of the spaces; a few at the first and the last. */
import { FEW } from './kinds.ts';
import { describeFaults } from './matrix.ts';

const fn = 'local_mara_publish';

describeFaults('a fault while Books are published', [{ start: 'later', fn, nth: 2 }]);

describeFaults(
  'a fault at the first or the last Book',
  [
    { start: 'later', fn, nth: 1 },
    { start: 'first', fn, nth: 3 },
  ],
  FEW,
);
