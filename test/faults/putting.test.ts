/** Faults at put: one of each family in the midst of its calls, two at each other one. */
import { FEW, TWO } from './kinds.ts';
import { describeFaults } from './matrix.ts';

const fn = 'local_mara_put';

describeFaults(
  'a fault while pieces are put',
  [3, 1, 2, 4].map((nth) => ({ start: 'wishes', fn, nth, kinds: nth === 3 ? FEW : TWO })),
);
