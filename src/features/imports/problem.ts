/** What is wrong with a row of a file, where, and what becomes of it. */
import type { Message } from '../../shared/i18n.ts';

/** `row`: the row is left out; `value`: the value is; `note`: it comes in as it stands. */
export type Effect = 'row' | 'value' | 'note';

export type Place = { tab: string | null; row: number };

/** `column` is its title; null: the whole row. */
export type Problem = Place & { column: string | null; effect: Effect; told: Message };
