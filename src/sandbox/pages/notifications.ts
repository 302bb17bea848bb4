import type { Router } from 'express';
import { french } from '../french.ts';
import { purify } from '../html/purify.ts';
import type { Moodle } from '../moodle.ts';
import type { NotificationRow } from '../store/piece-rows.ts';
import { mustBeLoggedIn } from './access.ts';
import { noPermissionHere } from './detour.ts';
import { type Lang, sayTime } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const PATH = '/message/output/popup/notifications.php';
const MOST = 100;

const WORDS = {
  fr: french({
    title: 'Notifications',
    home: 'Mes espaces',
    none: 'Vous n’avez pas de notification.',
    open: 'Ouvrir la page concernée',
  }),
  en: {
    title: 'Notifications',
    home: 'My spaces',
    none: 'You have no notifications.',
    open: 'Open the page concerned',
  },
} as const;
type Words = (typeof WORDS)[Lang];

const card = (visit: Visit, row: NotificationRow, words: Words): Markup =>
  html`<section class="card" id="notification_${row.id}">
    <h2>${row.subject}</h2>
    <p class="muted">${sayTime(visit.lang, row.timecreated)}</p>
    ${trusted(purify(row.html))}
    ${
      row.url !== '' &&
      html`<p>
        <a class="button" href="${row.url}" aria-label="${`${words.open} (${row.subject})`}"
          >${words.open}</a
        >
      </p>`
    }
  </section>`;

/** What the message API gave the reader, the newest first. */
const list = async (visit: Visit): Promise<Page> => {
  await mustBeLoggedIn(visit, PATH);
  if (visit.isGuest) throw noPermissionHere();
  const words = WORDS[visit.lang];
  const rows = await visit.moodle
    .db('notifications')
    .where({ useridto: visit.user?.id ?? 0 })
    .orderBy('id', 'desc')
    .limit(MOST)
    .select<NotificationRow[]>('*');
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/my/' }],
    main:
      rows.length > 0
        ? html`${rows.map((row) => card(visit, row, words))}`
        : html`<p class="box">${words.none}</p>`,
  };
};

export const serveNotifications = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, PATH, list);
};
