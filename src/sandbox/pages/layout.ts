import { french } from '../french.ts';
import type { Lang } from './language.ts';
import { html, type Markup } from './markup.ts';
import type { Standing } from './standing.ts';
import type { Visit } from './visit.ts';

type Crumb = { label: string; href: string };
export type Page = {
  status?: number;
  /** What it is written in: French, unless the page speaks both and says so. */
  lang?: Lang;
  title: string;
  /** What stands above the page's own heading: the course, the Book. */
  crumbs?: Crumb[];
  main: Markup;
};

const WORDS = {
  fr: french({
    skip: 'Aller au contenu',
    warning: 'Avertissement',
    simulated: 'Moodle simulé',
    imitation:
      ' : une imitation pour la démonstration et les essais. Les personnes et les organismes sont inventés.',
    navigation: 'Navigation principale',
    asks: (count: number) => `Mes demandes (${count})`,
    path: 'Mon parcours',
    notifications: 'Notifications',
    mails: 'Courriels envoyés',
    account: 'Compte',
    guest: 'Vous êtes en visite anonyme',
    spaces: 'Mes espaces',
    logOut: 'Se déconnecter',
    logIn: 'Se connecter',
    trail: 'Fil d’Ariane',
    language: 'Langue',
    foot: 'Moodle simulé, sans lien avec le projet Moodle. Rien ici n’est réel.',
  }),
  en: {
    skip: 'Skip to the content',
    warning: 'Warning',
    simulated: 'Simulated Moodle',
    imitation:
      ': an imitation for demonstrations and tests. The people and organisations are invented.',
    navigation: 'Main navigation',
    asks: (count: number) => `My questions (${count})`,
    path: 'My path',
    notifications: 'Notifications',
    mails: 'E-mails sent',
    account: 'Account',
    guest: 'You are visiting as a guest',
    spaces: 'My spaces',
    logOut: 'Log out',
    logIn: 'Log in',
    trail: 'Breadcrumb',
    language: 'Language',
    foot: 'Simulated Moodle, unconnected with the Moodle project. Nothing here is real.',
  },
} as const;
type Words = (typeof WORDS)[Lang];

const LANGUAGES: { lang: Lang; label: string }[] = [
  { lang: 'fr', label: 'Français' },
  { lang: 'en', label: 'English' },
];

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

const account = ({ user, session, isGuest }: Visit, words: Words): Markup =>
  user
    ? html`<span>${isGuest ? words.guest : `${user.firstname} ${user.lastname}`.trim()}</span>
        ${!isGuest && html`<a href="/my/">${words.spaces}</a>`}
        <a href="/login/logout.php?sesskey=${session.sesskey}">${words.logOut}</a>`
    : html`<a href="/login/index.php">${words.logIn}</a>`;

/** Moodle's main navigation and its bell, for who has an account. */
const navigation = ({ user, isGuest, isAdmin }: Visit, standing: Standing, words: Words) =>
  user !== null &&
  !isGuest &&
  html`<nav class="account" aria-label="${words.navigation}">
    ${standing.asks > 0 && html`<a href="/local/mara/asks.php">${words.asks(standing.asks)}</a>`}
    ${standing.hasPath && html`<a href="/local/mara/profile.php">${words.path}</a>`}
    <a href="/message/output/popup/notifications.php">${words.notifications}</a>
    ${isAdmin && html`<a href="/mailbox">${words.mails}</a>`}
  </nav>`;

/** Only where there is a choice: most pages speak French alone. */
const languages = (visit: Visit, page: Page, words: Words): Markup | false => {
  if (page.lang === undefined) return false;
  const link = (lang: Lang): string => {
    const address = new URLSearchParams(visit.query);
    address.set('lang', lang);
    return `?${address.toString()}`;
  };
  return html`<nav class="account" aria-label="${words.language}">
    ${LANGUAGES.map(({ lang, label }) =>
      lang === page.lang
        ? html`<span lang="${lang}" aria-current="true">${label}</span>`
        : html`<a href="${link(lang)}" lang="${lang}" hreflang="${lang}">${label}</a>`,
    )}
  </nav>`;
};

const trail = (crumbs: Crumb[], words: Words): Markup | false =>
  crumbs.length > 0 &&
  html`<nav class="trail" aria-label="${words.trail}">
    <ol>
      ${crumbs.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
    </ol>
  </nav>`;

/** The frame of every page; it says that this is not the real Moodle. */
export const renderPage = (visit: Visit, page: Page, standing: Standing, flash: string): string => {
  const words = WORDS[page.lang ?? 'fr'];
  return html`<!doctype html>
    <html lang="${page.lang ?? 'fr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} | ${words.simulated}</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <aside class="notice" aria-label="${words.warning}">
          <strong>${words.simulated}</strong>${words.imitation}
        </aside>
        <header>
          <a class="brand" href="/">MARA</a>
          ${navigation(visit, standing, words)}
          <nav class="account" aria-label="${words.account}">${account(visit, words)}</nav>
          ${languages(visit, page, words)}
        </header>
        <main id="main">
          ${trail(page.crumbs ?? [], words)}
          ${flash !== '' && html`<p class="box info" role="status">${flash}</p>`}
          <h1>${page.title}</h1>
          ${page.main}
        </main>
        <footer><p>${words.foot}</p></footer>
      </body>
    </html>`.markup;
};
