import type { Command } from '../command.ts';
import { tripOutcome } from '../cycle.ts';

export const sync: Command = {
  name: 'sync',
  summary: 'cli.sync.summary',
  switches: { apply: 'cli.sync.apply' },
  run: (context, { switches: { apply = false } }) =>
    tripOutcome(context, { command: 'sync', pulls: true, applies: apply }),
};
