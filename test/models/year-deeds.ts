/** What people do in a simulated year: in the world, and in what the model knows of them. */
import { type Deed, FIRST_MENTOR_OF_VAR, type Step } from './year-plan.ts';
import { candidateFields, type Helper, homeOf, type Known, mentorFields } from './year-people.ts';
import type { World } from './year-world.ts';

/** In the order in which they came. */
export type Network = { people: Known[]; helpers: Helper[] };

const PAUSE = 20;
const SPACES = ['mel', 'mel', 'mel', 'var', 'var', null] as const;

/** Deeds upon a network that has so many candidates, and half as many mentors, at the most. */
export const deedsIn = (world: World, { people, helpers }: Network, most: number) => {
  const begin = async (one: Known, day: number): Promise<void> => {
    const stay = { here: true, settled: false, stopped: false, contacted: false, proposed: false };
    Object.assign(one, stay, { arrived: day, lastSign: day, help: null, lost: -1 });
    await world.save(one.id, candidateFields(one));
    await world.enrol(one.id, homeOf(one));
  };
  /** Whoever wished no follow-up and saves the profile, consent given, comes back. */
  const save = async (one: Known, day: number): Promise<void> => {
    if (one.stopped && one.consent !== null && !one.settled) {
      await begin(one, day);
      return;
    }
    one.lastSign = day;
    await world.save(one.id, candidateFields(one));
  };
  const saveHelper = (one: Helper): Promise<void> => world.save(one.id, mentorFields(one));

  const newMember = async (who: number, day: number) => ({
    id: await world.account(),
    here: true,
    consent: who % 7 === 0 ? null : day,
    partners: who % 3 === 0,
    remote: who % 4 !== 1,
    paused: -1,
    touched: day,
  });
  const arrive = async (who: number, day: number): Promise<void> => {
    if (people.length === most) return;
    const fresh: Known = {
      ...(await newMember(who, day)),
      space: SPACES[who % SPACES.length] ?? null,
      settled: false,
      stopped: false,
      arrived: day,
      contacted: false,
      help: null,
      lastSign: day,
      needs: who % 11 !== 0,
      proposed: false,
      lost: -1,
    };
    people.push(fresh);
    await begin(fresh, day);
  };
  /** A groupement has no mentors for a while. */
  const offer = async (who: number, day: number): Promise<void> => {
    if (helpers.length * 2 >= most) return;
    const space = day >= FIRST_MENTOR_OF_VAR && who % 2 === 0 ? 'var' : 'mel';
    const fresh: Helper = { ...(await newMember(who, day)), space, capacity: 1 + (who % 3) };
    helpers.push(fresh);
    await saveHelper(fresh);
    await world.enrol(fresh.id, homeOf(fresh));
  };

  type Done<One> = (one: One, day: number, who: number) => Promise<void>;
  const ofCandidates: Partial<Record<Deed, Done<Known>>> = {
    leave: (one) => {
      one.here = false;
      return world.unenrol(one.id);
    },
    settle: (one, day) => {
      one.settled = true;
      return save(one, day);
    },
    'withdraw consent': (one, day) => {
      one.consent = null;
      return save(one, day);
    },
    'give consent': (one, day) => {
      one.consent = day;
      return save(one, day);
    },
    pause: (one, day) => {
      one.paused = day + PAUSE;
      return save(one, day);
    },
    move: async (one, day, who) => {
      one.space = SPACES[who % SPACES.length] ?? null;
      await save(one, day);
      await world.enrol(one.id, homeOf(one));
    },
  };
  const ofMentors: Partial<Record<Deed, Done<Helper>>> = {
    'mentor leaves': (one) => {
      one.here = false;
      return world.unenrol(one.id);
    },
    'mentor pauses': (one, day) => {
      one.paused = day + PAUSE;
      return saveHelper(one);
    },
    'mentor goes on': (one) => {
      one.paused = -1;
      return saveHelper(one);
    },
    'mentor withdraws consent': (one) => {
      one.consent = null;
      return saveHelper(one);
    },
    'mentor gives consent': (one, day) => {
      one.consent = day;
      return saveHelper(one);
    },
    'mentor offers otherwise': (one, _, who) => {
      one.capacity = who % 4;
      return saveHelper(one);
    },
  };

  const pick = <One extends { touched: number }>(
    some: readonly One[],
    who: number,
    day: number,
  ): One | undefined => {
    const free = some.filter(({ touched }) => touched < day);
    const one = free[who % Math.max(1, free.length)];
    if (one !== undefined) one.touched = day;
    return one;
  };
  const comeBack = async (who: number, day: number): Promise<void> => {
    const one = pick(
      people.filter(({ here, settled, stopped }) => !here || settled || stopped),
      who,
      day,
    );
    if (one === undefined) return;
    one.consent ??= day;
    await begin(one, day);
  };

  const ofNobody: Partial<Record<Deed, (who: number, day: number) => Promise<void>>> = {
    arrive,
    return: comeBack,
    'mentor arrives': offer,
    'mentor returns': async (who, day) => {
      const away = helpers.filter(({ here }) => !here);
      const back = pick(away, who, day);
      if (back === undefined) return;
      back.here = true;
      await world.enrol(back.id, homeOf(back));
    },
    open: async (who, day) => {
      const candidates = people.filter(({ here, settled }) => here && !settled);
      const one = candidates[who % Math.max(1, candidates.length)];
      if (one === undefined) return;
      one.lastSign = day;
      await world.open(one.id);
    },
  };

  return async ({ deed, who, day }: Step): Promise<void> => {
    await ofNobody[deed]?.(who, day);
    const candidateDoes = ofCandidates[deed];
    if (candidateDoes !== undefined) {
      const one = pick(
        people.filter(({ here, settled }) => here && !settled),
        who,
        day,
      );
      if (one !== undefined) await candidateDoes(one, day, who);
    }
    const mentorDoes = ofMentors[deed];
    if (mentorDoes !== undefined) {
      const one = pick(
        helpers.filter(({ here }) => here),
        who,
        day,
      );
      if (one !== undefined) await mentorDoes(one, day, who);
    }
  };
};
