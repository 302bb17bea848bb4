import type { Command } from '../command.ts';
import { tripOutcome } from '../cycle.ts';

export const apply: Command = {
  name: 'apply',
  summary: 'cli.apply.summary',
  run: (context) => tripOutcome(context, { command: 'apply', pulls: false, applies: true }),
};
