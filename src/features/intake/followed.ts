/** Every candidate with their clocks and those responsible for them. */
import type { Db } from '../../db/index.ts';
import { lastAnswers } from '../asks/index.ts';
import {
  type Candidate,
  eventsIn,
  historyBegan,
  networkNow,
  type Orientation,
  peoplePages,
  type Responsible,
  responsibleFor,
} from '../people/index.ts';
import { pausedSpaces } from '../upkeep/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { Lang } from '../../shared/i18n.ts';
import { type Clock, clocksOf, type IntakeSettings } from './clock.ts';
import { type ClockName, type Stay, stayOf } from './stay.ts';

/** Sentences in each language; null: nothing is known. */
export type Remedies = Readonly<Record<Lang, readonly string[]>> | null;

export type IntakeTools = {
  settings: IntakeSettings;
  /** Who naturally belongs where: told with the first contact. */
  orientation: Orientation;
  /** Moodle's ids of candidates whom no mentor can serve, as the last matching found. */
  unserved?: (db: Db) => Promise<ReadonlySet<number>>;
  /** Why somebody has no mentor, as the last matching found; it names nobody. */
  remedies?: (db: Db) => Promise<(candidateId: number) => Remedies>;
};

export type Followed = {
  candidate: Candidate;
  stay: Stay;
  clocks: readonly Clock[];
  responsible: Responsible;
  /** The space that said it is for others to see to, by clock; null: none did. */
  passedOnBy: (clock: ClockName) => string | null;
  /** When they last answered anything they were asked (epoch milliseconds); 0: never. */
  answeredAt: number;
};

/** What was passed on counts until somebody was in touch, or they asked again. */
const passedOn = (stay: Stay, responsible: Responsible) => {
  const since = stay.help?.at ?? stay.contactedAt ?? 0;
  return (clock: ClockName): string | null => {
    const told = stay.passedOn[clock];
    return told !== null && told.at >= since && told.space === responsible.home ? told.space : null;
  };
};

/**
 * Every candidate whom the history knows, in pages: a network's whole is never held at once.
 * @param now epoch milliseconds, Moodle's clock
 */
export async function* followedPages(
  db: Db,
  now: number,
  { settings, unserved = () => Promise.resolve(new Set()) }: IntakeTools,
): AsyncGenerator<Followed[]> {
  const today = dayAt(now);
  const network = await networkNow(db, now);
  const paused = await pausedSpaces(db, now);
  const answers = await lastAnswers(db);
  const left = await unserved(db);
  const firstDay = dayAt((await historyBegan(db)) ?? now);
  for await (const { candidates, range } of peoplePages(db, now)) {
    const events = await eventsIn(db, range);
    yield candidates.flatMap((candidate) => {
      const stay = stayOf(events.get(candidate.id) ?? []);
      // Their history begins with the next cycle.
      if (stay === null) return [];
      const responsible = responsibleFor(candidate, network, { paused });
      const passedOnBy = passedOn(stay, responsible);
      const answeredAt = answers.get(candidate.id) ?? 0;
      const clocks = clocksOf({
        candidate,
        stay,
        today,
        settings,
        firstDay,
        lastAnswerAt: answeredAt,
        unserved: left.has(candidate.id),
        passedOn: (clock) => passedOnBy(clock) !== null,
      });
      return [{ candidate, stay, clocks, responsible, passedOnBy, answeredAt }];
    });
  }
}
