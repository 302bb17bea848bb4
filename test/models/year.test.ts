/**
 * A year of a small network, day by day: mirrors written directly and the reactions of a cycle (no simulated
 * Moodle: a year of whole cycles would take minutes), beside a model of the clocks as simple as can be.
 */
import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Db, migrateUp, openDatabase } from '../../src/db/index.ts';
import { followedNow } from '../../src/features/intake/followed.ts';
import { addEvents } from '../../src/features/people/index.ts';
import { pauseSpace } from '../../src/features/upkeep/index.ts';
import {
  type FollowUp,
  followUp,
  type OpenAsk,
  ORIENTATION,
  SETTINGS,
} from '../support/follow-up.ts';

const START = '2026-12-01';
const DAYS = 365;
const [ODILE, PAUL, COORDINATOR, CELL, MARC, SECOND, HEIR] = [1, 2, 3, 4, 5, 6, 7] as const;
const FIRST_CANDIDATE = 100;
/** What one person may be newly asked within seven days. */
const ASKS_A_WEEK = 12;

/** A candidate as the model knows them; days are counted from the first one. */
type Known = {
  id: number;
  space: 'mel' | 'var' | null;
  here: boolean;
  settled: boolean;
  stopped: boolean;
  arrived: number;
  contacted: boolean;
  /** The day of a call for help that nobody answered. */
  help: number | null;
  lastSign: number;
  needs: boolean;
  /** The day of the consent. */
  consent: number | null;
  proposed: boolean;
  /** The last day of a pause. */
  paused: number;
};

const KINDS = [
  'arrive',
  'leave',
  'return',
  'open',
  'settle',
  'withdraw consent',
  'pause',
  'propose',
] as const;
type Step = { day: number; kind: (typeof KINDS)[number]; who: number };
const stepArb: fc.Arbitrary<Step> = fc.record({
  day: fc.nat(DAYS - 1),
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('arrive' as const) },
    { weight: 4, arbitrary: fc.constant('open' as const) },
    { weight: 5, arbitrary: fc.constantFrom(...KINDS) },
  ),
  who: fc.nat(9999),
});

