import { isCall, plansOf, savePlan, tally } from '../../features/sync/index.ts';
import { say } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'cli.plan.summary',
  switches: { save: 'cli.plan.save' },
  async run({ app, t, lang }, { switches: { save = false } }) {
    await app.migrate();
    const saved = save ? await savePlan(app.sync) : null;
    const lines: string[] = [];
    const spaces: unknown[] = [];
    for await (const { space, plans, pieces, remarks } of plansOf(app.sync)) {
      for (const { book, creates, steps } of plans) {
        lines.push(
          t('cli.plan.book', { space, book: book.name, ...tally([{ book, creates, steps }]) }),
        );
        for (const step of steps.filter((one) => isCall(one) || one.kind !== 'unchanged')) {
          lines.push(`  ${t(`cli.plan.${step.kind}`, { chapter: step.chapter.title })}`);
        }
      }
      for (const { kind, name, piece } of pieces) {
        // What stands as it should, or came to its end, is no news.
        if (kind === 'unchanged' || kind === 'closed') continue;
        const params = { space, type: t(`cli.piece.${piece.type}`), name };
        lines.push(t(`cli.plan.piece.${kind}`, params));
      }
      for (const { told, url } of remarks) lines.push(`  ! ${say(lang, told)}`, `    ${url ?? ''}`);
      spaces.push({
        space,
        remarks: remarks.map((remark) => ({ ...remark, told: say(lang, remark.told) })),
        books: plans.map(({ book, creates, steps }) => ({
          key: book.key,
          name: book.name,
          creates,
          chapters: steps.map(({ kind, chapter: { key, title } }) => ({ key, title, step: kind })),
        })),
        pieces: pieces.map(({ kind, name, piece: { key, type } }) => ({
          key,
          type,
          name,
          step: kind,
        })),
      });
    }
    if (lines.length === 0) lines.push(t('cli.plan.nothing'));
    if (saved !== null) lines.push('', t('cli.plan.saved', { id: saved }));
    return { json: saved === null ? spaces : { id: saved, spaces }, lines, exit: EXIT.done };
  },
};
