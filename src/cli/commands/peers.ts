import {
  applyPeers,
  openGroups,
  type PeerGroup,
  peersNow,
  type PlannedGroup,
} from '../../features/matching/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';

const placeOf = ({ t }: Context, { place }: Pick<PeerGroup, 'place'>): string =>
  place === null ? t('peers.online') : place.code;

/** Numbers of Moodle, no names: the output may end up in a mail or a ticket. */
const openLine = (context: Context, group: PeerGroup): string => {
  const { t, lang } = context;
  const { id, space, state, meetsAt, members } = group;
  return t('cli.peers.open', {
    id,
    space,
    state: t(`cli.peers.state.${state}`),
    place: placeOf(context, group),
    date: meetsAt === null ? t('cli.peers.noDate') : sayInstant(lang, meetsAt),
    members: members.join(', '),
  });
};

const plannedLine = (context: Context, group: PlannedGroup): string => {
  const { t } = context;
  const { space, phase, points, members, facilitatorId } = group;
  return t('cli.peers.group', {
    space,
    phase: t(`people.phase.${phase}`),
    place: placeOf(context, group),
    points,
    members: members.join(', '),
    leader: facilitatorId ?? t('cli.peers.noLeader'),
  });
};

const list = async (context: Context): Promise<Outcome> => {
  const { app, t } = context;
  const groups = await openGroups(app.db);
  return {
    json: { groups },
    lines:
      groups.length === 0
        ? [t('cli.peers.noneOpen')]
        : groups.map((group) => openLine(context, group)),
    exit: groups.some(({ state }) => state !== 'set') ? EXIT.waits : EXIT.done,
  };
};

export const peers: Command = {
  name: 'peers',
  summary: 'cli.peers.summary',
  optional: { action: 'cli.peers.action' },
  switches: { plan: 'cli.peers.plan', apply: 'cli.peers.apply' },
  async run(context, { values, switches: { plan = false, apply = false } }) {
    const { app, t } = context;
    const action = values['action'] ?? '';
    await app.migrate();
    if (action === 'list') return await list(context);
    if (action !== '') throw new MaraError(message('cli.peers.badAction', { action }));
    if (plan && apply) throw new MaraError(message('cli.peers.both'));
    const { clock, newId } = app.sync;
    const now = clock.now();
    const sizes = app.config.peers;
    const made = apply
      ? await applyPeers(app.db, { now, newId }, sizes)
      : await peersNow(app.db, now, sizes);
    const { planned, left } = made;
    return {
      json: { planned, left },
      lines: [
        ...(planned.length === 0
          ? [t('cli.peers.none')]
          : planned.map((group) => plannedLine(context, group))),
        ...(left.length === 0 ? [] : ['', t('cli.peers.left')]),
        ...left.map(({ id, reach }) =>
          reach === 0 ? t('cli.peers.alone', { id }) : t('cli.peers.few', { id, count: reach }),
        ),
        ...(apply ? ['', t('cli.peers.applied', { count: planned.length })] : []),
      ],
      exit: EXIT.done,
    };
  },
};
