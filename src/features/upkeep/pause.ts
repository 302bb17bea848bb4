/** When a space is left in peace: the holidays of its referents. Pure. */

/** Both days are in it; `YYYY-MM-DD`. */
export type Pause = {
  space: string;
  from: string;
  to: string;
  by: string | null;
  /** Epoch milliseconds. */
  at: number;
};

/** Weeks in which the whole network is left in peace, each year: `MM-DD`, both days are in it. */
export type Quiet = { from: string; to: string };

/** Until which day a space is left in peace; null: it is not. Of two, the later one counts. */
export const pausedUntil = (
  today: string,
  pause: Pause | null,
  quiet: Quiet | null,
): string | null => {
  const ends: string[] = [];
  if (pause !== null && pause.from <= today && today <= pause.to) ends.push(pause.to);
  const end = quiet === null ? null : quietUntil(today, quiet);
  if (end !== null) ends.push(end);
  return ends.sort().at(-1) ?? null;
};

/** Such weeks may go over the turn of the year. */
const quietUntil = (today: string, { from, to }: Quiet): string | null => {
  const [year, day] = [Number(today.slice(0, 4)), today.slice(5)];
  if (from <= to) return from <= day && day <= to ? `${year}-${to}` : null;
  if (day >= from) return `${year + 1}-${to}`;
  return day <= to ? `${year}-${to}` : null;
};
