/** Weeks as France counts them. Pure. */
const parts = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const DAY = 86_400_000;

/** The ISO week of a day (`YYYY-MM-DD`): `2026-w47`, in the year of its Thursday. */
export const isoWeek = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.ceil((thursday.getTime() - Date.UTC(year, 0, 1) + DAY) / (7 * DAY));
  return `${year}-w${String(week).padStart(2, '0')}`;
};

/** The hour of the day in France of an instant in epoch milliseconds. */
export const hourAt = (instant: number): number => Number(parts.format(instant).slice(11, 13));
