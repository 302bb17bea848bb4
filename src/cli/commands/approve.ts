import { approve as approveRemovals } from '../../features/sync/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

export const approve: Command = {
  name: 'approve',
  summary: 'cli.approve.summary',
  args: { space: 'cli.approve.space' },
  options: { as: { value: 'cli.value.name', meaning: 'cli.as' } },
  async run({ app, t }, { values: { space = '', as: by } }) {
    if (by === undefined) throw new MisuseError(message('cli.approve.asNeeded'));
    await app.migrate();
    const { objects } = await approveRemovals(app.sync, space, by, app.config.approvers);
    return {
      json: { space, by, objects },
      lines: [t('cli.approve.done', { space, by, count: objects.length })],
      exit: EXIT.done,
    };
  },
};