const dayAfter = (count: number): string =>
  new Date(Date.parse(`${START}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

const fieldsOf = (one: Known): Record<string, string> => ({
  ...(one.needs ? { mara_needs: 'cv' } : {}),
  ...(one.consent === null ? {} : { mara_consents: `matching=${dayAfter(one.consent)}/1` }),
  ...(one.paused < 0 ? {} : { mara_pause: dayAfter(one.paused) }),
  ...(one.settled ? { mara_phase: 'settled' } : {}),
});

/** Who may be asked on a day: the whole of what is planned for those responsible. */
const AUGUST = { from: 243, to: 273 } as const;
const levelsOn = (day: number, space: Known['space']): string[] => {
  const inAugust = day >= AUGUST.from && day <= AUGUST.to;
  // The referent of var leaves in spring; somebody takes over in summer.
  const referents = { mel: !inAugust, var: day < 100 || day >= 200 };
  const levels: string[] = [];
  if (space !== null && referents[space]) levels.push('responsible');
  if (space === 'mel') levels.push('coordinator');
  return [...levels, 'cell'];
};

const RANK = ['responsible', 'coordinator', 'cell'];
const turnOn = (day: number, space: Known['space'], nominal: number): string => {
  const levels = levelsOn(day, space);
  return levels.find((level) => RANK.indexOf(level) >= nominal) ?? 'cell';
};

/** Everyone overdue on a day: person, clock, since which day, whose turn. */
const overdueOn = (people: readonly Known[], day: number): string[] =>
  people.flatMap((one) => {
    if (!one.here || one.settled || one.stopped) return [];
    const clocks: [string, number][] = [];
    if (one.help !== null) clocks.push(['contact', one.help + 7]);
    else if (!one.contacted) clocks.push(['contact', one.arrived + 7]);
    const paused = one.paused >= day;
    if (!paused && one.needs && one.consent !== null && !one.proposed) {
      clocks.push(['mentor', Math.max(one.arrived, one.consent) + 30]);
    }
    if (!paused) clocks.push(['sign', one.lastSign + 42]);
    return clocks.flatMap(([clock, due]) => {
      if (day <= due) return [];
      const weeks = Math.floor((day - due - 1) / 7);
      const turn =
        clock === 'sign'
          ? weeks === 0
            ? 'candidate'
            : turnOn(day, one.space, 0)
          : turnOn(day, one.space, Math.min(weeks, 2));
      return [`${one.id} ${clock} ${dayAfter(due + 1)} ${turn}`];
    });
  });

/** Whom a question is about. */
const stays = ({ subject }: Pick<OpenAsk, 'subject'>): string[] =>
  (subject['stay'] ?? subject['stays'] ?? '').split(',');

/** A number that is always the same for a text. */
const hash = (text: string): number =>
  Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7);

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  contact: ['done', 'done', 'done_oriented', 'unreachable'],
  overdue: ['done', 'unreachable'],
  silent: ['done', 'unreachable'],
  sign: ['fine', 'help', 'job', 'stop', 'fine'],
  people: ['all'],
};

const play = async (db: Db, steps: readonly Step[]) => {
  const net: FollowUp = followUp(db, START);
  const people: Known[] = [];
  const byStay = new Map<string, Known>();
  const seenOn = new Map<string, number>();
  const newly: { day: number; person: number }[] = [];
  let answered: { ask: OpenAsk; choice: string }[] = [];
  await net.begin();
  for (const [id, space] of [
    [ODILE, 'mel'],
    [PAUL, 'mel'],
    [MARC, 'var'],
    [CELL, 'nat'],
    [SECOND, 'nat'],
  ] as const) {
    await net.appoint(id, space);
  }
  await net.appoint(COORDINATOR, 'mel', 'mara_coordinator');

  const save = async (one: Known, day: number) => {
    const place = one.space === null ? {} : { mara_places: `space:${one.space}` };
    await net.person(one.id, { mara_quality: 'candidate', ...place, ...fieldsOf(one) });
    one.lastSign = day;
  };
  const come = async (one: Known, day: number) => {
    const stay = { here: true, settled: false, stopped: false, contacted: false, proposed: false };
    Object.assign(one, stay, { arrived: day, lastSign: day, help: null });
    await net.arrive(one.id, one.space, fieldsOf(one));
  };

  const carryOut = async ({ kind, who }: Step, day: number) => {
    const there = people.filter(({ here, settled }) => here && !settled);
    const one = there[who % Math.max(1, there.length)];
    if (kind === 'arrive') {
      const spaces = ['mel', 'mel', 'var', 'var', null] as const;
      const fresh: Known = {
        id: FIRST_CANDIDATE + people.length,
        space: spaces[who % 5] ?? null,
        here: true,
        settled: false,
        stopped: false,
        arrived: day,
        contacted: false,
        help: null,
        lastSign: day,
        needs: who % 3 !== 0,
        consent: who % 4 === 0 ? null : day,
        proposed: false,
        paused: -1,
      };
      people.push(fresh);
      await come(fresh, day);
    } else if (kind === 'return') {
      const gone = people.filter(({ here }) => !here);
      const back = gone[who % Math.max(1, gone.length)];
      if (back !== undefined) await come(back, day);
    } else if (one === undefined || one.arrived === day) return;
    else if (kind === 'leave') {
      one.here = false;
      await net.leave(one.id);
    } else if (kind === 'open') {
      one.lastSign = day;
      await net.open(one.id);
    } else if (kind === 'propose') {
      one.proposed = true;
      const proposed = { personId: one.id, kind: 'mentor_proposed' as const };
      await addEvents(db, [proposed], { now: net.now(), newId: net.newId });
    } else {
      if (kind === 'settle') one.settled = true;
      else if (kind === 'withdraw consent') one.consent = null;
      else one.paused = day + 20;
      await save(one, day);
    }
  };

  /** What was answered the afternoon before counts from this morning on. */
  const learn = (day: number) => {
    for (const { ask, choice } of answered) {
      for (const one of stays(ask).flatMap((stay) => byStay.get(stay) ?? [])) {
        if (choice === 'unreachable') continue;
        one.lastSign = Math.max(one.lastSign, day - 1);
        if (choice.startsWith('done') || choice === 'all') {
          one.contacted = true;
          one.help = null;
        } else if (choice === 'help') one.help = day - 1;
        else if (choice === 'stop') one.stopped = true;
      }
    }
    answered = [];
  };

  const check = async (day: number) => {
    const tools = { settings: SETTINGS, orientation: ORIENTATION };
    const followed = await followedNow(db, net.now(), tools);
    byStay.clear();
    for (const { candidate, stay, responsible } of followed) {
      const one = people.find(({ id }) => id === candidate.id);
      if (one !== undefined) byStay.set(stay.id, one);
      expect([day, candidate.id, responsible.people.length > 0]).toEqual([day, candidate.id, true]);
    }
    expect(followed.map(({ candidate }) => candidate.id)).toEqual(
      people.filter(({ here }) => here).map(({ id }) => id),
    );
    const waiting = await net.intake.waitingNow(db, net.now());
    const told = waiting.map(
      ({ personId, clock, overdueSince, turn }) => `${personId} ${clock} ${overdueSince} ${turn}`,
    );
    expect([day, told.sort()]).toEqual([day, overdueOn(people, day).sort()]);
  };

  const checkAsks = (day: number, asks: readonly OpenAsk[]): void => {
    const about = new Set<string>();
    const single = new Map<string, number>();
    for (const ask of asks) {
      const { key, purpose, space, subject, people: asked } = ask;
      if (purpose !== 'sign' && purpose !== 'people') {
        single.set(space, (single.get(space) ?? 0) + 1);
      }
      for (const person of asked) {
        const isNew = !seenOn.has(`${key} ${person}`);
        if (isNew) {
          seenOn.set(`${key} ${person}`, day);
          newly.push({ day, person });
        }
        for (const stay of stays(ask)) {
          // A list is about contacts, and holds some who were settled meanwhile.
          const one = byStay.get(stay);
          const clock = subject['clock'] ?? (purpose === 'sign' ? 'own' : 'contact');
          const waits = purpose !== 'people' || one?.contacted === false;
          if (waits) expect(about).not.toContain(`${person} ${stay} ${clock}`);
          if (waits) about.add(`${person} ${stay} ${clock}`);
        }
      }
    }
    for (const [space, count] of single) expect([space, count <= 5]).toEqual([space, true]);
    // In holidays the referents of mel are left in peace.
    if (day >= AUGUST.from && day <= AUGUST.to) {
      const asked = new Set(asks.flatMap((ask) => ask.people));
      expect([ODILE, PAUL].filter((id) => asked.has(id))).toEqual([]);
    }
  };

  for (let day = 0; day < DAYS; day++) {
    if (day > 0) net.move(1);
    net.at(9);
    if (day === 100) await net.dismiss(MARC, 'var');
    if (day === 200) await net.appoint(HEIR, 'var');
    if (day === AUGUST.from - 3) {
      const [from, to] = [dayAfter(AUGUST.from), dayAfter(AUGUST.to)];
      await pauseSpace({ db, clock: { now: net.now } }, { space: 'mel', from, to });
    }
    learn(day);
    for (const step of steps.filter((one) => one.day === day)) await carryOut(step, day);
    await net.cycle();
    await check(day);
    const asks = await net.openAsks();
    checkAsks(day, asks);
    net.at(15);
    for (const ask of asks) {
      // Keys and stays have other names in each run.
      const about = stays(ask).map((stay) => byStay.get(stay)?.id);
      const opened = seenOn.get(`${ask.key} ${ask.people[0] ?? 0}`) ?? day;
      const luck = hash([ask.purpose, ask.space, opened, ...about].join());
      // A third never answer; the others take up to twelve days.
      if (luck % 3 === 0 || day - opened < luck % 13) continue;
      const isMentor = ask.subject['clock'] === 'mentor';
      const choices = isMentor ? ['mine'] : (ANSWERS[ask.purpose] ?? []);
      const choice = choices[luck % choices.length] ?? '';
      await net.reply(ask, choice);
      answered.push({ ask, choice: choice === 'mine' ? 'unreachable' : choice });
    }
  }
  const responsible = newly.filter(({ person }) => person < FIRST_CANDIDATE);
  for (const { day, person } of responsible) {
    const week = responsible.filter(
      (one) => one.person === person && one.day <= day && one.day > day - 7,
    );
    expect([person, week.length <= ASKS_A_WEEK]).toEqual([person, true]);
  }
  return { people: people.length, asks: seenOn.size };
};

let db: Db | undefined;
afterEach(async () => {
  await db?.destroy();
});

it('nobody is left behind in a year, and nobody is asked too much', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArb, { minLength: 170, maxLength: 220 }), async (steps) => {
      db = openDatabase('sqlite::memory:');
      await migrateUp(db);
      const { people, asks } = await play(db, steps);
      await db.destroy();
      // It was a year in which something happened.
      expect(people).toBeGreaterThan(30);
      expect(asks).toBeGreaterThan(people);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 240_000);
