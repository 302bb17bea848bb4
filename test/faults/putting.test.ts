/** Every kind of fault at put, in the midst of its calls; a few at each other one. */
import { FEW } from './kinds.ts';
import { describeFaults } from './matrix.ts';

const fn = 'local_mara_put';

describeFaults('a fault while pieces are put', [{ start: 'wishes', fn, nth: 3 }]);

describeFaults(
  'a fault at another call of put',
  [1, 2, 4].map((nth) => ({ start: 'wishes' as const, fn, nth })),
  FEW,
);
