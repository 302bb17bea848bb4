import { chaptersOf } from '../course/chapters.ts';
import { purify } from '../html/purify.ts';
import type { ChapterRow } from '../store/rows.ts';
import { type Activity, bookOf, may, mustMay } from './access.ts';
import { type Detour, failure, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import type { Visit } from './visit.ts';

type Shown = {
  visit: Visit;
  cm: Activity['cm'];
  chapters: ChapterRow[];
  chapter: ChapterRow;
  edits: boolean;
};

const urlOf = (cmid: number, chapter: ChapterRow): string =>
  `/mod/book/view.php?id=${cmid}&chapterid=${chapter.id}`;

const contents = ({ cm, chapters, chapter }: Shown): Markup =>
  html`<nav class="toc" aria-labelledby="toc">
    <h2 id="toc">Table des matières</h2>
    <ol>
      ${chapters.map(
        (one) =>
          html`<li>
            ${
              one.id === chapter.id
                ? html`<span aria-current="page">${one.title}</span>`
                : html`<a href="${urlOf(cm.id, one)}">${one.title}</a>`
            }
            ${one.hidden === 1 && html` <span class="tag">caché</span>`}
          </li>`,
      )}
    </ol>
  </nav>`;

const tools = ({ visit, cm, chapter }: Shown): Markup => {
  const action = (script: string, more: string): string =>
    `/mod/book/${script}.php?id=${cm.id}&chapterid=${chapter.id}${more}&sesskey=${visit.session.sesskey}`;
  return html`<ul class="actions" aria-label="Modifier ce chapitre">
    <li>
      <a class="button main" href="/mod/book/edit.php?cmid=${cm.id}&amp;id=${chapter.id}"
        >Modifier</a
      >
    </li>
    <li>
      <a class="button" href="${action('show', '')}"
        >${chapter.hidden === 1 ? 'Afficher' : 'Cacher'}</a
      >
    </li>
    <li><a class="button" href="${action('move', '&up=1')}">Monter</a></li>
    <li><a class="button" href="${action('move', '&up=0')}">Descendre</a></li>
    <li>
      <a
        class="button"
        href="/mod/book/edit.php?cmid=${cm.id}&amp;pagenum=${chapter.pagenum}&amp;subchapter=0"
        >Ajouter un chapitre après</a
      >
    </li>
    <li><a class="button bad" href="${action('delete', '')}">Supprimer</a></li>
  </ul>`;
};

const neighbours = ({ cm, chapters, chapter }: Shown): Markup => {
  const place = chapters.indexOf(chapter);
  const link = (to: ChapterRow | undefined, label: string): Markup | false =>
    to !== undefined &&
    html`<li><a class="button" href="${urlOf(cm.id, to)}">${label} : ${to.title}</a></li>`;
  return html`<nav aria-label="Chapitres voisins">
    <ul class="actions">
      ${link(chapters[place - 1], 'Précédent')} ${link(chapters[place + 1], 'Suivant')}
    </ul>
  </nav>`;
};

const body = (shown: Shown): Markup =>
  html`<div class="book">
    ${contents(shown)}
    <div>
      <div class="book_content" id="mod_book-chapter">
        <h2>${shown.chapter.title}</h2>
        ${trusted(purify(shown.chapter.content))}
      </div>
      ${shown.edits && tools(shown)} ${neighbours(shown)}
    </div>
  </div>`;

export const viewBook = async (visit: Visit): Promise<Page | Detour> => {
  const { form } = visit;
  const wanted = `/mod/book/view.php?id=${form.int('id')}&chapterid=${form.int('chapterid')}`;
  const { cm, course, book } = await bookOf(visit, form.int('id'), wanted);
  await mustMay(visit, course.id, 'mod/book:read');
  const seesHidden = await may(visit, course.id, 'mod/book:viewhiddenchapters');
  const edits = await may(visit, course.id, 'mod/book:edit');
  const all = await chaptersOf(visit.moodle.db, book.id);
  const chapters = all.filter((one) => seesHidden || one.hidden === 0);
  const crumbs = [{ label: course.fullname, href: `/course/view.php?id=${course.id}` }];
  const wantedId = form.int('chapterid');
  const chapter = wantedId === 0 ? chapters[0] : chapters.find((one) => one.id === wantedId);
  if (chapter)
    return { title: book.name, crumbs, main: body({ visit, cm, chapters, chapter, edits }) };
  if (wantedId !== 0) return failure('errorchapter', 'Erreur de lecture du chapitre.');
  if (edits && all.length === 0) return redirect(`/mod/book/edit.php?cmid=${cm.id}`);
  return {
    title: book.name,
    crumbs,
    main: html`<p class="box">Ce livre n’a pas encore de contenu.</p>`,
  };
};
