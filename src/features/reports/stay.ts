/** The stays of a candidate, as their history tells them (docs/people.md). Pure. */
import { type PersonEvent, UNHEARD } from '../people/index.ts';

/** A time in which somebody waits, for a first contact or for a mentor. */
export type Wait = {
  from: number;
  /** Null: it lasts. */
  to: number | null;
  /** It ended with what they waited for: somebody was in touch, or a mentor proposed. */
  served: boolean;
  /** When the wait began that this one goes on with: those responsible let a proposal pass. */
  since?: number;
};

/** A time in which somebody does not wish to be followed. `to` null: it lasts. */
type Stop = { from: number; to: number | null };

/** From arriving, or coming back, to being settled or leaving. Instants are epoch milliseconds. */
export type Stay = {
  from: number;
  /** They had been here before. */
  returned: boolean;
  to: number | null;
  end: 'settled' | 'left' | null;
  /** For a first contact: from arriving, and from coming back to being followed. */
  contacts: readonly Wait[];
  /**
   * For a mentor, of who consents to be matched: from the same instants, from the consent, and from
   * when a proposal came to nothing or a pairing ended.
   */
  waits: readonly Wait[];
  stops: readonly Stop[];
  /** The last sign of life of all: only that is kept. */
  lastSignAt: number | null;
};

type Open = Stay & { contacts: Wait[]; waits: Wait[]; stops: Stop[] };

const opened = (from: number, returned: boolean): Open => ({
  ...{ from, returned, to: null, end: null },
  ...{ contacts: [], waits: [], stops: [], lastSignAt: null },
});

const noteIn = (stay: Open, { kind, at }: PersonEvent): void => {
  if (kind === 'contacted' || kind === 'sign') stay.lastSignAt = at;
  const last = stay.stops.at(-1);
  const isStopped = last?.to === null;
  if (kind === 'stop' && !isStopped) stay.stops.push({ from: at, to: null });
  if ((kind === 'help' || kind === 'returned') && isStopped) last.to = at;
};

/** Begins or ends the last of some waits. */
const wait = (waits: Wait[], lasts: boolean, at: number, served: boolean): void => {
  const last = waits.at(-1);
  const isOpen = last?.to === null;
  if (lasts && !isOpen) waits.push({ from: at, to: null, served: false });
  if (lasts || !isOpen) return;
  last.to = at;
  last.served = served;
};

/** The last wait goes on with the one before: what was proposed meanwhile, nobody heard of. */
const goOn = (waits: Wait[]): void => {
  const [before, last] = waits.slice(-2);
  if (before !== undefined && last !== undefined) last.since = before.since ?? before.from;
};

/** @param events of one person, in the order they happened */
export const staysOf = (events: readonly PersonEvent[]): Stay[] => {
  const stays: Open[] = [];
  let consents = false;
  let proposed = false;
  let contacted = false;
  const begin = (): void => {
    proposed = false;
    contacted = false;
  };
  const open = (at: number, returned: boolean): void => {
    stays.push(opened(at, returned));
    begin();
  };
  for (const event of events) {
    const { kind, value, at } = event;
    if (value === 'matching' && kind === 'consent') consents = true;
    if (value === 'matching' && kind === 'consent_withdrawn') consents = false;
    if (kind === 'mentor_proposed') proposed = true;
    if (kind === 'mentor_lost') proposed = false;
    if (kind === 'contacted') contacted = true;
    const present = stays.at(-1);
    const isOpen = present?.to === null;
    const isSettled = kind === 'phase' && value === 'settled';
    if (kind === 'arrived' || kind === 'returned') {
      if (!isOpen) open(at, stays.length > 0 || kind === 'returned');
      else if (kind === 'returned') {
        // They wished no follow-up, and now wish it again: all clocks begin anew.
        wait(present.contacts, false, at, false);
        wait(present.waits, false, at, false);
        begin();
      }
    } else if (kind === 'phase' && !isSettled && present?.end === 'settled') open(at, true);
    else if (isOpen && (kind === 'left' || isSettled)) {
      present.to = at;
      present.end = isSettled ? 'settled' : 'left';
    }
    const stay = stays.at(-1);
    if (stay === undefined) continue;
    noteIn(stay, event);
    const lasts = stay.to === null;
    wait(stay.contacts, lasts && !contacted, at, kind === 'contacted');
    wait(stay.waits, lasts && consents && !proposed, at, kind === 'mentor_proposed');
    if (kind === 'mentor_lost' && value === UNHEARD && stay.waits.at(-1)?.from === at) {
      goOn(stay.waits);
    }
  }
  return stays;
};

/** The stay that lasts at an instant; what begins at that very instant does not yet. */
export const stayAt = (stays: readonly Stay[], at: number): Stay | undefined =>
  stays.find(({ from, to }) => from < at && (to === null || to >= at));

/** How a first mentor was waited for, since arriving or coming back: each time until one was proposed. */
export const firstWaits = ({ contacts, waits }: Stay): readonly Wait[] =>
  waits.filter(({ from }) => {
    const began = contacts.findLast((one) => one.from <= from)?.from ?? 0;
    return !waits.some((one) => one.served && one.from >= began && one.from < from);
  });

/** The wait that lasts at an instant. */
export const waitAt = (waits: readonly Wait[], at: number): Wait | undefined =>
  waits.find(({ from, to }) => from < at && (to === null || to >= at));

/** Whether they wish no follow-up at an instant. */
export const isStoppedAt = ({ stops }: Stay, at: number): boolean =>
  stops.some(({ from, to }) => from < at && (to === null || to >= at));
