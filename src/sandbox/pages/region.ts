import type { Router } from 'express';
import { type OpenAsk, openAsks } from '../bridge/asks.ts';
import { localText } from '../bridge/localised.ts';
import { type Region, regionOf } from '../bridge/region.ts';
import { french } from '../french.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { may, mustEnter, mustMay } from './access.ts';
import { ASKS_PATH } from './asks.ts';
import { notFound } from './detour.ts';
import { type Lang, sayDay, sayTime } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const PATH = '/local/mara/region.php';
const VIEW = 'local/mara:viewregion';
const TWO_DAYS = 2 * 24 * 3600;

const WORDS = {
  fr: french({
    title: 'Ma région',
    came: (date: string) => `Le compagnon est passé pour la dernière fois le ${date}.`,
    away: 'Le compagnon n’est pas passé depuis plus de deux jours. Ce qui suit n’est peut-être plus à jour. Rien n’est perdu : tout ce qui est dans Moodle fonctionne sans lui. Si cela dure, prévenez la cellule nationale.',
    never:
      'Le compagnon n’est encore jamais passé. Tout ce qui est dans Moodle fonctionne sans lui.',
    asks: 'Ce qui attend votre réponse',
    noAsk: 'Aucune demande n’attend votre réponse.',
    until: (date: string) => `à répondre avant le ${date}`,
    since: (date: string) => `depuis le ${date}`,
    nothing: 'Le compagnon n’a encore rien écrit sur cet espace.',
  }),
  en: {
    title: 'My region',
    came: (date: string) => `The companion last came by on ${date}.`,
    away: 'The companion has not come by for more than two days. What follows may be out of date. Nothing is lost: all that is in Moodle works without it. If this lasts, tell the national cell.',
    never: 'The companion has never come by. All that is in Moodle works without it.',
    asks: 'Waiting for your answer',
    noAsk: 'No question is waiting for your answer.',
    until: (date: string) => `answer before ${date}`,
    since: (date: string) => `since ${date}`,
    nothing: 'The companion has written nothing about this space yet.',
  },
} as const;
type Words = (typeof WORDS)[Lang];
type Section = NonNullable<Region['sections']>[number];

const presence = (visit: Visit, { lastCame }: Region, words: Words): Markup => {
  if (lastCame === null) return html`<p class="box info">${words.never}</p>`;
  const away = nowOf(visit.moodle) - lastCame > TWO_DAYS;
  return html`${away && html`<p class="box danger" role="status">${words.away}</p>`}
    <p class="muted">${words.came(sayTime(visit.lang, lastCame))}</p>`;
};

const ownAsks = (visit: Visit, asks: OpenAsk[], words: Words): Markup =>
  html`<section>
    <h2>${words.asks}</h2>
    ${
      asks.length > 0
        ? html`<ul>
            ${asks.map(
              ({ id, title, expires, space }) =>
                html`<li>
                  <a href="${ASKS_PATH}?ask=${id}">${localText(title, visit.lang)}</a>
                  <span class="muted"
                    >(${space.name}, ${words.until(sayTime(visit.lang, expires))})</span
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="muted">${words.noAsk}</p>`
    }
  </section>`;

const item = (visit: Visit, { text, url, since }: Section['items'][number], words: Words) => {
  const said = localText(text, visit.lang);
  return html`<li>
    ${url === null ? said : html`<a href="${url}">${said}</a>`}
    ${
      since !== null && html`<span class="muted">(${words.since(sayDay(visit.lang, since))})</span>`
    }
  </li>`;
};

const section = (visit: Visit, { title, empty, items }: Section, words: Words): Markup =>
  html`<section>
    <h2>${localText(title, visit.lang)}</h2>
    ${
      items.length > 0
        ? html`<ul>
            ${items.map((one) => item(visit, one, words))}
          </ul>`
        : html`<p class="muted">${localText(empty, visit.lang)}</p>`
    }
  </section>`;

const isSpace = async ({ moodle }: Visit, courseid: number): Promise<boolean> =>
  (await moodle.db('local_mara_space').where({ courseid }).first<object | undefined>('id')) !==
  undefined;

/** The link in a space's course, for who may follow it. */
export const regionLink = async (visit: Visit, courseid: number): Promise<Markup | false> =>
  (await isSpace(visit, courseid)) &&
  (await may(visit, courseid, VIEW)) &&
  html`<li>
    <a class="button main" href="${PATH}?id=${courseid}">${WORDS.fr.title}</a>
  </li>`;

/** What the companion last did in a space, beside what waits for the reader. */
const view = async (visit: Visit): Promise<Page> => {
  const { moodle, user, form } = visit;
  const id = form.int('id');
  const course = await mustEnter(visit, id, `${PATH}?id=${id}`);
  await mustMay(visit, id, VIEW);
  if (!(await isSpace(visit, id))) throw notFound();
  const words = WORDS[visit.lang];
  const region = await regionOf(moodle.db, id);
  const asks = await openAsks(moodle.db, user?.id ?? 0, nowOf(moodle));
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: course.fullname, href: `/course/view.php?id=${id}` }],
    main: html`${presence(visit, region, words)}
    ${ownAsks(
      visit,
      asks.filter(({ mine }) => mine === null),
      words,
    )}
    ${
      region.sections === null
        ? html`<p class="box">${words.nothing}</p>`
        : region.sections.map((one) => section(visit, one, words))
    }`,
  };
};

export const serveRegion = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, PATH, view);
};
