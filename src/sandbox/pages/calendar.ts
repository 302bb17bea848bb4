import type { Router } from 'express';
import { french } from '../french.ts';
import { purify } from '../html/purify.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { isEnrolled, mustBeLoggedIn } from './access.ts';
import { noPermissionHere } from './detour.ts';
import { type Lang, sayTime } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const WORDS = {
  fr: french({
    title: 'Agenda',
    home: 'Mes espaces',
    none: 'Rien n’est prévu pour vous en ce moment.',
    when: 'Quand',
    until: (end: string) => `jusqu’au ${end}`,
    where: 'Où',
    space: 'Espace',
    group: 'Groupe',
  }),
  en: {
    title: 'Calendar',
    home: 'My spaces',
    none: 'Nothing is planned for you at the moment.',
    when: 'When',
    until: (end: string) => `until ${end}`,
    where: 'Where',
    space: 'Space',
    group: 'Group',
  },
} as const;
type Words = (typeof WORDS)[Lang];

/** An event with its course and its group; `groupname` is null for an event of the whole course. */
type Coming = {
  id: number;
  name: string;
  description: string;
  location: string;
  timestart: number;
  timeduration: number;
  courseid: number;
  fullname: string;
  groupname: string | null;
};

const MOST = 200;

/** Course events for those enrolled, group events for those in the group; what ended is left out. */
const comingFor = async (visit: Visit): Promise<Coming[]> => {
  const { moodle, user, isAdmin } = visit;
  const rows = moodle
    .db('event as e')
    .join('course as c', 'c.id', 'e.courseid')
    .leftJoin('groups as g', 'g.id', 'e.groupid')
    .whereRaw('e.timestart + e.timeduration >= ?', [nowOf(moodle)])
    .orderBy(['e.timestart', 'e.id'])
    .limit(MOST);
  if (!isAdmin) {
    const mine = moodle.db('groups_members').where({ userid: user?.id ?? 0 });
    void rows.where('c.visible', 1).where((either) => {
      void either.where('e.groupid', 0).orWhereIn('e.groupid', mine.select('groupid'));
    });
  }
  const found = await rows.select<Coming[]>('e.*', 'c.fullname', 'g.name as groupname');
  const inside = new Map<number, boolean>();
  for (const { courseid } of found) {
    if (!inside.has(courseid)) inside.set(courseid, isAdmin || (await isEnrolled(visit, courseid)));
  }
  return found.filter(({ courseid }) => inside.get(courseid));
};

const card = (visit: Visit, event: Coming, words: Words): Markup => {
  const say = (instant: number): string => sayTime(visit.lang, instant);
  const end = event.timestart + event.timeduration;
  return html`<section class="card" id="event_${event.id}">
    <h2>${event.name}</h2>
    <dl>
      <dt>${words.when}</dt>
      <dd>${say(event.timestart)}${event.timeduration > 0 && `, ${words.until(say(end))}`}</dd>
      ${
        event.location !== '' &&
        html`<dt>${words.where}</dt>
          <dd>${event.location}</dd>`
      }
      <dt>${words.space}</dt>
      <dd><a href="/course/view.php?id=${event.courseid}">${event.fullname}</a></dd>
      ${
        event.groupname !== null &&
        html`<dt>${words.group}</dt>
          <dd><a href="/group/index.php?id=${event.courseid}">${event.groupname}</a></dd>`
      }
    </dl>
    ${trusted(purify(event.description))}
  </section>`;
};

/** Whatever view the address asks for, the coming events in their order. */
const view = async (visit: Visit): Promise<Page> => {
  await mustBeLoggedIn(visit, '/calendar/view.php?view=upcoming');
  if (visit.isGuest) throw noPermissionHere();
  const words = WORDS[visit.lang];
  const events = await comingFor(visit);
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/my/' }],
    main:
      events.length > 0
        ? html`${events.map((event) => card(visit, event, words))}`
        : html`<p class="box">${words.none}</p>`,
  };
};

export const serveCalendar = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/calendar/view.php', view);
};
