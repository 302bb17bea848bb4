import {
  applyPeers,
  openGroups,
  type PeerGroup,
  peersNow,
  placeIn,
  type Places,
  placesNow,
  type PlannedGroup,
} from '../../features/matching/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';

/** Numbers of Moodle, no names: the output may end up in a mail or a ticket. */
const openLine = ({ t, lang }: Context, group: PeerGroup, places: Places): string => {
  const { id, space, state, place, meetsAt, members } = group;
  return t('cli.peers.open', {
    id,
    space,
    state: t(`cli.peers.state.${state}`),
    place: placeIn(lang, place, places),
    date: meetsAt === null ? t('cli.peers.noDate') : sayInstant(lang, meetsAt),
    members: members.join(', '),
  });
};

const plannedLine = ({ t, lang }: Context, group: PlannedGroup, places: Places): string => {
  const { space, phase, place, points, members, facilitatorId } = group;
  return t('cli.peers.group', {
    space,
    phase: t(`people.phase.${phase}`),
    place: placeIn(lang, place, places),
    points,
    members: members.join(', '),
    leader: facilitatorId ?? t('cli.peers.noLeader'),
  });
};

const list = async (context: Context): Promise<Outcome> => {
  const { app, t } = context;
  const groups = await openGroups(app.db);
  const places = await placesNow(app.db);
  return {
    json: { groups },
    lines:
      groups.length === 0
        ? [t('cli.peers.noneOpen')]
        : groups.map((group) => openLine(context, group, places)),
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
    if (action !== '') throw new MisuseError(message('cli.peers.badAction', { action }));
    if (plan && apply) throw new MisuseError(message('cli.peers.both'));
    const { clock, newId } = app.sync;
    const now = clock.now();
    const sizes = app.config.peers;
    const made = apply
      ? await applyPeers(app.db, { now, newId }, sizes)
      : await peersNow(app.db, now, sizes);
    const { planned, left } = made;
    const places = await placesNow(app.db);
    return {
      json: { planned, left },
      lines: [
        ...(planned.length === 0
          ? [t('cli.peers.none')]
          : planned.map((group) => plannedLine(context, group, places))),
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
