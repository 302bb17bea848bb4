export { bridgePort, PROTOCOL } from './bridge.ts';
export { corePort } from './core/port.ts';
export type { SpaceCourse } from './core/reading.ts';
export { MoodleError } from './errors.ts';
export type * from './port.ts';
export { createTransport } from './transport.ts';
export * from './pieces.ts';
export type * from './wire.ts';
