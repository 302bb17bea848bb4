import { type AskNow, asksNow } from '../../features/asks/index.ts';
import { sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

const linesOf = ({ lang, t }: Context, ask: AskNow): string[] => [
  ask.title ?? t('cli.asks.erased', { key: ask.key }),
  `  ${t(`cli.asks.status.${ask.status}`)} · ${sayInstant(lang, ask.madeAt)} · ${ask.key}`,
  ...(ask.people === null
    ? []
    : [`  ${t('cli.asks.answers', { answers: ask.answers, people: ask.people })}`]),
  ...(ask.unreachable === 0 ? [] : [`  ${t('cli.asks.unreachable', { count: ask.unreachable })}`]),
];

export const asks: Command = {
  name: 'asks',
  summary: 'cli.asks.summary',
  async run(context) {
    const { app, t } = context;
    await app.migrate();
    const seen = await asksNow(app.db);
    const waits = seen.some(({ status }) => status === 'open' || status === 'waiting');
    return {
      json: { asks: seen },
      lines:
        seen.length === 0 ? [t('cli.asks.none')] : seen.flatMap((ask) => linesOf(context, ask)),
      exit: waits ? EXIT.waits : EXIT.done,
    };
  },
};
