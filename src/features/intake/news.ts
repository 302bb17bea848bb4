/** What candidates told of themselves, told on to those who look after them: once, by a message. */
import type { Db } from '../../db/index.ts';
import { htmlInEach } from '../asks/index.ts';
import type { Moment } from '../sync/index.ts';
import { makeWish } from '../wishes/index.ts';
import { message, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import type { Followed } from './followed.ts';
import { nameIn } from './waiting-now.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Older news is none: what was sent and erased is not sent again. */
const FRESH = 7 * DAY;

/** Tells of a job, and of who does not wish to be followed any more. The same call twice tells once. */
export const tellNews = async (
  tx: Db,
  followed: readonly Followed[],
  linkTo: (one: Followed, space: string) => string,
  moment: Moment,
): Promise<void> => {
  for (const one of followed) {
    const { stay, responsible, candidate } = one;
    for (const [kind, noted] of [
      ['job', stay.job],
      ['stop', stay.stopped],
    ] as const) {
      if (noted === null || noted.at + FRESH <= moment.now) continue;
      const subject = sayInEach(message(`intake.${kind}.subject`));
      const name = shorten(nameIn(candidate));
      for (const userid of responsible.people) {
        const text = htmlInEach((lang) => [say(lang, message(`intake.${kind}.text`, { name }))]);
        const body = { userid, subject, text, link: linkTo(one, responsible.home) };
        const key = `${responsible.home}/message/intake-${noted.id.toLowerCase()}-${userid}`;
        await makeWish(tx, { key, name: subject.fr, type: 'message', body }, moment);
      }
    }
  }
};
