/** Looks after people day by day: asks who is to be in touch, and never lets anyone be forgotten. */
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { allSpaces, type Space } from '../network/index.ts';
import type { Moment, Reaction } from '../sync/index.ts';
import { hourAt } from '../upkeep/index.ts';
import { dayAt } from '../../shared/days.ts';
import { chooseIn, identityOf } from './choose.ts';
import { type Followed, followedNow, type IntakeTools } from './followed.ts';
import { type AskState, askState, type AskToKeep, keepAsks } from './keep-asks.ts';
import { personLink } from './links.ts';
import { tellNews } from './news.ts';
import { noteAnswers } from './note-answers.ts';
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
};

const linkIn = (
  spaces: ReadonlyMap<string, Space>,
  { candidate }: Followed,
  code: string,
): string => {
  const space = spaces.get(code);
  return space === undefined ? '' : personLink(candidate, space);
};

const toKeep = (wanted: Wanted, { tools, spaces }: Ground): AskToKeep => {
  const { purpose, space, subject, people, followed } = wanted;
  return {
    purpose,
    space,
    subject,
    people,
    words: () =>
      wordsOf(wanted, {
        orientation: tools.orientation,
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
const responsibleAsks = (followed: readonly Followed[], ground: Ground): AskToKeep[] => {
  const { state, moment, spaces } = ground;
  const today = dayAt(moment.now);
  const known = askedLongAgo(ground);
  const wanted = followed
    .flatMap((one) => wantedOf(one, today))
    .filter(({ purpose, subject }) => purpose !== 'silent' || known.has(subject['stay'] ?? ''));
  const standing = groupBy(
    [...state.open, ...state.endedLists].filter(({ purpose }) => purpose !== 'sign'),
    ({ space }) => space,
  );
  const asks: AskToKeep[] = [];
  for (const [space, mine] of groupBy(wanted, (one) => one.space)) {
    const { single, list } = chooseIn(mine, standing.get(space) ?? [], moment.now);
    asks.push(...single.map((one) => toKeep(one, ground)));
    if (list === null) continue;
    const { stays, waiting } = list;
    asks.push({
      purpose: 'people',
      space,
      subject: { stays: stays.join(',') },
      people: [...new Set(waiting.flatMap(({ people }) => people))],
      words: () => listWords(waiting, spaces.get(space)?.url ?? ''),
    });
  }
  return asks;
};

/** What candidates are asked themselves: what stands, and as many more as a cycle bears. */
const signAsks = (followed: readonly Followed[], ground: Ground): AskToKeep[] => {
  const standing = new Set(
    ground.state.open.filter(({ purpose }) => purpose === 'sign').map(identityOf),
  );
  const wanted = followed.flatMap(signWanted);
  const isStanding = (one: Wanted): boolean => standing.has(identityOf(one));
  const fresh = wanted.filter((one) => !isStanding(one)).slice(0, SIGNS_A_CYCLE);
  return [...wanted.filter(isStanding), ...fresh].map((one) => toKeep(one, ground));
};

/** In one transaction: what is asked about whom, as it should stand at this moment. */
const lookAfter = async (
  tx: Db,
  followed: readonly Followed[],
  tools: IntakeTools,
  moment: Moment,
): Promise<void> => {
  const spaces = new Map((await allSpaces(tx)).map((space) => [space.code, space]));
  const ground: Ground = { tools, spaces, state: await askState(tx), moment };
  const inNetwork = ({ space }: AskToKeep): boolean => spaces.has(space);
  const asks = [...responsibleAsks(followed, ground), ...signAsks(followed, ground)];
  const mayAsk = hourAt(moment.now) >= FIRST_HOUR;
  await keepAsks(tx, asks.filter(inNetwork), { ...ground.state, mayAsk }, moment);
  if (!mayAsk) return;
  const told = followed.filter(({ responsible }) => spaces.has(responsible.home));
  await tellNews(tx, told, (one, space) => linkIn(spaces, one, space), moment);
};

/**
 * Asks about people, and follows up. At night nobody is asked; what is settled is withdrawn at any hour.
 * @param remember takes what was read: what the week's message and « Ma région » tell follows from it
 */
export const intakeReaction = (
  tools: IntakeTools,
  remember: (now: number, followed: readonly Followed[]) => void,
): Reaction => ({
  async react(tx, moment): Promise<Message[]> {
    // Whatever is new of people stirs a space, and each space stirs once an hour.
    if (moment.stirred?.size === 0) return [];
    const followed = await followedNow(tx, moment.now, tools);
    remember(moment.now, followed);
    await noteAnswers(tx, followed, moment);
    await lookAfter(tx, followed, tools, moment);
    const alone = followed.filter(({ responsible }) => responsible.people.length === 0).length;
    return alone === 0 ? [] : [message('intake.nobody', { count: alone })];
  },
});
