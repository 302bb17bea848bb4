/** The stays of a candidate, as their history tells them (docs/people.md). Pure. */
import type { PersonEvent } from '../people/index.ts';

/** From arriving, or coming back, to being settled or leaving. Instants are epoch milliseconds. */
export type Stay = {
  from: number;
  /** They had been here before. */
  returned: boolean;
  to: number | null;
  end: 'settled' | 'left' | null;
  contactedAt: number | null;
  mentorProposedAt: number | null;
  /** The last sign of life of all: only that is kept. */
  lastSignAt: number | null;
};

const opened = (from: number, returned: boolean): Stay => ({
  from,
  returned,
  to: null,
  end: null,
  contactedAt: null,
  mentorProposedAt: null,
  lastSignAt: null,
});

/** @param events of one person, in the order they happened */
export const staysOf = (events: readonly PersonEvent[]): Stay[] => {
  const stays: Stay[] = [];
  const close = (stay: Stay | undefined, end: 'settled' | 'left', at: number): void => {
    if (stay?.to !== null) return;
    stay.to = at;
    stay.end = end;
  };
  for (const { kind, value, at } of events) {
    const stay = stays.at(-1);
    const isOpen = stay?.to === null;
    if (kind === 'arrived' || kind === 'returned') {
      if (!isOpen) stays.push(opened(at, stays.length > 0 || kind === 'returned'));
    } else if (kind === 'left') close(stay, 'left', at);
    else if (kind === 'phase') {
      if (value === 'settled') close(stay, 'settled', at);
      else if (stay?.end === 'settled') stays.push(opened(at, true));
    } else if (stay !== undefined) {
      if (kind === 'contacted') stay.contactedAt ??= at;
      if (kind === 'mentor_proposed') stay.mentorProposedAt ??= at;
      if (kind === 'contacted' || kind === 'sign') stay.lastSignAt = at;
    }
  }
  return stays;
};

/** The stay that lasts at an instant; what begins at that very instant does not yet. */
export const stayAt = (stays: readonly Stay[], at: number): Stay | undefined =>
  stays.find(({ from, to }) => from < at && (to === null || to >= at));
