/** A simulated year, day by day: every morning the world is held against the model. */
import { expect } from '@jest/globals';
import { type Followed, followedPages } from '../../src/features/intake/followed.ts';
import { type Waiting, waitingAmong } from '../../src/features/intake/waiting-now.ts';
import { unservedByLastRun } from '../../src/features/matching/index.ts';
import { type OpenAsk, ORIENTATION, SETTINGS } from '../support/follow-up.ts';
import { deedsIn, type Network } from './year-deeds.ts';
import { type PairBook, pairBook } from './year-pair-book.ts';
import type { Pair, PairAnswer } from './year-pairs.ts';
import { type Cast, type Known, levelsOn, overdueOn } from './year-people.ts';
import { ANSWERS, AUGUST, dayAfter, DAYS, LEFT_ALONE, luckOf, type Step } from './year-plan.ts';
import type { World } from './year-world.ts';

const INTAKE = new Set(['contact', 'overdue', 'silent', 'sign', 'people']);
/** What one person may be newly asked about others within seven days. */
const ASKS_A_WEEK = 12;
const HOURS = { night: 3, morning: 9, afternoon: 15 };
const TOOLS = { settings: SETTINGS, orientation: ORIENTATION, unserved: unservedByLastRun };

const castIn = async (world: World): Promise<Cast> => {
  const appointed = async (space: string, role?: 'mara_coordinator'): Promise<number> => {
    const id = await world.account();
    await world.appoint(id, space, role);
    return id;
  };
  return {
    odile: await appointed('mel'),
    paul: await appointed('mel'),
    coordinator: await appointed('mel', 'mara_coordinator'),
    marc: await appointed('var'),
    cell: await appointed('nat'),
    second: await appointed('nat'),
    heir: await world.account(),
  };
};

/** Whom a question of the follow-up is about. */
const stays = ({ subject }: Pick<OpenAsk, 'subject'>): string[] =>
  (subject['stay'] ?? subject['stays'] ?? '').split(',');

type Given = { ask: OpenAsk; choice: string };

/** What was answered in an afternoon counts from the next morning on. */
const learn = (
  answers: readonly Given[],
  answeredOn: number,
  byStay: ReadonlyMap<string, Known>,
) => {
  for (const { ask, choice } of answers) {
    if (!INTAKE.has(ask.purpose)) continue;
    for (const one of stays(ask).flatMap((stay) => byStay.get(stay) ?? [])) {
      if (choice === 'unreachable' || choice === 'mine') continue;
      one.lastSign = Math.max(one.lastSign, answeredOn);
      if (choice.startsWith('done') || choice === 'all') {
        one.contacted = true;
        one.help = null;
      } else if (choice === 'help') one.help = answeredOn;
      else if (choice === 'stop') one.stopped = true;
    }
  }
};

/** Nobody is asked twice of the same at once, and nobody too much. */
const asksWatch = (book: PairBook, cast: Cast, every: number) => {
  const seenOn = new Map<string, number>();
  const newly: { day: number; person: number }[] = [];
  const see = (day: number, ask: OpenAsk): void => {
    for (const person of ask.people) {
      if (seenOn.has(`${ask.key} ${person}`)) continue;
      seenOn.set(`${ask.key} ${person}`, day);
      if (INTAKE.has(ask.purpose) && ask.purpose !== 'sign') newly.push({ day, person });
    }
  };
  return {
    check(day: number, asks: readonly OpenAsk[], byStay: ReadonlyMap<string, Known>): void {
      const about = new Set<string>();
      const single = new Map<string, number>();
      for (const ask of asks) {
        see(day, ask);
        const { purpose, space, subject } = ask;
        if (!INTAKE.has(purpose)) continue;
        if (purpose !== 'sign' && purpose !== 'people') {
          single.set(space, (single.get(space) ?? 0) + 1);
        }
        for (const person of ask.people) {
          for (const stay of stays(ask)) {
            // A list is about contacts, and holds some who were settled meanwhile.
            const waits = purpose !== 'people' || byStay.get(stay)?.contacted === false;
            const clock = subject['clock'] ?? (purpose === 'sign' ? 'own' : 'contact');
            if (waits) expect(about).not.toContain(`${person} ${stay} ${clock}`);
            if (waits) about.add(`${person} ${stay} ${clock}`);
          }
        }
      }
      for (const [space, count] of single) expect([space, count <= 5]).toEqual([space, true]);
      // In holidays the referents of mel are left in peace.
      if (day >= AUGUST.from && day <= AUGUST.to) {
        const asked = new Set(asks.flatMap((ask) => ask.people));
        expect([cast.odile, cast.paul].filter((id) => asked.has(id))).toEqual([]);
      }
      book.checkAsks(day, asks, every);
    },
    /** Since which day it is asked. */
    since: (ask: OpenAsk): number => seenOn.get(`${ask.key} ${ask.people[0] ?? 0}`) ?? 0,
    count: () => seenOn.size,
    /** The most that anybody was newly asked within seven days. */
    most: (): number =>
      Math.max(
        0,
        ...newly.map(
          ({ day, person }) =>
            newly.filter((one) => one.person === person && one.day <= day && one.day > day - 7)
              .length,
        ),
      ),
  };
};

