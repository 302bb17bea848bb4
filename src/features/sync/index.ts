export { bookReceiver } from './book-store.ts';
export {
  type Ended,
  planAll,
  type Progress,
  type Report,
  runCycle,
  type SyncTools,
} from './cycle.ts';
export { tally } from './desired.ts';
export { examine, type Check } from './doctor.ts';
export { type Health, healthOf, unreadyBecause } from './health.ts';
export { CycleBusy } from './lease.ts';
export { overviewOf, type Overview } from './overview.ts';
export { isCall } from './plan.ts';
export type * from './ports.ts';
