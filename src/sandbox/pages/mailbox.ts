import type { Router } from 'express';
import { french } from '../french.ts';
import { purify } from '../html/purify.ts';
import type { Moodle } from '../moodle.ts';
import { exampleAccounts } from '../store/accounts.ts';
import type { MailRow } from '../store/piece-rows.ts';
import { mustBeLoggedIn } from './access.ts';
import { noPermissionHere } from './detour.ts';
import { type Lang, sayTime } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup, trusted } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const MOST = 100;

const WORDS = {
  fr: french({
    title: 'Courriels envoyés par ce Moodle simulé',
    home: 'Accueil',
    why: 'Rien ne part d’ici : les courriels que ce Moodle enverrait sont gardés sur cette page, pour que l’on puisse suivre les liens qu’ils portent.',
    none: 'Aucun courriel n’a été envoyé.',
    to: 'À',
    on: 'Le',
  }),
  en: {
    title: 'E-mails sent by this simulated Moodle',
    home: 'Home',
    why: 'Nothing leaves this place: the e-mails this Moodle would send are kept on this page, so that the links in them can be followed.',
    none: 'No e-mail was sent.',
    to: 'To',
    on: 'On',
  },
} as const;
type Words = (typeof WORDS)[Lang];

const card = (visit: Visit, mail: MailRow, words: Words): Markup =>
  html`<article class="card">
    <h2>${mail.subject}</h2>
    <dl>
      <dt>${words.to}</dt>
      <dd>${mail.address}</dd>
      <dt>${words.on}</dt>
      <dd>${sayTime(visit.lang, mail.timecreated)}</dd>
    </dl>
    ${trusted(purify(mail.html))}
  </article>`;

/** For administrators, and for strangers to the example site, whose accounts are open as well. */
const list = async (visit: Visit): Promise<Page> => {
  const { moodle, user, isAdmin } = visit;
  if ((await exampleAccounts(moodle.db)).length === 0) await mustBeLoggedIn(visit, '/mailbox');
  if (user && !isAdmin) throw noPermissionHere();
  const words = WORDS[visit.lang];
  const mails = await moodle.db('mails').orderBy('id', 'desc').limit(MOST).select<MailRow[]>('*');
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/' }],
    main: html`<p>${words.why}</p>
      ${
        mails.length > 0
          ? mails.map((mail) => card(visit, mail, words))
          : html`<p class="box">${words.none}</p>`
      }`,
  };
};

export const serveMailbox = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/mailbox', list);
};
