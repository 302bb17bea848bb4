export { type Intake, intakeOf, type SpaceWaits } from './intake-of.ts';
export { CLOCKS } from './stay.ts';
export type { Waiting } from './waiting-now.ts';
