import { html, type Markup } from './markup.ts';
import type { Visit } from './visit.ts';

type Crumb = { label: string; href: string };
export type Page = {
  status?: number;
  title: string;
  /** What stands above the page's own heading: the course, the Book. */
  crumbs?: Crumb[];
  main: Markup;
};

export const errorPage = (errorcode: string, message: string): Page => ({
  // Moodle sends its error pages with this status, whatever the error.
  status: 404,
  title: 'Erreur',
  main: html`<div class="box danger" data-rel="fatalerror">
    <p class="errormessage">${message}</p>
    <p class="errorcode">Code : ${errorcode}</p>
    <p><a class="button" href="/">Revenir à l’accueil</a></p>
  </div>`,
});

export const maintenancePage = (): Page => ({
  status: 503,
  title: 'Site en maintenance',
  main: html`<p class="box">
    Ce site est en cours de maintenance et n’est pas disponible actuellement.
  </p>`,
});

const account = ({ user, session, isGuest }: Visit): Markup =>
  user
    ? html`<span
          >${isGuest ? 'Vous êtes en visite anonyme' : `${user.firstname} ${user.lastname}`.trim()}</span
        >
        ${!isGuest && html`<a href="/my/">Mes espaces</a>`}
        <a href="/login/logout.php?sesskey=${session.sesskey}">Se déconnecter</a>`
    : html`<a href="/login/index.php">Se connecter</a>`;

const trail = (crumbs: Crumb[]): Markup | false =>
  crumbs.length > 0 &&
  html`<nav class="trail" aria-label="Fil d’Ariane">
    <ol>
      ${crumbs.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
    </ol>
  </nav>`;

/** The frame of every page; it says that this is not the real Moodle. */
export const renderPage = (visit: Visit, page: Page, flash: string): string =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} | Moodle simulé</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Aller au contenu</a>
        <aside class="notice" aria-label="Avertissement">
          <strong>Moodle simulé</strong> : une imitation pour la démonstration et les essais. Les
          personnes et les organismes sont inventés.
        </aside>
        <header>
          <a class="brand" href="/">MARA</a>
          <nav class="account" aria-label="Compte">${account(visit)}</nav>
        </header>
        <main id="main">
          ${trail(page.crumbs ?? [])}
          ${flash !== '' && html`<p class="box info" role="status">${flash}</p>`}
          <h1>${page.title}</h1>
          ${page.main}
        </main>
        <footer><p>Moodle simulé, sans lien avec le projet Moodle. Rien ici n’est réel.</p></footer>
      </body>
    </html>`.markup;
