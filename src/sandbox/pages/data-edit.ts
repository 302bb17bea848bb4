import type { Router } from 'express';
import {
  type Contents,
  contentsOf,
  fieldsOf,
  findRecord,
  insertEntry,
  updateEntry,
} from '../course/entries.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import type { DataFieldRow } from '../store/rows.ts';
import { databaseOf, may } from './access.ts';
import { contentsFrom, control } from './data-form.ts';
import { viewDatabase } from './data-view.ts';
import { type Detour, failure, notFound, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

type Editing = {
  course: { id: number; fullname: string };
  data: { id: number; name: string };
  rid: number;
};

const formPage = (
  visit: Visit,
  { course, data, rid }: Editing,
  fields: DataFieldRow[],
  contents: Contents,
  problems: string[],
): Page => ({
  title: rid === 0 ? 'Nouvelle fiche' : 'Modifier la fiche',
  crumbs: [
    { label: course.fullname, href: `/course/view.php?id=${course.id}` },
    { label: data.name, href: `/mod/data/view.php?d=${data.id}` },
  ],
  main: html`${
    problems.length > 0 &&
    html`<div class="box error" role="alert">
        <p>À compléter :</p>
        <ul>
          ${problems.map((problem) => html`<li>${problem}</li>`)}
        </ul>
      </div>`
  }
    <form class="box" action="/mod/data/edit.php" method="post" enctype="multipart/form-data">
      <input type="hidden" name="d" value="${data.id}" />
      <input type="hidden" name="rid" value="${rid}" />
      <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
      ${fields.map((field) => control(field, contents.get(field.id) ?? '', nowOf(visit.moodle)))}
      <p class="actions">
        <button class="main" type="submit" name="saveandview" value="1">Enregistrer</button>
        ${rid === 0 && html`<button type="submit" name="saveandadd" value="1">Enregistrer et en ajouter une autre</button>`}
        <a class="button" href="/mod/data/view.php?d=${data.id}">Annuler</a>
      </p>
    </form>
    <script src="/sandbox/editor.js"></script>`,
});

/** Dates alone do not make an entry: they are never empty. */
const problemsOf = (fields: DataFieldRow[], contents: Contents): string[] => {
  const has = (field: DataFieldRow): boolean => (contents.get(field.id) ?? '').trim() !== '';
  const missing = fields.filter((field) => field.required === 1 && !has(field));
  if (missing.length > 0)
    return missing.map((field) => `${field.name} : il faut indiquer une valeur.`);
  return fields.some((field) => field.type !== 'date' && has(field))
    ? []
    : ['Vous n’avez rempli aucun champ.'];
};

const edit = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form } = visit;
  const rid = form.int('rid');
  const { course, data } = await databaseOf(
    visit,
    `/mod/data/edit.php?d=${form.int('d')}&rid=${rid}`,
  );
  if (visit.isGuest) return redirect(`/mod/data/view.php?d=${data.id}`);
  const record = rid === 0 ? undefined : await findRecord(moodle.db, data.id, rid);
  if (rid !== 0 && !record) throw notFound();
  const capability = rid === 0 ? 'mod/data:writeentry' : 'mod/data:manageentries';
  if (!(await may(visit, course.id, capability)))
    return failure('noaccess', 'Vous n’avez pas accès à cette page.');
  const fields = await fieldsOf(moodle.db, data.id);
  const editing: Editing = { course, data, rid };
  // As in Moodle, a forged form is only shown again.
  const sent = visit.posted && form.get('sesskey') === visit.session.sesskey;
  if (!sent) {
    const stored = (await contentsOf(moodle.db, [rid])).get(rid);
    return formPage(visit, editing, fields, stored ?? new Map<number, string>(), []);
  }
  const contents = contentsFrom(form, fields);
  const problems = problemsOf(fields, contents);
  if (problems.length > 0) return formPage(visit, editing, fields, contents, problems);
  const id = await moodle.db.transaction(async (db) => {
    if (rid === 0)
      return insertEntry(moodle, db, { dataid: data.id, userid: visit.user?.id ?? 0, contents });
    await updateEntry(moodle, db, rid, contents);
    return rid;
  });
  if (form.get('saveandadd') !== undefined)
    return redirect(`/mod/data/edit.php?d=${data.id}`, 'La fiche a été enregistrée.');
  return redirect(`/mod/data/view.php?d=${data.id}&rid=${id}`);
};

export const serveDatabase = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/mod/data/view.php', viewDatabase);
  servePage(router, moodle, '/mod/data/edit.php', edit);
};
