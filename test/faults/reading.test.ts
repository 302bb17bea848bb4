/** Faults at every function that reads: the next cycle has lost and doubled nothing. */
import { FEW, TWO } from './kinds.ts';
import { describeFaults } from './matrix.ts';

describeFaults('a fault while Moodle is read', [
  { start: 'first', fn: 'local_mara_get_snapshot', nth: 4, kinds: FEW },
  { start: 'later', fn: 'local_mara_get_changes', nth: 2, kinds: FEW },
  { start: 'first', fn: 'local_mara_get_snapshot', nth: 1, kinds: TWO },
  { start: 'later', fn: 'local_mara_get_changes', nth: 1, kinds: TWO },
]);
