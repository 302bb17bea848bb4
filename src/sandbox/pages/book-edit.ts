import type { Router } from 'express';
import {
  deleteChapter,
  findChapter,
  insertChapter,
  moveChapter,
  toggleHidden,
  updateChapter,
} from '../course/chapters.ts';
import { throughEditor } from '../html/editor.ts';
import type { Moodle } from '../moodle.ts';
import type { ChapterRow } from '../store/rows.ts';
import { bookOf, mustHaveSesskey, mustMay } from './access.ts';
import { viewBook } from './book-view.ts';
import { type Detour, notFound, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, textArea } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const viewUrl = (cmid: number, chapterid?: number): string =>
  `/mod/book/view.php?id=${cmid}${chapterid === undefined ? '' : `&chapterid=${chapterid}`}`;

type Editing = {
  cmid: number;
  course: { id: number; fullname: string };
  book: string;
  chapter: ChapterRow | null;
  pagenum: number;
};

/** `content_editor[touched]` is set by the page's script: where an editor runs, it rewrites. */
const formPage = (visit: Visit, editing: Editing, problem: string | null): Page => {
  const { cmid, chapter, pagenum } = editing;
  const title = visit.posted ? (visit.form.get('title') ?? '') : (chapter?.title ?? '');
  const text = visit.posted
    ? (visit.form.get('content_editor[text]') ?? '')
    : (chapter?.content ?? '');
  return {
    title: chapter ? 'Modifier le chapitre' : 'Ajouter un chapitre',
    crumbs: [
      { label: editing.course.fullname, href: `/course/view.php?id=${editing.course.id}` },
      { label: editing.book, href: viewUrl(cmid) },
    ],
    main: html`${problem !== null && html`<p class="box error" role="alert">${problem}</p>`}
      <form class="box" action="/mod/book/edit.php" method="post">
        <input type="hidden" name="id" value="${chapter?.id ?? ''}" />
        <input type="hidden" name="cmid" value="${cmid}" />
        <input type="hidden" name="pagenum" value="${pagenum}" />
        <input type="hidden" name="subchapter" value="0" />
        <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
        <input type="hidden" name="_qf__book_chapter_edit_form" value="1" />
        <label class="required" for="id_title">Titre du chapitre</label>
        <input type="text" name="title" id="id_title" maxlength="255" value="${title}" required />
        <label class="required" for="id_content">Contenu (HTML)</label>
        ${textArea({ class: 'tall', name: 'content_editor[text]', id: 'id_content' }, text)}
        <input type="hidden" name="content_editor[format]" value="1" />
        <input type="hidden" name="content_editor[itemid]" value="0" />
        <input type="hidden" name="content_editor[touched]" value="0" data-editor />
        <p class="actions">
          <button class="main" type="submit" name="submitbutton" value="1">Enregistrer</button>
          <button type="submit" name="cancel" value="1" formnovalidate>Annuler</button>
        </p>
      </form>
      <script src="/sandbox/editor.js"></script>`,
  };
};

const save = async (visit: Visit, editing: Editing, bookid: number): Promise<Page | Detour> => {
  const { moodle, form } = visit;
  const title = (form.get('title') ?? '').trim();
  const sent = form.get('content_editor[text]') ?? '';
  if (title === '' || Array.from(title).length > 255)
    return formPage(visit, editing, 'Le titre demande 1 à 255 caractères.');
  if (sent.trim() === '') return formPage(visit, editing, 'Le contenu est vide.');
  // Moodle keeps a chapter as it was sent; it is cleaned where it is shown.
  const content = form.get('content_editor[touched]') === '1' ? throughEditor(sent) : sent;
  const { chapter, pagenum, cmid } = editing;
  const id = await moodle.db.transaction(async (db) => {
    if (!chapter) return insertChapter(moodle, db, { bookid, pagenum, title, content });
    await updateChapter(moodle, db, chapter, { title, content });
    return chapter.id;
  });
  return redirect(viewUrl(cmid, id));
};

const edit = async (visit: Visit): Promise<Page | Detour> => {
  const { form, moodle } = visit;
  const cmid = form.int('cmid');
  const { course, book } = await bookOf(
    visit,
    cmid,
    `/mod/book/edit.php?cmid=${cmid}&id=${form.int('id')}`,
  );
  await mustMay(visit, course.id, 'mod/book:edit');
  const id = form.int('id');
  const chapter = id === 0 ? null : ((await findChapter(moodle.db, book.id, id)) ?? null);
  if (id !== 0 && !chapter) throw notFound();
  // The address names the page to stand behind, the form the page to be.
  const pagenum =
    chapter?.pagenum ?? (visit.posted ? Math.max(form.int('pagenum'), 1) : form.int('pagenum') + 1);
  const editing: Editing = { cmid, course, book: book.name, chapter, pagenum };
  if (!visit.posted) return formPage(visit, editing, null);
  mustHaveSesskey(visit);
  if (form.get('cancel') !== undefined) return redirect(viewUrl(cmid, chapter?.id));
  return save(visit, editing, book.id);
};

type Change = (visit: Visit, chapter: ChapterRow, cmid: number) => Promise<Page | Detour>;

/** The links beside a chapter: each changes something and leads back. */
const changeChapter =
  (script: string, change: Change) =>
  async (visit: Visit): Promise<Page | Detour> => {
    const { form, moodle } = visit;
    const cmid = form.int('id');
    const { course, book } = await bookOf(visit, cmid, `/mod/book/${script}.php?id=${cmid}`);
    const chapter = await findChapter(moodle.db, book.id, form.int('chapterid'));
    if (!chapter) throw notFound();
    mustHaveSesskey(visit);
    await mustMay(visit, course.id, 'mod/book:edit');
    return change(visit, chapter, cmid);
  };

const show: Change = async ({ moodle }, chapter, cmid) => {
  await moodle.db.transaction((db) => toggleHidden(moodle, db, chapter));
  return redirect(viewUrl(cmid, chapter.id));
};

const move: Change = async ({ moodle, form }, chapter, cmid) => {
  await moodle.db.transaction((db) => moveChapter(moodle, db, chapter, form.int('up') === 1));
  return redirect(viewUrl(cmid, chapter.id));
};

const remove: Change = async (visit, chapter, cmid) => {
  const { moodle, form, session } = visit;
  if (form.int('confirm') === 1) {
    await moodle.db.transaction((db) => deleteChapter(moodle, db, chapter));
    return redirect(viewUrl(cmid), `Le chapitre « ${chapter.title} » a été supprimé.`);
  }
  return {
    title: 'Supprimer ce chapitre ?',
    main: html`<form class="box" action="/mod/book/delete.php" method="post">
      <p>Le chapitre « ${chapter.title} » sera supprimé. Le compagnon ne le refera pas.</p>
      <input type="hidden" name="id" value="${cmid}" />
      <input type="hidden" name="chapterid" value="${chapter.id}" />
      <input type="hidden" name="confirm" value="1" />
      <input type="hidden" name="sesskey" value="${session.sesskey}" />
      <button class="bad" type="submit">Supprimer</button>
      <a class="button" href="${viewUrl(cmid, chapter.id)}">Annuler</a>
    </form>`,
  };
};

export const serveBook = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/mod/book/view.php', viewBook);
  servePage(router, moodle, '/mod/book/edit.php', edit);
  servePage(router, moodle, '/mod/book/show.php', changeChapter('show', show));
  servePage(router, moodle, '/mod/book/move.php', changeChapter('move', move));
  servePage(router, moodle, '/mod/book/delete.php', changeChapter('delete', remove));
};
