import type { Router } from 'express';
import { answerAsk, type AskRefusal, type OpenAsk, openAsks } from '../bridge/asks.ts';
import { localText } from '../bridge/localised.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { mustBeLoggedIn, mustHaveSesskey } from './access.ts';
import { answerText, askCard, problemText, type Unsent } from './ask-form.ts';
import { type AnsweredAsk, answeredLately, type Closure, closureOf } from './ask-reading.ts';
import { ASK_WORDS, type AskWords } from './ask-words.ts';
import { type Detour, noPermissionHere, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

export const ASKS_PATH = '/local/mara/asks.php';

const answeredCard = (visit: Visit, ask: AnsweredAsk, words: AskWords): Markup =>
  html`<section class="card">
    <h3>${localText(ask.body.title, visit.lang)}</h3>
    <p class="muted">${ask.space}</p>
    <p>${answerText(visit, ask.body, ask)}</p>
    ${ask.remark !== null && html`<p class="lines">${words.yourRemark} ${ask.remark}</p>`}
  </section>`;

type Shown = {
  /** The one the address names, where it cannot be answered. */
  closure: Closure | null;
  unsent: Unsent | null;
};

/** The open asks, the one the address names first. */
const inOrder = (asks: OpenAsk[], wanted: number): OpenAsk[] => [
  ...asks.filter(({ id }) => id === wanted),
  ...asks.filter(({ id }) => id !== wanted),
];

const page = async (visit: Visit, { closure, unsent }: Shown): Promise<Page> => {
  const words = ASK_WORDS[visit.lang];
  const { moodle, user, form } = visit;
  const open = await openAsks(moodle.db, user?.id ?? 0, nowOf(moodle));
  const answered = (await answeredLately(visit)).filter(
    (one) => !open.some(({ id }) => id === one.id),
  );
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/my/' }],
    main: html`${closure !== null && html`<p class="box info" role="status">${words[closure]}</p>`}
    ${
      unsent !== null &&
      html`<div class="box error" role="alert">
        <p>
          ${words.toMend} <a href="#ask-${unsent.askid}">${problemText(words, unsent)}</a>
        </p>
      </div>`
    }
    ${
      open.length > 0
        ? html`<p>${words.intro}</p>
            ${inOrder(open, form.int('ask')).map((ask) =>
              askCard(visit, ask, unsent?.askid === ask.id ? unsent : null),
            )}`
        : html`<div class="box">
            <p>${words.empty}</p>
            <p>${words.emptyHint}</p>
          </div>`
    }
    ${
      answered.length > 0 &&
      html`<h2>${words.answeredTitle}</h2>
        ${answered.map((one) => answeredCard(visit, one, words))}`
    }`,
  };
};

const PROBLEMS: Partial<Record<AskRefusal, Unsent['problem']>> = {
  unknownchoice: 'nochoice',
  remarkmissing: 'noremark',
  remarktoolong: 'longremark',
};

const answer = async (visit: Visit, askid: number): Promise<Page | Detour> => {
  const { moodle, form, user } = visit;
  mustHaveSesskey(visit);
  const choice = form.get('choice') ?? '';
  const remark = (form.get('remark') ?? '').replaceAll('\r\n', '\n');
  const refusal = await answerAsk(moodle, { askid, userid: user?.id ?? 0, choice, remark });
  if (refusal === null) return redirect(ASKS_PATH, ASK_WORDS[visit.lang].thanks);
  const problem = PROBLEMS[refusal];
  return problem === undefined
    ? page(visit, { closure: await closureOf(visit, askid), unsent: null })
    : page(visit, { closure: null, unsent: { askid, choice, remark, problem } });
};

/** The reader's own asks of all spaces. Opening the page answers none, whatever the address says. */
const asks = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form, user, posted } = visit;
  const wanted = form.int('ask');
  await mustBeLoggedIn(visit, wanted === 0 ? ASKS_PATH : `${ASKS_PATH}?ask=${wanted}`);
  if (visit.isGuest) throw noPermissionHere();
  if (posted) return answer(visit, wanted);
  const open = await openAsks(moodle.db, user?.id ?? 0, nowOf(moodle));
  const isOpen = wanted === 0 || open.some(({ id }) => id === wanted);
  return page(visit, { closure: isOpen ? null : await closureOf(visit, wanted), unsent: null });
};

export const serveAsks = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, ASKS_PATH, asks);
};
