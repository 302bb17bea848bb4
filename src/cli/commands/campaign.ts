import {
  campaignsNow,
  EVERYWHERE,
  familiesIn,
  type Progress,
  startCampaign,
  stopCampaign,
} from '../../features/upkeep/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';

const linesOf = ({ lang, t }: Context, progress: Progress): string[] => {
  const { space, by, askedAt, endedAt, answered, asked, left, unanswered, settled, total } =
    progress;
  const begun = t('cli.campaign.begun', { at: sayInstant(lang, askedAt) });
  const over = endedAt === null ? '' : t('cli.campaign.over', { at: sayInstant(lang, endedAt) });
  return [
    t('cli.campaign.one', { space, answered, asked, left, unanswered, settled, total }),
    begun + over + (by === null ? '' : t('cli.pause.by', { by })),
  ];
};

const monthsIn = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new MisuseError(message('upkeep.campaign.months', { value: text }));
};

const show = async (context: Context, space: string): Promise<Outcome> => {
  const campaigns = await campaignsNow(context.app.db, space);
  const lines = campaigns.flatMap((one) => linesOf(context, one));
  return {
    json: { campaigns },
    lines: lines.length === 0 ? [context.t('cli.campaign.none')] : lines,
    exit: EXIT.done,
  };
};

const stop = async ({ app, t }: Context, space: string): Promise<Outcome> => {
  const ended = (await stopCampaign(app.sync, space)).map((one) => one.space);
  return {
    json: { ended },
    lines: ended.map((one) => t('cli.campaign.ended', { space: one })),
    exit: EXIT.done,
  };
};

export const campaign: Command = {
  name: 'campaign',
  summary: 'cli.campaign.summary',
  optional: { space: 'cli.campaign.space' },
  switches: { status: 'cli.campaign.status', end: 'cli.campaign.end' },
  options: {
    sheets: { value: 'cli.value.sheets', meaning: 'cli.campaign.sheets' },
    'older-than': { value: 'cli.value.months', meaning: 'cli.campaign.older' },
    as: { value: 'cli.value.name', meaning: 'cli.as' },
  },
  async run(context, { values, switches }) {
    const { app, t } = context;
    const { space = '', sheets, as: by = null } = values;
    await app.migrate();
    const everywhere = space === '' ? EVERYWHERE : space;
    if (switches['end'] === true) return await stop(context, everywhere);
    if (switches['status'] === true || space === '') return await show(context, everywhere);
    const { started, skipped } = await startCampaign(app.sync, {
      space,
      families: familiesIn(sheets ?? 'living_area,job_market,opening'),
      olderThan: monthsIn(values['older-than']),
      by,
    });
    const lines = started.flatMap((one) => linesOf(context, one));
    return {
      json: { started, skipped },
      lines: [
        ...(lines.length === 0 ? [t('cli.campaign.nothing')] : lines),
        ...(skipped.length === 0
          ? []
          : [t('cli.campaign.skipped', { spaces: skipped.join(', ') })]),
      ],
      exit: EXIT.done,
    };
  },
};
