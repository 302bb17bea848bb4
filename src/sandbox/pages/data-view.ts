import { contentsOf, deleteEntry, fieldsOf, findRecord, type Contents } from '../course/entries.ts';
import { purify } from '../html/purify.ts';
import { choicesIn } from '../items/field-text.ts';
import type { DataFieldRow, RecordRow } from '../store/rows.ts';
import { type Activity, databaseOf, may, mustHaveSesskey, mustMay } from './access.ts';
import { type Detour, failure, notFound, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import type { Visit } from './visit.ts';

const PER_PAGE = 10;

type Reach = Activity & { data: { id: number; name: string } };

const dayFormat = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

const shown = (field: DataFieldRow, content: string): Markup => {
  if (field.type === 'textarea') return trusted(purify(content));
  if (field.type === 'date') return html`${dayFormat.format(Number(content) * 1000)}`;
  if (field.type === 'checkbox')
    return html`<ul>
      ${choicesIn(content).map((choice) => html`<li>${choice}</li>`)}
    </ul>`;
  if (field.type === 'url' && isWebAddress(content))
    return html`<a href="${content}" rel="noreferrer">${content}</a>`;
  return html`${content}`;
};

const card = (
  visit: Visit,
  fields: DataFieldRow[],
  record: RecordRow,
  contents: Contents,
): Markup => {
  const { id, dataid } = record;
  const remove = `/mod/data/view.php?d=${dataid}&delete=${id}&sesskey=${visit.session.sesskey}`;
  const rows = fields.map((field) => {
    const content = contents.get(field.id) ?? '';
    return (
      content !== '' &&
      html`<dt>${field.name}</dt>
        <dd>${shown(field, content)}</dd>`
    );
  });
  return html`<article class="card">
    <dl>${rows}</dl>
    <ul class="actions" aria-label="Cette fiche">
      <li><a class="button" href="/mod/data/view.php?d=${dataid}&amp;rid=${id}">Voir seule</a></li>
      <li>
        <a class="button main" href="/mod/data/edit.php?d=${dataid}&amp;rid=${id}">Modifier</a>
      </li>
      <li><a class="button bad" href="${remove}">Supprimer</a></li>
    </ul>
  </article>`;
};

const frame = ({ course, data }: Reach, main: Markup): Page => ({
  title: data.name,
  crumbs: [{ label: course.fullname, href: `/course/view.php?id=${course.id}` }],
  main,
});

const cards = async (visit: Visit, reach: Reach, records: RecordRow[]): Promise<Markup[]> => {
  const { db } = visit.moodle;
  const fields = await fieldsOf(db, reach.data.id);
  const contents = await contentsOf(
    db,
    records.map((record) => record.id),
  );
  return records.map((record) =>
    card(visit, fields, record, contents.get(record.id) ?? new Map<number, string>()),
  );
};

const listPage = async (visit: Visit, reach: Reach): Promise<Page> => {
  const page = visit.form.int('page');
  const dataid = reach.data.id;
  const records = await visit.moodle
    .db('data_records')
    .where({ dataid })
    .orderBy('id')
    .offset(page * PER_PAGE)
    .limit(PER_PAGE + 1)
    .select<RecordRow[]>('*');
  const turn = (to: number, label: string): Markup =>
    html`<li>
      <a class="button" href="/mod/data/view.php?d=${dataid}&amp;page=${to}">${label}</a>
    </li>`;
  return frame(
    reach,
    html`<p><a class="button main" href="/mod/data/edit.php?d=${dataid}">Ajouter une fiche</a></p>
      ${records.length === 0 ? html`<p class="box">Aucune fiche pour le moment.</p>` : await cards(visit, reach, records.slice(0, PER_PAGE))}
      <nav aria-label="Pages">
        <ul class="actions">
          ${page > 0 && turn(page - 1, 'Page précédente')}
          ${records.length > PER_PAGE && turn(page + 1, 'Page suivante')}
        </ul>
      </nav>`,
  );
};

/** Asked for first, then done by the form of this page. */
const removal = async (visit: Visit, reach: Reach, id: number): Promise<Page | Detour> => {
  const { moodle, form, session } = visit;
  const list = `/mod/data/view.php?d=${reach.data.id}`;
  const record = await findRecord(moodle.db, reach.data.id, id);
  if (!record) throw notFound();
  if (form.int('confirm') === 1) {
    mustHaveSesskey(visit);
    await moodle.db.transaction((db) => deleteEntry(moodle, db, id));
    return redirect(list, 'La fiche a été supprimée.');
  }
  return frame(
    reach,
    html`<form class="box" action="/mod/data/view.php" method="post">
      <h2>Supprimer cette fiche ?</h2>
      <input type="hidden" name="d" value="${reach.data.id}" />
      <input type="hidden" name="delete" value="${id}" />
      <input type="hidden" name="confirm" value="1" />
      <input type="hidden" name="sesskey" value="${session.sesskey}" />
      <button class="bad" type="submit">Supprimer</button>
      <a class="button" href="${list}">Annuler</a>
    </form>`,
  );
};

export const viewDatabase = async (visit: Visit): Promise<Page | Detour> => {
  const { form } = visit;
  const wanted = `/mod/data/view.php?id=${form.int('id')}&d=${form.int('d')}`;
  const reach = await databaseOf(visit, wanted);
  const { course, data } = reach;
  await mustMay(visit, course.id, 'mod/data:viewentry');
  const manages = await may(visit, course.id, 'mod/data:manageentries');
  if (form.int('delete') !== 0 && manages) return removal(visit, reach, form.int('delete'));
  const rid = form.int('rid');
  if (rid === 0) return listPage(visit, reach);
  const record = await findRecord(visit.moodle.db, data.id, rid);
  if (!record) throw notFound();
  if (record.approved === 0 && !manages)
    return failure('notapprovederror', 'Cette fiche n’est pas encore approuvée.');
  return frame(reach, html`${await cards(visit, reach, [record])}`);
};
