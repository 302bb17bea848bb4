/** Every kind of fault at every function that reads: the next cycle has lost and doubled nothing. */
import { FEW } from './kinds.ts';
import { describeFaults } from './matrix.ts';

describeFaults('a fault while Moodle is read', [
  { start: 'first', fn: 'local_mara_get_snapshot', nth: 4 },
  { start: 'later', fn: 'local_mara_get_changes', nth: 2 },
]);

describeFaults(
  'a fault at the very first call',
  [
    { start: 'first', fn: 'local_mara_get_snapshot', nth: 1 },
    { start: 'later', fn: 'local_mara_get_changes', nth: 1 },
  ],
  FEW,
);
