import {
  applyMatch,
  explainUnmatched,
  type FairnessGroup,
  type MatchNow,
  matchNow,
  readWeights,
} from '../../features/matching/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

/** How many lines of a kind a person sees; `--json` gives all. */
const SHOWN = 200;

const shown = ({ t }: Context, title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        '',
        title,
        ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
        ...(lines.length > SHOWN
          ? [`  ${t('cli.match.more', { count: lines.length - SHOWN })}`]
          : []),
      ];

const groupLine = ({ lang, t }: Context, group: FairnessGroup, name: string): string =>
  t('cli.match.group', {
    name,
    candidates: group.candidates,
    eligible: group.eligible,
    served: group.served,
    points: group.meanPoints === null ? '–' : new Intl.NumberFormat(lang).format(group.meanPoints),
    wait: group.longestWait ?? '–',
  });

/** Names and numbers: the console is the operator's own, and a number alone says nothing to them. */
const linesOf = (
  context: Context,
  { reading, result, certificates, fairness }: MatchNow,
): string[] => {
  const { lang, t } = context;
  const { candidates, mentors, standing } = reading.input;
  const names = new Map(
    [...candidates, ...mentors].map(({ id, firstname, lastname }) => [
      id,
      `${firstname} ${lastname} (${id})`,
    ]),
  );
  const nameOf = (id: number) => names.get(id) ?? String(id);
  const { figures, proposals, unmatched } = result;
  if (figures.eligible === 0) return [t('cli.match.none')];
  const spaceName = (key: string | null) =>
    key === null ? t('cli.match.cell') : (reading.network.spaces.get(key)?.name ?? key);
  const stood = new Map(standing.map(({ candidateId, mentorId }) => [candidateId, mentorId]));
  return [
    t('cli.match.head', figures),
    ...shown(
      context,
      t('cli.match.groups'),
      fairness.groupements.map((one) => groupLine(context, one, spaceName(one.key))),
    ),
    ...shown(
      context,
      t('cli.match.categories'),
      fairness.categories.map((one) =>
        groupLine(
          context,
          one,
          one.key === null ? t('cli.match.noCategory') : t(`people.category.${one.key}`),
        ),
      ),
    ),
    ...shown(
      context,
      t('cli.match.proposals'),
      proposals.map(({ candidateId, mentorId, points }) =>
        t('cli.match.proposal', {
          candidate: nameOf(candidateId),
          mentor: nameOf(mentorId),
          points,
          kept: stood.get(candidateId) === mentorId ? t('cli.match.kept') : '',
        }),
      ),
    ),
    ...shown(
      context,
      t('cli.match.unmatched'),
      unmatched.map((one) =>
        t('cli.match.one', {
          name: nameOf(one.candidateId),
          reasons: explainUnmatched(
            lang,
            one,
            certificates.scarcities,
            reading.network.spaces,
          ).join(' '),
        }),
      ),
    ),
  ];
};

/** Numbers of Moodle only, as the other commands give them. */
const jsonOf = ({ result, fairness }: MatchNow) => ({
  figures: result.figures,
  groupements: fairness.groupements,
  categories: fairness.categories,
  proposals: result.proposals,
  unmatched: result.unmatched,
  scarcities: result.scarcities,
  ineligible: [...result.ineligible].map(([candidateId, rule]) => ({ candidateId, rule })),
});

export const match: Command = {
  name: 'match',
  summary: 'cli.match.summary',
  switches: { plan: 'cli.match.plan', apply: 'cli.match.apply' },
  async run(context, { switches: { plan = false, apply = false } }) {
    const { app, t } = context;
    if (plan && apply) throw new MisuseError(message('cli.match.both'));
    await app.migrate();
    const weights = await readWeights(app.config.templatesDir);
    const { clock, newId } = app.sync;
    if (!apply) {
      const made = await matchNow(app.db, clock.now(), weights);
      return { json: jsonOf(made), lines: linesOf(context, made), exit: EXIT.done };
    }
    const { run, now, proposed } = await applyMatch(app.db, { now: clock.now(), newId }, weights);
    const counts = {
      added: proposed.added.length,
      kept: proposed.kept.length,
      superseded: proposed.superseded.length,
    };
    return {
      json: { run, ...counts, ...jsonOf(now) },
      lines: [...linesOf(context, now), '', t('cli.match.applied', counts)],
      exit: EXIT.done,
    };
  },
};