/** Who answers before the next cycle: a fifth never do, the others take up to twelve days; null: not yet. */
const choiceFor = (
  ask: OpenAsk,
  about: readonly (number | undefined)[],
  { day, since, every }: { day: number; since: number; every: number },
): string | null => {
  // Keys and stays have other names in each run.
  const luck = luckOf([ask.purpose, ask.space, since, ...about].join());
  if (luck % 5 === 0 || day + every - 1 - since < luck % 13) return null;
  const choices = ask.subject['clock'] === 'mentor' ? ['mine'] : ANSWERS[ask.purpose];
  const offered = choices ?? ask.choices.map(({ code }) => code);
  return offered[Math.floor(luck / 5) % offered.length] ?? null;
};

export type Played = { people: Known[]; pairs: Pair[]; asks: number };

type Playing = {
  /** So many candidates at the most. */
  most: number;
  /** So many days from one cycle to the next. */
  every: number;
  /** Looks at what stands in Moodle. */
  look?: (network: Network, pairs: readonly Pair[]) => Promise<void>;
};

export const playYear = async (
  world: World,
  steps: readonly Step[],
  { most, every, look }: Playing,
): Promise<Played> => {
  const cast = await castIn(world);
  const network: Network = { people: [], helpers: [] };
  const { people } = network;
  const book = pairBook(world, network, cast);
  const watch = asksWatch(book, cast, every);
  const carryOut = deedsIn(world, network, most);
  const byStay = new Map<string, Known>();

  /** @returns who is overdue */
  const checkPeople = async (day: number, unserved: ReadonlySet<number>): Promise<Waiting[]> => {
    const followed: Followed[] = [];
    for await (const page of followedPages(world.db, world.now(), TOOLS)) followed.push(...page);
    byStay.clear();
    const followers = followed.map(({ candidate: { id }, responsible }) => [
      id,
      responsible.people,
    ]);
    const here = people.filter((one) => one.here);
    const expected = here.map(({ id, space }) => [id, levelsOn(day, space, cast)[0]?.people]);
    expect([day, followers]).toEqual([day, expected]);
    for (const { candidate, stay } of followed) {
      const one = here.find(({ id }) => id === candidate.id);
      if (one !== undefined) byStay.set(stay.id, one);
    }
    const waiting = waitingAmong(followed);
    const told = waiting.map(
      ({ personId, clock, overdueSince, turn }) => `${personId} ${clock} ${overdueSince} ${turn}`,
    );
    const overdue = overdueOn(people, day, { cast, paired: book.paired(), unserved });
    expect([day, told.sort()]).toEqual([day, overdue.sort()]);
    return waiting;
  };

  /** Whoever is overdue for four weeks is asked about by others, or stands in the list of the cell. */
  const checkForgotten = (day: number, waiting: readonly Waiting[], asks: readonly OpenAsk[]) => {
    const askedAbout = new Set(
      asks
        .filter(({ purpose }) => INTAKE.has(purpose) && purpose !== 'sign')
        .flatMap(stays)
        .map((stay) => byStay.get(stay)?.id),
    );
    const forgotten = waiting.filter(
      ({ personId, overdueSince, homes }) =>
        overdueSince <= dayAfter(day - 28) && !askedAbout.has(personId) && !homes.includes('nat'),
    );
    expect([day, forgotten]).toEqual([day, []]);
  };

  const reply = async (asks: readonly OpenAsk[], day: number): Promise<Given[]> => {
    const given: Given[] = [];
    for (const ask of asks) {
      const pair = book.pairOf(ask);
      const about =
        pair === undefined
          ? stays(ask).map((stay) => byStay.get(stay)?.id)
          : [pair.candidate.id, pair.mentor.id];
      const choice = choiceFor(ask, about, { day, since: watch.since(ask), every });
      if (choice === null) continue;
      await world.reply(ask, choice);
      given.push({ ask, choice });
      // Whoever answers anything gives a sign of life.
      const answerer = people.find(({ id }) => id === ask.people[0]);
      if (answerer !== undefined) answerer.lastSign = day;
    }
    return given;
  };

  const changeOffices = async (isNow: (day: number) => boolean): Promise<void> => {
    if (isNow(LEFT_ALONE.from)) await world.dismiss(cast.marc, 'var');
    if (isNow(LEFT_ALONE.to + 1)) await world.appoint(cast.heir, 'var');
    if (isNow(AUGUST.from - 3)) {
      await world.rest('mel', dayAfter(AUGUST.from), dayAfter(AUGUST.to));
    }
  };

  let answers: Given[] = [];
  let before = -1;
  for (let day = 0; day < DAYS; day += every) {
    const last = before;
    const isNow = (one: number): boolean => last < one && one <= day;
    world.goTo(day, HOURS.night);
    await world.match();
    const unserved = await book.afterMatch(day);
    world.goTo(day, HOURS.morning);
    await changeOffices(isNow);
    learn(answers, last, byStay);
    for (const step of steps) if (isNow(step.day)) await carryOut({ ...step, day });
    await world.cycle();
    const ofPairs = answers.flatMap(({ ask, choice }): PairAnswer[] => {
      const pair = book.pairOf(ask);
      return pair === undefined ? [] : [{ purpose: ask.purpose, pair, choice }];
    });
    await book.afterCycle(day, ofPairs);
    const waiting = await checkPeople(day, unserved);
    const asks = await world.openAsks();
    checkForgotten(day, waiting, asks);
    watch.check(day, asks, byStay);
    await look?.(network, book.all());
    world.goTo(day, HOURS.afternoon);
    answers = await reply(asks, day);
    before = day;
  }
  expect(watch.most()).toBeLessThanOrEqual(ASKS_A_WEEK);
  return { people, pairs: book.all(), asks: watch.count() };
};
