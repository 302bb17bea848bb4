import {
  decidePairing,
  type Pairing,
  pairingsNow,
  proposePairing,
  readWeights,
  referentReasons,
} from '../../features/matching/index.ts';
import { assertSpace } from '../../features/sync/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';
import { personNumber } from './why.ts';

const sinceOf = ({ proposedAt, approvedAt, activeAt }: Pairing): number =>
  activeAt ?? approvedAt ?? proposedAt;

/** Without the name of whoever decided: JSON has no undefined. */
const jsonOf = (pairing: Pairing) => ({ ...pairing, decidedBy: undefined });

/** Numbers of Moodle, no names: the output may end up in a mail or a ticket. */
const linesOf = ({ lang, t }: Context, pairing: Pairing): string[] => {
  const { id, space, state, points, candidateId: candidate, mentorId: mentor } = pairing;
  if (state === 'ended') return [];
  return [
    t('cli.pairing.one', {
      id,
      space,
      state: t(`cli.pairing.state.${state}`),
      at: sayInstant(lang, sinceOf(pairing)),
    }),
    t('cli.pairing.two', { candidate, mentor }) +
      (points === null ? '' : t('cli.pairing.points', { points })),
  ];
};

const list = async (context: Context, space: string): Promise<Outcome> => {
  const { app, t } = context;
  if (space !== '') await assertSpace(app.sync, space);
  const { pairings, overbooked, silent } = await pairingsNow(app.sync, space);
  const lines = pairings.flatMap((one) => linesOf(context, one));
  return {
    json: { pairings: pairings.map(jsonOf), overbooked, silent },
    lines: [
      ...(lines.length === 0 ? [t('cli.pairing.none')] : lines),
      ...overbooked.map(({ mentorId: mentor, locked, capacity: count }) =>
        t('pairings.overbooked', { mentor, locked, count }),
      ),
      ...silent.map((mentor) => t('pairings.silent', { mentor })),
    ],
    exit: pairings.some(({ state }) => state === 'proposed') ? EXIT.waits : EXIT.done,
  };
};

type ByHand = { candidate: string; mentor: string; by: string | null; keep: boolean };

const proposeOne = async (context: Context, { by, keep, ...typed }: ByHand): Promise<Outcome> => {
  const { app, lang, t } = context;
  const [candidateId, mentorId] = [personNumber(typed.candidate), personNumber(typed.mentor)];
  const weights = await readWeights(app.config.templatesDir);
  const pair = { candidateId, mentorId };
  const made = await proposePairing(app.sync, pair, { weights, by, keep });
  const { against, facts, before, pairing: kept, proposal } = made;
  const people = { candidate: candidateId, mentor: mentorId };
  const json = { ...proposal, against, id: kept?.id ?? null };
  if (against.length > 0) {
    const why = against.map((rule) => `  ${t(`pairings.cannot.${rule}`, people)}`);
    return { json, lines: [t('cli.pairing.cannot', people), ...why], exit: EXIT.failed };
  }
  const { points } = proposal;
  const told = { ...people, points, id: (kept ?? before)?.id ?? '' };
  const stands = before?.mentorId === mentorId;
  const head = stands ? 'stands' : kept === null ? 'possible' : 'proposed';
  return {
    json,
    lines: [
      t(`cli.pairing.${head}`, told),
      ...referentReasons(lang, facts).map((reason) => `  ${reason}`),
      ...(before === null || stands
        ? []
        : [t('cli.pairing.replaces', { id: before.id, mentor: before.mentorId })]),
    ],
    exit: EXIT.done,
  };
};

const DECISIONS = {
  accept: 'cli.pairing.accepted',
  refuse: 'cli.pairing.refused',
  end: 'cli.pairing.ended',
} as const;
const isDecision = (action: string): action is keyof typeof DECISIONS => action in DECISIONS;

export const pairing: Command = {
  name: 'pairing',
  summary: 'cli.pairing.summary',
  optional: {
    action: 'cli.pairing.action',
    id: 'cli.pairing.id',
    mentor: 'cli.pairing.mentor',
  },
  switches: { plan: 'cli.pairing.plan' },
  options: {
    reason: { value: 'cli.value.reason', meaning: 'cli.pairing.reason' },
    as: { value: 'cli.value.name', meaning: 'cli.as' },
  },
  async run(context, { values, switches: { plan = false } }) {
    const { app, t } = context;
    const { action = '', id = '', mentor = '', reason, as: by = null } = values;
    if (plan && action !== 'propose') throw new MisuseError(message('cli.pairing.planOnly'));
    if (mentor !== '' && action !== 'propose') {
      throw new MisuseError(message('cli.pairing.tooMany', { mentor }));
    }
    await app.migrate();
    if (action === '' || action === 'list') return await list(context, id);
    if (action === 'propose') {
      if (id === '' || mentor === '') throw new MisuseError(message('cli.pairing.twoNeeded'));
      return await proposeOne(context, { candidate: id, mentor, by, keep: !plan });
    }
    if (!isDecision(action)) throw new MisuseError(message('cli.pairing.badAction', { action }));
    if (id === '') throw new MisuseError(message('cli.pairing.idNeeded'));
    const after = await decidePairing(app.sync, id, { choice: action, reason }, by);
    return {
      json: jsonOf(after),
      lines: [t(DECISIONS[action], { id: after.id })],
      exit: EXIT.done,
    };
  },
};
