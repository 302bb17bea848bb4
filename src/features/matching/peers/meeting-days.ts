/** When a group could meet. Pure. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** After work, by the clocks of France. */
const [HOUR, MINUTES] = [18, 30];
/** In weeks and weekdays (1: Monday): who is taken on one evening of the week has two others. */
const EVENINGS = [
  [
    [2, 2],
    [3, 3],
    [4, 4],
  ],
  [
    [2, 4],
    [3, 1],
    [4, 2],
  ],
] as const;

const clock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** Minutes that the clocks of France are ahead of UTC at an instant. */
const aheadAt = (instant: number): number => {
  const [day = '', time = ''] = clock.format(instant).split(' ');
  return Math.round((Date.parse(`${day}T${time}:00Z`) - instant) / MINUTE);
};

/**
 * Three evenings of weekdays, half past six in France (epoch milliseconds).
 * @param turn which time dates are proposed, from 0
 */
export const eveningsFrom = (now: number, turn: number): number[] => {
  const today = Date.parse(`${clock.format(now).slice(0, 10)}T00:00:00Z`);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  return (EVENINGS[turn] ?? EVENINGS[0]).map(([weeks, weekday]) => {
    const local = monday + (7 * weeks + weekday - 1) * DAY + (HOUR * 60 + MINUTES) * MINUTE;
    // Clocks change in the night: that evening's own offset counts.
    return local - aheadAt(local) * MINUTE;
  });
};
