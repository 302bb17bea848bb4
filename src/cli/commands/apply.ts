import type { Command } from '../command.ts';
import { tripOutcome } from '../cycle.ts';

export const apply: Command = {
  name: 'apply',
  summary: 'cli.apply.summary',
  options: { plan: { value: 'cli.value.plan', meaning: 'cli.apply.plan' } },
  run: (context, { values: { plan } }) =>
    tripOutcome(context, {
      command: 'apply',
      pulls: false,
      applies: true,
      ...(plan === undefined ? {} : { plan }),
    }),
};
