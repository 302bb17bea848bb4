/** The stays of a candidate, as their history tells them (docs/people.md). Pure. */
import type { PersonEvent } from '../people/index.ts';

/** A time in which somebody who consents to be matched waits for a mentor to be proposed. */
export type Wait = {
  /** They arrived, gave the consent, or what was proposed came to nothing: the latest of these. */
  from: number;
  /** Null: it lasts. */
  to: number | null;
  /** It ended because a mentor was proposed. */
  served: boolean;
};

/** From arriving, or coming back, to being settled or leaving. Instants are epoch milliseconds. */
export type Stay = {
  from: number;
  /** They had been here before. */
  returned: boolean;
  to: number | null;
  end: 'settled' | 'left' | null;
  contactedAt: number | null;
  waits: readonly Wait[];
  /** Since when they do not wish to be followed any more; null: they do. */
  stoppedAt: number | null;
  /** The last sign of life of all: only that is kept. */
  lastSignAt: number | null;
};

type Open = Stay & { waits: Wait[] };

const opened = (from: number, returned: boolean): Open => ({
  ...{ from, returned, to: null, end: null },
  ...{ contactedAt: null, waits: [], stoppedAt: null, lastSignAt: null },
});

const noteIn = (stay: Open, { kind, at }: PersonEvent): void => {
  if (kind === 'contacted') stay.contactedAt ??= at;
  if (kind === 'contacted' || kind === 'sign') stay.lastSignAt = at;
  if (kind === 'stop') stay.stoppedAt = at;
  if (kind === 'help' || kind === 'returned') stay.stoppedAt = null;
};

/** Begins or ends the last wait of a stay. */
const wait = (stay: Open, waits: boolean, { kind, at }: PersonEvent): void => {
  const last = stay.waits.at(-1);
  const isOpen = last?.to === null;
  if (waits && !isOpen) stay.waits.push({ from: at, to: null, served: false });
  if (waits || !isOpen) return;
  last.to = at;
  last.served = kind === 'mentor_proposed';
};

/** @param events of one person, in the order they happened */
export const staysOf = (events: readonly PersonEvent[]): Stay[] => {
  const stays: Open[] = [];
  let consents = false;
  let proposed = false;
  const open = (at: number, returned: boolean): void => {
    stays.push(opened(at, returned));
    proposed = false;
  };
  for (const event of events) {
    const { kind, value, at } = event;
    if (value === 'matching' && kind === 'consent') consents = true;
    if (value === 'matching' && kind === 'consent_withdrawn') consents = false;
    if (kind === 'mentor_proposed') proposed = true;
    if (kind === 'mentor_lost') proposed = false;
    const present = stays.at(-1);
    const isOpen = present?.to === null;
    const isSettled = kind === 'phase' && value === 'settled';
    if (kind === 'arrived' || kind === 'returned') {
      if (!isOpen) open(at, stays.length > 0 || kind === 'returned');
    } else if (kind === 'phase' && !isSettled && present?.end === 'settled') open(at, true);
    else if (isOpen && (kind === 'left' || isSettled)) {
      present.to = at;
      present.end = isSettled ? 'settled' : 'left';
    }
    const stay = stays.at(-1);
    if (stay === undefined) continue;
    noteIn(stay, event);
    wait(stay, stay.to === null && consents && !proposed, event);
  }
  return stays;
};

/** The stay that lasts at an instant; what begins at that very instant does not yet. */
export const stayAt = (stays: readonly Stay[], at: number): Stay | undefined =>
  stays.find(({ from, to }) => from < at && (to === null || to >= at));

/** How a first mentor was waited for: each time until one was proposed. */
export const firstWaits = ({ waits }: Stay): readonly Wait[] => {
  const served = waits.findIndex((one) => one.served);
  return served < 0 ? waits : waits.slice(0, served + 1);
};

/** The wait that lasts at an instant. */
export const waitAt = ({ waits }: Stay, at: number): Wait | undefined =>
  waits.find(({ from, to }) => from < at && (to === null || to >= at));
