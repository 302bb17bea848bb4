import { normaliseKey } from '../../shared/text.ts';

/** What its author wants done with a sheet (docs/bridge.md, Sheets). */
export type State = 'draft' | 'publish' | 'withdraw';

const NAMES: Readonly<Record<State, readonly string[]>> = {
  draft: ['draft', 'Brouillon'],
  publish: ['publish', 'À publier', 'To publish'],
  withdraw: ['withdraw', 'À retirer', 'To withdraw'],
};

const STATES: ReadonlyMap<string, State> = new Map(
  (['draft', 'publish', 'withdraw'] as const).flatMap((state) =>
    NAMES[state].map((name) => [normaliseKey(name), state] as const),
  ),
);

/** The state a menu's text means, in either language; `null` when it means none. */
export const stateOf = (text: string): State | null => STATES.get(normaliseKey(text)) ?? null;
