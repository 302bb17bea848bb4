import type { Router } from 'express';
import { completeActivity } from '../course/progress.ts';
import { purify } from '../html/purify.ts';
import type { Moodle } from '../moodle.ts';
import type { ActivityCompletionRow } from '../store/rows.ts';
import { isEnrolled, mustHaveSesskey, pageOf } from './access.ts';
import { type Detour, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const viewUrl = (cmid: number): string => `/mod/page/view.php?id=${cmid}`;

const isDone = async ({ moodle, user }: Visit, cmid: number): Promise<boolean> => {
  const row = await moodle
    .db('course_modules_completion')
    .where({ coursemoduleid: cmid, userid: user?.id ?? 0 })
    .first<ActivityCompletionRow | undefined>('*');
  return row?.completionstate === 1;
};

/** Readers tick a tracked page as done, or untick it. */
const tick = async (visit: Visit, cmid: number): Promise<Markup> => {
  const done = await isDone(visit, cmid);
  return html`<form class="box" action="/course/togglecompletion.php" method="post">
    <input type="hidden" name="id" value="${cmid}" />
    <input type="hidden" name="completionstate" value="${done ? 0 : 1}" />
    <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
    <button type="submit">${done ? 'Terminé : annuler' : 'Marquer comme terminé'}</button>
  </form>`;
};

const view = async (visit: Visit): Promise<Page> => {
  const id = visit.form.int('id');
  const { cm, course, page } = await pageOf(visit, id, viewUrl(id));
  const ticks = cm.completion > 0 && (await isEnrolled(visit, course.id));
  return {
    title: page.name,
    crumbs: [{ label: course.fullname, href: `/course/view.php?id=${course.id}` }],
    main: html`${trusted(purify(page.content))}${ticks && (await tick(visit, id))}`,
  };
};

const toggle = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, user, form } = visit;
  const id = form.int('id');
  const { cm, course } = await pageOf(visit, id, viewUrl(id));
  mustHaveSesskey(visit);
  if (user && cm.completion > 0 && (await isEnrolled(visit, course.id))) {
    const state = form.int('completionstate') === 1 ? 'complete' : 'incomplete';
    await moodle.db.transaction((db) => completeActivity(moodle, db, id, user.id, state));
  }
  return redirect(viewUrl(id));
};

export const servePages = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/mod/page/view.php', view);
  servePage(router, moodle, '/course/togglecompletion.php', toggle);
};
