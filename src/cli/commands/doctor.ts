import { type Check, examine } from '../../features/sync/index.ts';
import { say } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

const SIGNS: Record<Check['level'], string> = { ok: '✓', mend: '!', broken: '✗' };

export const doctor: Command = {
  name: 'doctor',
  summary: 'cli.doctor.summary',
  switches: { 'accept-site': 'cli.doctor.acceptSite' },
  async run({ app, lang, t }, { switches: { 'accept-site': acceptSite = false } }) {
    const checks = await examine(app.sync, { acceptSite });
    const has = (level: Check['level']): boolean => checks.some((check) => check.level === level);
    const lines = checks.flatMap(({ level, told, url }) => [
      `${SIGNS[level]} ${say(lang, told)}`,
      ...(url === null ? [] : [`  ${url}`]),
    ]);
    const exit = has('broken') ? EXIT.failed : has('mend') ? EXIT.waits : EXIT.done;
    lines.push(t(`cli.doctor.exit${exit}`));
    return {
      json: checks.map(({ level, told, url }) => ({
        level,
        code: told.key,
        told: say(lang, told),
        url,
      })),
      lines,
      exit,
    };
  },
};
