import { type OptionOf, optionOf } from './options.ts';

/** What its author wants done with a sheet (docs/sheets.md, Options). */
export type State = OptionOf<'state'>;

/** The state a menu's text means, in either language; `null` when it means none. */
export const stateOf = (text: string): State | null => optionOf('state', text);
