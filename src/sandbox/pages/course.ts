import type { Router } from 'express';
import { findModule } from '../course/modules.ts';
import { deleteIntoBin } from '../course/recycle-bin.ts';
import { purify } from '../html/purify.ts';
import type { Moodle } from '../moodle.ts';
import type { CmRow, CourseRow, SectionRow, UserRow } from '../store/rows.ts';
import {
  isEnrolled,
  isInSight,
  may,
  mustBeLoggedIn,
  mustEnter,
  mustHaveSesskey,
  mustMay,
} from './access.ts';
import { type Detour, notFound, redirect } from './detour.ts';
import { hasGroups } from './groups.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import { peopleLink } from './profile/people.ts';
import { regionLink } from './region.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

type Named = { name: string; intro: string };

const courseUrl = (id: number): string => `/course/view.php?id=${id}`;

const activity = async (visit: Visit, cm: CmRow): Promise<Markup> => {
  const row = await visit.moodle
    .db(cm.module)
    .where({ id: cm.instance })
    .first<Named | undefined>('name', 'intro');
  const hidden = cm.visible === 0;
  const deletable = await may(visit, cm.course, 'moodle/course:manageactivities');
  return html`<li class="card">
    <h3><a href="/mod/${cm.module}/view.php?id=${cm.id}">${row?.name ?? ''}</a></h3>
    ${hidden && html`<p><span class="tag">Caché aux candidats</span></p>`}
    ${trusted(purify(row?.intro ?? ''))}
    ${
      deletable &&
      html`<p>
        <a
          class="button bad"
          href="/course/mod.php?delete=${cm.id}&amp;sesskey=${visit.session.sesskey}"
          >Supprimer</a
        >
      </p>`
    }
  </li>`;
};

const section = async (visit: Visit, row: SectionRow): Promise<Markup | null> => {
  const seesHidden = await may(visit, row.course, 'moodle/course:viewhiddensections');
  if (row.visible === 0 && !seesHidden) return null;
  const modules = await visit.moodle
    .db('course_modules')
    .where({ course: row.course, section: row.section })
    .orderBy('id')
    .select<CmRow[]>('*');
  const items: Markup[] = [];
  for (const cm of modules) if (await isInSight(visit, cm)) items.push(await activity(visit, cm));
  return html`<section>
    <h2>${row.name}</h2>
    ${row.visible === 0 && html`<p><span class="tag">Section cachée aux candidats</span></p>`}
    ${
      items.length > 0
        ? html`<ul class="cards">
            ${items}
          </ul>`
        : html`<p class="muted">Rien ici pour le moment.</p>`
    }
  </section>`;
};

/** Moodle's navigation of a course: what this reader may open. */
const links = async (visit: Visit, id: number): Promise<Markup | false> => {
  const shown = [
    await regionLink(visit, id),
    await peopleLink(visit, id),
    (await may(visit, id, 'moodle/course:viewparticipants')) &&
      html`<li><a class="button" href="/user/index.php?id=${id}">Participants</a></li>`,
    (await hasGroups(visit, id)) &&
      html`<li><a class="button" href="/group/index.php?id=${id}">Mes groupes</a></li>`,
  ].filter((link) => link !== false);
  return (
    shown.length > 0 &&
    html`<nav aria-label="Cet espace">
      <ul class="actions">
        ${shown}
      </ul>
    </nav>`
  );
};

const view = async (visit: Visit): Promise<Page> => {
  const id = visit.form.int('id');
  const course = await mustEnter(visit, id, courseUrl(id));
  const rows = await visit.moodle
    .db('course_sections')
    .where({ course: id })
    .orderBy('section')
    .select<SectionRow[]>('*');
  const sections: (Markup | null)[] = [];
  for (const row of rows) sections.push(await section(visit, row));
  return {
    title: course.fullname,
    crumbs: [{ label: 'Accueil', href: '/' }],
    main: html`${await links(visit, id)}${sections}`,
  };
};

/** Where Moodle leads who is not enrolled. */
const enrolPage = async (visit: Visit): Promise<Page | Detour> => {
  const id = visit.form.int('id');
  await mustBeLoggedIn(visit, courseUrl(id));
  const course = await visit.moodle.db('course').where({ id }).first<CourseRow | undefined>('*');
  if (!course) throw notFound();
  if (await isEnrolled(visit, id)) return redirect(courseUrl(id));
  return {
    title: course.fullname,
    crumbs: [{ label: 'Accueil', href: '/' }],
    main: html`<p class="box">
        ${
          visit.isGuest
            ? 'Les visiteurs anonymes ne peuvent pas accéder à cet espace. Connectez-vous.'
            : 'Vous ne pouvez pas vous inscrire vous-même à cet espace.'
        }
      </p>
      <p><a class="button" href="${visit.isGuest ? '/login/index.php' : '/my/'}">Continuer</a></p>`,
  };
};

const PER_PAGE = 50;

const participants = async (visit: Visit): Promise<Page> => {
  const id = visit.form.int('id');
  const page = visit.form.int('page');
  const course = await mustEnter(visit, id, `/user/index.php?id=${id}`);
  await mustMay(visit, id, 'moodle/course:viewparticipants');
  const rows = await visit.moodle
    .db('user as u')
    .join('user_enrolments as ue', 'ue.userid', 'u.id')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .where({ 'e.courseid': id, 'u.deleted': 0 })
    .orderBy('u.id')
    .offset(page * PER_PAGE)
    .limit(PER_PAGE + 1)
    .select<UserRow[]>('u.*');
  return {
    title: 'Participants',
    crumbs: [{ label: course.fullname, href: courseUrl(id) }],
    main: html`<ul>
        ${rows.slice(0, PER_PAGE).map((user) => html`<li>${`${user.firstname} ${user.lastname}`}</li>`)}
      </ul>
      ${rows.length > PER_PAGE && html`<p><a class="button" href="/user/index.php?id=${id}&amp;page=${page + 1}">Suite</a></p>`}`,
  };
};

/** Deletes an activity, for who may manage them. */
const changeModule = async (visit: Visit): Promise<Page | Detour> => {
  await mustBeLoggedIn(visit, '/my/');
  const cm = await findModule(visit.moodle.db, visit.form.int('delete'));
  if (!cm) throw notFound();
  await mustEnter(visit, cm.course, courseUrl(cm.course));
  await mustMay(visit, cm.course, 'moodle/course:manageactivities');
  mustHaveSesskey(visit);
  if (visit.form.int('confirm') !== 1) return confirmDeletion(visit, cm);
  await visit.moodle.db.transaction((db) => deleteIntoBin(visit.moodle, db, cm));
  return redirect(courseUrl(cm.course));
};

const confirmDeletion = (visit: Visit, cm: CmRow): Page => ({
  title: 'Supprimer cette activité ?',
  main: html`<form class="box" action="/course/mod.php" method="post">
    <p>L’activité et tout son contenu seront supprimés.</p>
    <input type="hidden" name="delete" value="${cm.id}" />
    <input type="hidden" name="confirm" value="1" />
    <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
    <button class="bad" type="submit">Supprimer</button>
    <a class="button" href="${courseUrl(cm.course)}">Annuler</a>
  </form>`,
});

export const serveCourse = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/course/view.php', view);
  servePage(router, moodle, '/course/mod.php', changeModule);
  servePage(router, moodle, '/enrol/index.php', enrolPage);
  servePage(router, moodle, '/user/index.php', participants);
};
