import type { Router } from 'express';
import type { Moodle } from '../moodle.ts';
import { type ExampleAccount, exampleAccounts } from '../store/accounts.ts';
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
  const list = await exampleAccounts(visit.moodle.db);
  if (list.length === 0) return null;
  return html`<h2>Comptes inventés</h2>
    <p>Chaque bouton ouvre le site comme cette personne le voit.</p>
    <ul class="cards">
      ${list.map((account) => card(visit, account))}
    </ul>
    <h2>À voir dans cet exemple</h2>
    <ul>
      <li>
        « Mes demandes » : les questions du compagnon, dans le bandeau de qui en a une ; « Notifications »
        les annonce.
      </li>
      <li>
        « Coin des référents », dans l’espace d’un référent : les fiches du bassin de vie et du bassin
        d’emploi, et les offres, dont certaines ne sont transmises que par le réseau.
      </li>
      <li>
        « Ma région », dans l’espace d’un référent : ce que le compagnon y a fait, et ce qui attend.
      </li>
      <li>
        « Mon parcours », dans le bandeau d’un candidat ou d’un parrain : ce qu’il cherche ou propose, et
        ses accords ; « Les personnes de mon espace », chez son référent.
      </li>
      <li>« Mes groupes », dans l’espace de qui est d’un groupe, et l’agenda, dans « Mes espaces ».</li>
      <li>
        <a href="/mailbox">Courriels envoyés par ce Moodle simulé</a> : les invitations, dont les
        liens peuvent être suivis.
      </li>
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
      ${await spaceList(visit, false)}
      ${!visit.isGuest && html`<p><a class="button" href="/calendar/view.php?view=upcoming">Agenda</a></p>`}`,
  };
};

export const serveHome = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/', front);
  servePage(router, moodle, '/my/', mine);
};
