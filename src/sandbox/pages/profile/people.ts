import { may, mustEnter, mustMay } from '../access.ts';
import { notFound } from '../detour.ts';
import type { Page } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import { enrolledIn, isSpace } from './enrolled.ts';
import { FOLLOW } from './follow.ts';
import { labelOf, PHASES, QUALITIES } from './options.ts';
import { PROFILE_PATH } from './own.ts';
import { partsOf } from './reading.ts';
import { WORDS, type Words } from './words.ts';

export const PEOPLE_PATH = '/local/mara/people.php';
const PER_PAGE = 50;

type Listed = { id: number; firstname: string; lastname: string };

const fieldsOf = async (
  { moodle }: Visit,
  ids: readonly number[],
): Promise<Map<string, string>> => {
  const rows = await moodle
    .db('user_info_data as d')
    .join('user_info_field as f', 'f.id', 'd.fieldid')
    .whereIn('d.userid', [...ids])
    .whereIn('f.shortname', ['mara_quality', 'mara_phase'])
    .select<{ userid: number; shortname: string; data: string }[]>(
      'd.userid',
      'f.shortname',
      'd.data',
    );
  return new Map(rows.map(({ userid, shortname, data }) => [`${userid} ${shortname}`, data]));
};

const table = async (visit: Visit, courseid: number, people: readonly Listed[], words: Words) => {
  const fields = await fieldsOf(
    visit,
    people.map(({ id }) => id),
  );
  const said = (id: number, field: string): string[] => partsOf(fields.get(`${id} ${field}`) ?? '');
  return html`<table>
    <caption>
      ${words.peopleTitle}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.name}</th>
        <th scope="col">${words.quality}</th>
        <th scope="col">${words.phase}</th>
      </tr>
    </thead>
    <tbody>
      ${people.map(({ id, firstname, lastname }) => {
        const name = `${firstname} ${lastname}`.trim();
        const qualities = said(id, 'mara_quality').map((one) =>
          labelOf(QUALITIES, one, visit.lang),
        );
        const phases = said(id, 'mara_phase').map((one) => labelOf(PHASES, one, visit.lang));
        return html`<tr>
          <td>
            <a href="${PROFILE_PATH}?id=${id}&amp;course=${courseid}" aria-label="${words.open(name)}"
              >${name}</a
            >
          </td>
          <td>${qualities.length > 0 ? qualities.join(', ') : words.none}</td>
          <td>${phases.length > 0 ? phases.join(', ') : words.none}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
};

const pages = (courseid: number, page: number, count: number, words: Words): Markup | false => {
  const link = (to: number, label: string): Markup =>
    html`<li><a class="button" href="${PEOPLE_PATH}?course=${courseid}&amp;page=${to}">${label}</a></li>`;
  const [before, after] = [page > 0, (page + 1) * PER_PAGE < count];
  return (
    (before || after) &&
    html`<nav aria-label="${words.pages}">
      <ul class="actions">
        ${before && link(page - 1, words.previous)} ${after && link(page + 1, words.next)}
      </ul>
    </nav>`
  );
};

/** The link in a space's course, for who may follow it. */
export const peopleLink = async (visit: Visit, courseid: number): Promise<Markup | false> =>
  (await isSpace(visit.moodle, courseid)) &&
  (await may(visit, courseid, FOLLOW)) &&
  html`<li>
    <a class="button" href="${PEOPLE_PATH}?course=${courseid}">${WORDS.fr.peopleTitle}</a>
  </li>`;

/** Those enrolled in a space, for whoever follows them. */
export const peopleOfSpace = async (visit: Visit): Promise<Page> => {
  const { form, lang } = visit;
  const [id, page] = [form.int('course'), form.int('page')];
  const course = await mustEnter(visit, id, `${PEOPLE_PATH}?course=${id}`);
  await mustMay(visit, id, FOLLOW);
  if (!(await isSpace(visit.moodle, id))) throw notFound();
  const words = WORDS[lang];
  const [counted] = await enrolledIn(visit.moodle, id).countDistinct<{ count: number }[]>(
    'u.id as count',
  );
  const people = await enrolledIn(visit.moodle, id)
    .groupBy('u.id')
    .orderBy(['u.lastname', 'u.firstname', 'u.id'])
    .limit(PER_PAGE)
    .offset(page * PER_PAGE)
    .select<Listed[]>('u.id', 'u.firstname', 'u.lastname');
  return {
    lang,
    title: words.peopleTitle,
    crumbs: [{ label: course.fullname, href: `/course/view.php?id=${id}` }],
    main: html`${
      people.length > 0
        ? await table(visit, id, people, words)
        : html`<p class="box">${words.peopleEmpty}</p>`
    }
    ${pages(id, page, counted?.count ?? 0, words)}`,
  };
};
