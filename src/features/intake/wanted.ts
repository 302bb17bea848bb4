/** Which questions are to be asked about whom, before it is counted how many a space can bear. Pure. */
import type { Subject } from '../asks/index.ts';
import { addDays, dayAt } from '../../shared/days.ts';
import { askedOf } from './asked.ts';
import type { Clock } from './clock.ts';
import type { Followed } from './followed.ts';
import type { ClockName, Noted } from './stay.ts';

/**
 * `contact`: who arrived, or asks for help, is to be contacted; `overdue`: a clock has run out; `silent`: no
 * sign of life, also when asked; `sign`: the candidate is asked; `people`: a list of what exceeds.
 */
export const PURPOSES = ['contact', 'overdue', 'silent', 'sign', 'people'] as const;
export type IntakePurpose = (typeof PURPOSES)[number];

export type Wanted = {
  purpose: IntakePurpose;
  /** The code of the space in which it is asked. */
  space: string;
  subject: Subject;
  people: readonly number[];
  followed: Followed;
  clock: Clock;
};

/** For how many days nobody is asked again after a try in vain. */
const REST: Readonly<Record<ClockName, number>> = { contact: 7, mentor: 28, sign: 28 };

/** What was last said of a clock without stopping it. */
const lastSaid = ({ stay, passedOnBy }: Followed, clock: ClockName): Noted | null => {
  const passed = passedOnBy(clock) === null ? null : stay.passedOn[clock];
  const tried = stay.tries[clock].at(-1) ?? null;
  if (passed === null || tried === null) return passed ?? tried;
  return passed.at > tried.at ? passed : tried;
};

const rests = (followed: Followed, clock: ClockName, home: string, today: string): boolean => {
  const said = lastSaid(followed, clock);
  if (said === null) return false;
  const passed = followed.passedOnBy(clock);
  // It is the others' turn at once.
  if (passed !== null && passed !== home && said.id === followed.stay.passedOn[clock]?.id) {
    return false;
  }
  const asksAgain = clock === 'contact' && (followed.stay.help?.at ?? 0) > said.at;
  return !asksAgain && today < addDays(dayAt(said.at), REST[clock]);
};

/** What happened last: another question about the same person is another ask. */
const roundOf = (followed: Followed, { clock, due }: Clock): string => {
  const said = lastSaid(followed, clock);
  const { help } = followed.stay;
  if (clock === 'sign') return said === null ? due : `${due} ${said.id}`;
  if (clock === 'mentor' || help === null) return said?.id ?? '';
  return said === null || help.at > said.at ? help.id : said.id;
};

const purposeOf = (followed: Followed, { clock, stage }: Clock): IntakePurpose | null => {
  if (clock === 'contact') return stage === 0 ? 'contact' : 'overdue';
  if (clock === 'mentor') return stage === 0 ? null : 'overdue';
  // Who waits for a contact is asked about already.
  const isAskedAbout = followed.clocks.some((other) => other.clock === 'contact');
  return stage < 2 || isAskedAbout ? null : 'silent';
};

/** What those who look after somebody are to be asked about them today. */
export const wantedOf = (followed: Followed, today: string): Wanted[] =>
  followed.clocks.flatMap((clock): Wanted[] => {
    const purpose = purposeOf(followed, clock);
    if (purpose === null) return [];
    const groups = askedOf(followed.responsible, clock.turn, followed.passedOnBy(clock.clock));
    const subject = {
      stay: followed.stay.id,
      clock: clock.clock,
      round: roundOf(followed, clock),
    };
    return groups
      .filter(({ home }) => home !== '' && !rests(followed, clock.clock, home, today))
      .map(({ home, people }) => ({ purpose, space: home, subject, people, followed, clock }));
  });

/** « Où en êtes-vous ? »: asked in a space of theirs, that of their groupement where they are in it. */
export const signWanted = (followed: Followed): Wanted[] => {
  const { candidate, clocks, responsible, stay } = followed;
  const clock = clocks.find((one) => one.clock === 'sign');
  if (clock === undefined || clock.stage === 0) return [];
  const own = candidate.spaces.find((space) => space === responsible.groupement);
  const space = own ?? candidate.spaces[0];
  if (space === undefined) return [];
  const subject = { stay: stay.id, since: clock.due };
  return [{ purpose: 'sign', space, subject, people: [candidate.id], followed, clock }];
};
