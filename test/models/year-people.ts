/** Who is in the network of a simulated year, and a model of the clocks as simple as can be. */
import { AUGUST, dayAfter, LEFT_ALONE } from './year-plan.ts';

export type SpaceCode = 'mel' | 'var';

/** Those who look after others, by Moodle's user id. */
export type Cast = Readonly<
  Record<'odile' | 'paul' | 'coordinator' | 'cell' | 'second' | 'marc' | 'heir', number>
>;

/** What the model knows of candidates and mentors alike; days are counted from the first one. */
type Member = {
  id: number;
  /** null: nowhere, so the cell's; enrolled in the national space. */
  space: SpaceCode | null;
  here: boolean;
  /** The day of the consent to be matched. */
  consent: number | null;
  partners: boolean;
  remote: boolean;
  /** The last day of a pause. */
  paused: number;
  /** The last day on which they did something that is not to be undone on the same day. */
  touched: number;
};

export type Known = Member & {
  settled: boolean;
  stopped: boolean;
  arrived: number;
  contacted: boolean;
  /** The day of a call for help that nobody answered. */
  help: number | null;
  lastSign: number;
  needs: boolean;
  /** A mentor was proposed in this stay, and it did not come to nothing. */
  proposed: boolean;
  /** The day on which the last proposal came to nothing. */
  lost: number;
};

export type Helper = Member & { capacity: number };

/** The space in which somebody is enrolled. */
export const homeOf = ({ space }: Pick<Member, 'space'>): string => space ?? 'nat';

const memberFields = (one: Member, quality: string, places: string): Record<string, string> => {
  const wished = [
    ...(one.space === null ? [] : [`space:${one.space}`]),
    one.remote ? 'remote' : '',
  ];
  const purposes = ['matching', ...(one.partners ? ['partners'] : [])];
  return {
    mara_quality: quality,
    [places]: wished.filter((place) => place !== '').join(';'),
    mara_consents:
      one.consent === null
        ? ''
        : purposes.map((purpose) => `${purpose}=${dayAfter(one.consent ?? 0)}/1`).join(';'),
    mara_pause: one.paused < 0 ? '' : dayAfter(one.paused),
  };
};

export const candidateFields = (one: Known): Record<string, string> => ({
  ...memberFields(one, 'candidate', 'mara_places'),
  mara_needs: one.needs ? 'cv;listening' : '',
  mara_phase: one.settled ? 'settled' : '',
});

export const mentorFields = (one: Helper): Record<string, string> => ({
  ...memberFields(one, 'mentor', 'mara_mentor_places'),
  mara_helps: 'cv',
  mara_capacity: String(one.capacity),
});

export type Level = { turn: string; home: string; people: readonly number[] };

/** Who may be asked about people of a space on a day, one level after the other. */
export const levelsOn = (day: number, space: SpaceCode | null, cast: Cast): Level[] => {
  const levels: Level[] = [];
  if (space === 'mel' && (day < AUGUST.from || day > AUGUST.to)) {
    levels.push({ turn: 'responsible', home: space, people: [cast.odile, cast.paul] });
  }
  if (space === 'var' && (day < LEFT_ALONE.from || day > LEFT_ALONE.to)) {
    const people = [day < LEFT_ALONE.from ? cast.marc : cast.heir];
    levels.push({ turn: 'responsible', home: space, people });
  }
  if (space === 'mel')
    levels.push({ turn: 'coordinator', home: space, people: [cast.coordinator] });
  return [...levels, { turn: 'cell', home: 'nat', people: [cast.cell, cast.second] }];
};

export const RANK = ['responsible', 'coordinator', 'cell'];

/** Whose turn it is where it would be that of the level `nominal`. */
const turnOn = (levels: readonly Level[], nominal: number): string =>
  levels.find(({ turn }) => RANK.indexOf(turn) >= nominal)?.turn ?? 'cell';

export type Around = {
  cast: Cast;
  /** Who has a pairing that is open. */
  paired: ReadonlySet<Known>;
  /** Whom the last match could give nobody. */
  unserved: ReadonlySet<number>;
};

/** The clocks that run for somebody: each with the last day that is in time. */
const clocksOn = (one: Known, day: number, { paired }: Around): [string, number][] => {
  if (!one.here || one.settled || one.stopped) return [];
  const clocks: [string, number][] = [];
  if (one.help !== null) clocks.push(['contact', one.help + 7]);
  else if (!one.contacted) clocks.push(['contact', one.arrived + 7]);
  if (one.paused >= day) return clocks;
  if (one.needs && one.consent !== null && !one.proposed && !paired.has(one)) {
    clocks.push(['mentor', Math.max(one.arrived, one.consent, one.lost) + 30]);
  }
  clocks.push(['sign', one.lastSign + 42]);
  return clocks;
};

/** Everyone overdue on a day: person, clock, since which day, whose turn. */
export const overdueOn = (people: readonly Known[], day: number, around: Around): string[] =>
  people.flatMap((one) => {
    const levels = levelsOn(day, one.space, around.cast);
    return clocksOn(one, day, around).flatMap(([clock, due]) => {
      if (day <= due) return [];
      // Who is silent is asked themselves in the first week.
      const weeks = Math.floor((day - due - 1) / 7) - (clock === 'sign' ? 1 : 0);
      const nominal = clock === 'mentor' && around.unserved.has(one.id) ? 2 : Math.min(2, weeks);
      const turn = nominal < 0 ? 'candidate' : turnOn(levels, nominal);
      return [`${one.id} ${clock} ${dayAfter(due + 1)} ${turn}`];
    });
  });
