/** Looks after people day by day: asks who is to be in touch, and never lets anyone be forgotten. */
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { allSpaces, type Space } from '../network/index.ts';
import type { Moment, Reaction } from '../sync/index.ts';
import { hourAt } from '../upkeep/index.ts';
import { dayAt } from '../../shared/days.ts';
import { isFollowed } from './clock.ts';
import { chooseIn, identityOf, shortlist } from './choose.ts';
import { type Followed, followedPages, type IntakeTools, type Remedies } from './followed.ts';
import { type AskState, askState, type AskToKeep, keepAsks } from './keep-asks.ts';
import { personLink } from './links.ts';
import { tellNews } from './news.ts';
import { noteAnswers } from './note-answers.ts';
import { longestFirst, type Waiting, waitingAmong } from './waiting-now.ts';
import { type Wanted, signWanted, wantedOf } from './wanted.ts';
import { listWords, wordsOf } from './words.ts';

/** Nobody is written to at night. */
const FIRST_HOUR = 8;
/** When a network is first looked at many are silent: they are asked one cycle after the other. */
const SIGNS_A_CYCLE = 500;

type Ground = {
  tools: IntakeTools;
  spaces: ReadonlyMap<string, Space>;
  state: AskState;
  moment: Moment;
  remediesFor: (candidateId: number) => Promise<Remedies>;
};

const linkIn = (
  spaces: ReadonlyMap<string, Space>,
  { candidate }: Followed,
  code: string,
): string => {
  const space = spaces.get(code);
  return space === undefined ? '' : personLink(candidate, space);
};

/** Read once, and only where somebody is to be asked about a mentor. */
const remediesIn = (tx: Db, { remedies }: IntakeTools): Ground['remediesFor'] => {
  let known: ReturnType<NonNullable<typeof remedies>> | undefined;
  return async (candidateId) => (await (known ??= remedies?.(tx)))?.(candidateId) ?? null;
};

const toKeep = (wanted: Wanted, { tools, spaces, moment, remediesFor }: Ground): AskToKeep => {
  const { purpose, space, subject, people, followed, clock } = wanted;
  return {
    purpose,
    space,
    subject,
    people,
    words: async () =>
      wordsOf(wanted, {
        orientation: tools.orientation,
        today: dayAt(moment.now),
        remedies: clock.clock === 'mentor' ? await remediesFor(followed.candidate.id) : null,
        link: linkIn(spaces, followed, space),
        spaceName: (code) => spaces.get(code)?.name ?? code,
      }),
  };
};

const groupBy = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
};

/** How long a candidate has to answer before others are told of their silence. */
const SILENCE = 7 * 24 * 60 * 60 * 1000;

/** The stays of those who were asked how they are, and had their time to answer. */
const askedLongAgo = ({ state, moment }: Ground): ReadonlySet<string> =>
  new Set(
    state.open
      .filter(({ purpose, ask }) => purpose === 'sign' && ask.madeAt + SILENCE <= moment.now)
      .map(({ subject }) => subject['stay'] ?? ''),
  );

/** What those who look after people are asked, each space by itself. */
const responsibleAsks = (ground: Ground) => {
  const { state, moment, spaces } = ground;
  const today = dayAt(moment.now);
  const known = askedLongAgo(ground);
  const isDue = ({ purpose, subject }: Wanted): boolean =>
    purpose !== 'silent' || known.has(subject['stay'] ?? '');
  const standing = groupBy(
    [...state.open, ...state.endedLists].filter(({ purpose }) => purpose !== 'sign'),
    ({ space }) => space,
  );
  const standingIn = (space: string) => standing.get(space) ?? [];
  const wanted = new Map<string, Wanted[]>();
  return {
    add: (followed: readonly Followed[]) => {
      const more = followed.flatMap((one) => wantedOf(one, today)).filter(isDue);
      for (const [space, mine] of groupBy(more, (one) => one.space)) {
        const all = [...(wanted.get(space) ?? []), ...mine];
        wanted.set(space, shortlist(all, standingIn(space)));
      }
    },
    asks: (): AskToKeep[] =>
      [...wanted].flatMap(([space, mine]) => {
        const { single, list } = chooseIn(mine, standingIn(space), moment.now);
        const asks = single.map((one) => toKeep(one, ground));
        if (list === null) return asks;
        const { stays, waiting } = list;
        const about: AskToKeep = {
          purpose: 'people',
          space,
          subject: { stays: stays.join(',') },
          people: [...new Set(waiting.flatMap(({ people }) => people))],
          words: () => Promise.resolve(listWords(waiting, spaces.get(space)?.url ?? '')),
        };
        return [...asks, about];
      }),
  };
};

/** What candidates are asked themselves: what stands, and as many more as a cycle bears. */
const signAsks = (ground: Ground) => {
  const standing = new Set(
    ground.state.open.filter(({ purpose }) => purpose === 'sign').map(identityOf),
  );
  const kept: Wanted[] = [];
  const fresh: Wanted[] = [];
  return {
    add: (followed: readonly Followed[]) => {
      for (const one of followed.flatMap(signWanted)) {
        if (standing.has(identityOf(one))) kept.push(one);
        else if (fresh.length < SIGNS_A_CYCLE) fresh.push(one);
      }
    },
    asks: (): AskToKeep[] => [...kept, ...fresh].map((one) => toKeep(one, ground)),
  };
};

/**
 * Asks about people, and follows up. At night nobody is asked; what is settled is withdrawn at any hour.
 * @param remember takes who is overdue, the longest first: the week's message and « Ma région » tell of them
 */
export const intakeReaction = (
  tools: IntakeTools,
  remember: (now: number, waiting: readonly Waiting[]) => void,
): Reaction => ({
  async react(tx, moment): Promise<Message[]> {
    // Whatever is new of people stirs a space, and each space stirs once an hour.
    if (moment.stirred?.size === 0) return [];
    const spaces = new Map((await allSpaces(tx)).map((space) => [space.code, space]));
    const remediesFor = remediesIn(tx, tools);
    const ground: Ground = { tools, spaces, state: await askState(tx), moment, remediesFor };
    const mayAsk = hourAt(moment.now) >= FIRST_HOUR;
    const kinds = [responsibleAsks(ground), signAsks(ground)];
    const waiting: Waiting[] = [];
    let alone = 0;
    for await (const followed of followedPages(tx, moment.now, tools)) {
      waiting.push(...waitingAmong(followed));
      alone += followed.filter(
        (one) => isFollowed(one) && one.responsible.people.length === 0,
      ).length;
      await noteAnswers(tx, followed, moment);
      for (const kind of kinds) kind.add(followed);
      if (!mayAsk) continue;
      const told = followed.filter(({ responsible }) => spaces.has(responsible.home));
      await tellNews(tx, told, (one, space) => linkIn(spaces, one, space), moment);
    }
    remember(moment.now, longestFirst(waiting));
    const asks = kinds.flatMap((kind) => kind.asks()).filter(({ space }) => spaces.has(space));
    await keepAsks(tx, asks, { ...ground.state, mayAsk }, moment);
    return alone === 0 ? [] : [message('intake.nobody', { count: alone })];
  },
});
