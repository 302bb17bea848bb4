/** Whoever answers anything gives a sign of life, which lasts longer than the answer. */
import type { Db } from '../../db/index.ts';
import { addEvents, type NewEvent } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import type { Followed } from './followed.ts';

/** Notes the last answers of these people: Moodle forgets them a month after their asks ended. */
export const noteAnswers = async (
  tx: Db,
  followed: readonly Followed[],
  moment: Moment,
): Promise<void> => {
  const signs = followed.flatMap((one): NewEvent[] => {
    const { id } = one.candidate;
    const { course } = one.stay;
    const at = one.answeredAt;
    const known = Math.max(course.arrivedAt ?? 0, course.lastSignAt ?? 0);
    return at > known ? [{ personId: id, kind: 'sign', byId: id, at }] : [];
  });
  await addEvents(tx, signs, moment);
};
