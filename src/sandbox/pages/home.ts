import type { Router } from 'express';
import type { Moodle } from '../moodle.ts';
import { AccountsSchema, EXAMPLE_ACCOUNTS, type ExampleAccount } from '../store/accounts.ts';
import { getConfig } from '../store/config.ts';
import type { CourseRow } from '../store/rows.ts';
import { guestsMayEnter, isEnrolled, mustBeLoggedIn } from './access.ts';
import type { Page } from './layout.ts';
import { loginButton } from './login.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const card = (visit: Visit, account: ExampleAccount): Markup =>
  html`<li class="card">
    <h3>${account.label}</h3>
    <p>${account.note}</p>
    <p class="muted">
      Nom d’utilisateur : <code>${account.username}</code><br />Mot de passe :
      <code>${account.password}</code>
    </p>
    ${loginButton(visit, account, `Entrer : ${account.label}`)}
  </li>`;

const accounts = async (visit: Visit): Promise<Markup | null> => {
  const text = await getConfig(visit.moodle.db, EXAMPLE_ACCOUNTS);
  const list = AccountsSchema.safeParse(JSON.parse(text ?? '[]'));
  if (!list.success || list.data.length === 0) return null;
  return html`<h2>Comptes inventés</h2>
    <p>Chaque bouton ouvre le site comme cette personne le voit.</p>
    <ul class="cards">
      ${list.data.map((account) => card(visit, account))}
    </ul>`;
};

const spaceList = async (visit: Visit, all: boolean): Promise<Markup> => {
  const courses = await visit.moodle
    .db('course')
    .where(visit.isAdmin ? {} : { visible: 1 })
    .orderBy('id')
    .limit(200)
    .select<CourseRow[]>('*');
  const items: Markup[] = [];
  for (const course of courses) {
    const inside =
      visit.isAdmin ||
      (await isEnrolled(visit, course.id)) ||
      (await guestsMayEnter(visit, course.id));
    if (!all && !inside) continue;
    items.push(
      html`<li class="card">
        <h3><a href="/course/view.php?id=${course.id}">${course.fullname}</a></h3>
        <p class="muted">${inside ? 'Ouvert pour vous' : 'Réservé aux personnes inscrites'}</p>
      </li>`,
    );
  }
  return items.length > 0
    ? html`<ul class="cards">
        ${items}
      </ul>`
    : html`<p>Aucun espace pour le moment.</p>`;
};

const front = async (visit: Visit): Promise<Page> => ({
  title: 'Mission d’appui à la reconversion',
  main: html`<p>
      Ce site imite un Moodle pour montrer le compagnon MARA sans rien installer : un espace par
      groupement, des fiches que les référents remplissent, et les pages que le compagnon en publie.
    </p>
    ${visit.user ? null : await accounts(visit)}
    <h2>Espaces</h2>
    ${await spaceList(visit, true)}`,
});

const mine = async (visit: Visit): Promise<Page> => {
  await mustBeLoggedIn(visit, '/my/');
  return {
    title: 'Mes espaces',
    main: html`<h2>Ouverts pour vous</h2>
      ${await spaceList(visit, false)}`,
  };
};

export const serveHome = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/', front);
  servePage(router, moodle, '/my/', mine);
};
