export { bookReceiver } from './book-store.ts';
export { planAll, runCycle, type Progress, type Report, type SyncTools } from './cycle.ts';
export { tally } from './desired.ts';
export { examine, type Check } from './doctor.ts';
export { overviewOf, type Overview } from './overview.ts';
export { isCall } from './plan.ts';
export type * from './ports.ts';
