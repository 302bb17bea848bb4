import { isCall, planAll, tally } from '../../features/sync/index.ts';
import { say } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'cli.plan.summary',
  async run({ app, t, lang }) {
    await app.migrate();
    const spaces = await planAll(app.sync);
    const lines: string[] = [];
    for (const { space, plans, remarks } of spaces) {
      for (const { book, creates, steps } of plans) {
        lines.push(
          t('cli.plan.book', { space, book: book.name, ...tally([{ book, creates, steps }]) }),
        );
        for (const step of steps.filter((one) => isCall(one) || one.kind !== 'unchanged')) {
          lines.push(`  ${t(`cli.plan.${step.kind}`, { chapter: step.chapter.title })}`);
        }
      }
      for (const { told, url } of remarks) lines.push(`  ! ${say(lang, told)}`, `    ${url ?? ''}`);
    }
    if (lines.length === 0) lines.push(t('cli.plan.nothing'));
    return {
      json: spaces.map(({ space, plans, remarks }) => ({
        space,
        remarks: remarks.map((remark) => ({ ...remark, told: say(lang, remark.told) })),
        books: plans.map(({ book, creates, steps }) => ({
          key: book.key,
          name: book.name,
          creates,
          chapters: steps.map(({ kind, chapter: { key, title } }) => ({ key, title, step: kind })),
        })),
      })),
      lines,
      exit: EXIT.done,
    };
  },
};
