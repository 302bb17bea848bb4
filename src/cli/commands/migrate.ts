import { type Command, EXIT } from '../command.ts';

export const migrate: Command = {
  name: 'migrate',
  summary: 'cli.migrate.summary',
  async run({ app, t }) {
    const ran = await app.migrate();
    const lines = ran.map((name) => t('cli.migrate.ran', { name }));
    if (ran.length === 0) lines.push(t('cli.migrate.nothing'));
    return { json: { ran }, lines, exit: EXIT.done };
  },
};
