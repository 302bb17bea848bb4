import { type Pause, pausesNow, pauseSpace, resumeSpace } from '../../features/upkeep/index.ts';
import { dayAt } from '../../shared/days.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

const lineOf = ({ t }: Context, { space, from, to, by }: Pause): string =>
  t('cli.pause.one', { space, from, to }) + (by === null ? '' : t('cli.pause.by', { by }));

export const pause: Command = {
  name: 'pause',
  summary: 'cli.pause.summary',
  optional: { space: 'cli.pause.space' },
  switches: { end: 'cli.pause.end' },
  options: {
    from: { value: 'cli.value.day', meaning: 'cli.pause.from' },
    to: { value: 'cli.value.day', meaning: 'cli.pause.to' },
    as: { value: 'cli.value.name', meaning: 'cli.as' },
  },
  async run(context, { values, switches }) {
    const { app, t } = context;
    const { space = '', to, as: by = null } = values;
    await app.migrate();
    const asked = switches['end'] === true || to !== undefined || values['from'] !== undefined;
    if (space === '') {
      if (asked) throw new MisuseError(message('cli.pause.spaceNeeded'));
      const pauses = await pausesNow(app.sync);
      const lines = pauses.map((one) => lineOf(context, one));
      return {
        json: { pauses },
        lines: lines.length === 0 ? [t('cli.pause.none')] : lines,
        exit: EXIT.done,
      };
    }
    if (switches['end'] === true) {
      await resumeSpace(app.sync, space);
      return { json: { space }, lines: [t('cli.pause.ended', { space })], exit: EXIT.done };
    }
    if (to === undefined) throw new MisuseError(message('cli.pause.toNeeded'));
    const from = values['from'] ?? dayAt(app.sync.clock.now());
    const made = await pauseSpace(app.sync, { space, from, to, by });
    return {
      json: made,
      lines: [t('cli.pause.done', { space, from, to })],
      exit: EXIT.done,
    };
  },
};
