import type { Router } from 'express';
import { french } from '../french.ts';
import type { Moodle } from '../moodle.ts';
import type { GroupRow } from '../store/rows.ts';
import { may, mustBeLoggedIn, mustEnter } from './access.ts';
import { noPermissionHere, notFound } from './detour.ts';
import type { Lang } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const WORDS = {
  fr: french({
    title: 'Mes groupes',
    all: 'Groupes',
    none: 'Vous n’êtes dans aucun groupe de cet espace.',
    noneAtAll: 'Il n’y a pas de groupe dans cet espace.',
    members: 'Membres',
    you: '(vous)',
    nobody: 'Personne pour le moment.',
    private: 'Seuls les membres d’un groupe voient ce groupe et qui en fait partie.',
    agenda: 'Les rencontres à venir sont dans l’agenda.',
  }),
  en: {
    title: 'My groups',
    all: 'Groups',
    none: 'You are in no group of this space.',
    noneAtAll: 'There is no group in this space.',
    members: 'Members',
    you: '(you)',
    nobody: 'Nobody at the moment.',
    private: 'Only the members of a group see this group and who is in it.',
    agenda: 'The meetings to come are in the calendar.',
  },
} as const;
type Words = (typeof WORDS)[Lang];

/** How far members see a group: it and the others, themselves alone, or nothing of it. */
const OWN = 2;
const NONE = 3;

type Member = { id: number; firstname: string; lastname: string };

const membersOf = ({ moodle }: Visit, groupid: number): Promise<Member[]> =>
  moodle
    .db('groups_members as gm')
    .join('user as u', 'u.id', 'gm.userid')
    .where({ 'gm.groupid': groupid, 'u.deleted': 0 })
    .orderBy(['u.lastname', 'u.firstname', 'u.id'])
    .select<Member[]>('u.id', 'u.firstname', 'u.lastname');

const managesGroups = (visit: Visit, courseid: number): Promise<boolean> =>
  may(visit, courseid, 'moodle/course:managegroups');

/** The reader's own groups in a course; every group, for who manages them. */
const groupsShown = async (visit: Visit, courseid: number): Promise<GroupRow[]> => {
  const { db } = visit.moodle;
  const rows = db('groups').where({ courseid }).orderBy(['name', 'id']);
  if (await managesGroups(visit, courseid)) return rows.select<GroupRow[]>('*');
  const mine = db('groups_members').where({ userid: visit.user?.id ?? 0 });
  return rows
    .whereIn('id', mine.select('groupid'))
    .where('visibility', '<', NONE)
    .select<GroupRow[]>('*');
};

/** For the link in the course: whether the page would show anything. */
export const hasGroups = async (visit: Visit, courseid: number): Promise<boolean> =>
  (await groupsShown(visit, courseid)).length > 0;

const card = async (visit: Visit, group: GroupRow, words: Words): Promise<Markup> => {
  const all = await membersOf(visit, group.id);
  const seesAll = group.visibility !== OWN || (await managesGroups(visit, group.courseid));
  const members = all.filter(({ id }) => seesAll || id === visit.user?.id);
  const name = (member: Member): Markup =>
    html`<li>
      ${`${member.firstname} ${member.lastname}`.trim()}
      ${member.id === visit.user?.id && html`<span class="muted">${words.you}</span>`}
    </li>`;
  return html`<section class="card">
    <h2>${group.name}</h2>
    <h3>${words.members}</h3>
    ${
      members.length > 0
        ? html`<ul>
            ${members.map(name)}
          </ul>`
        : html`<p class="muted">${words.nobody}</p>`
    }
  </section>`;
};

const page = async (
  visit: Visit,
  course: { id: number; fullname: string },
  groups: GroupRow[],
): Promise<Page> => {
  const words = WORDS[visit.lang];
  const manages = await managesGroups(visit, course.id);
  const cards: Markup[] = [];
  for (const group of groups) cards.push(await card(visit, group, words));
  return {
    lang: visit.lang,
    title: manages ? words.all : words.title,
    crumbs: [{ label: course.fullname, href: `/course/view.php?id=${course.id}` }],
    main: html`${
      groups.length > 0
        ? html`<p>${words.private}</p>
            ${cards}
            <p><a href="/calendar/view.php?view=upcoming">${words.agenda}</a></p>`
        : html`<p class="box">${manages ? words.noneAtAll : words.none}</p>`
    }`,
  };
};

const list = async (visit: Visit): Promise<Page> => {
  const id = visit.form.int('id');
  const course = await mustEnter(visit, id, `/group/index.php?id=${id}`);
  return page(visit, course, await groupsShown(visit, id));
};

/** One group, at the address Moodle gives it; who is not in it learns not even its name. */
const one = async (visit: Visit): Promise<Page> => {
  const id = visit.form.int('group');
  const wanted = `/group/members.php?group=${id}`;
  await mustBeLoggedIn(visit, wanted);
  const group = await visit.moodle
    .db('groups')
    .where({ id })
    .first<GroupRow | undefined>('courseid');
  if (!group) throw notFound();
  const course = await mustEnter(visit, group.courseid, wanted);
  const shown = (await groupsShown(visit, course.id)).filter((row) => row.id === id);
  if (shown.length === 0) throw noPermissionHere();
  return page(visit, course, shown);
};

export const serveGroups = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/group/index.php', list);
  servePage(router, moodle, '/group/members.php', one);
};
