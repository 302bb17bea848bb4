export { bridgePort, PROTOCOL, type PageLimits } from './bridge.ts';
export { MoodleError, type ErrorKind } from './errors.ts';
export type * from './port.ts';
export { createTransport, type TransportSettings, type TransportTools } from './transport.ts';
export type * from './wire.ts';
export { KINDS } from './wire.ts';
