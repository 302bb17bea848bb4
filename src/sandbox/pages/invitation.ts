import type { Router } from 'express';
import {
  acceptInvitation,
  declineInvitation,
  findInvitation,
  type Invitation,
  type InvitationRefusal,
} from '../bridge/invitations.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { mustHaveSesskey, rememberWanted } from './access.ts';
import { type Detour, redirect } from './detour.ts';
import { INVITATION_WORDS } from './invitation-words.ts';
import { firstSpoken, type Lang, sayTime } from './language.ts';
import type { Page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import type { Visit } from './visit.ts';

const PATH = '/local/mara/invitation.php';

type Problem = 'weakpassword' | 'different';

const addressOf = (token: string): string => `${PATH}?token=${encodeURIComponent(token)}`;

/** The language of the e-mail, until its reader chooses another or logs in. */
const langFor = (visit: Visit, { lang }: Invitation): Lang =>
  !visit.user && visit.session.lang === '' ? firstSpoken(lang) : visit.lang;

const form = (visit: Visit, token: string, controls: Markup): Markup =>
  html`<form class="box" action="${addressOf(token)}" method="post">
    <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
    ${controls}
  </form>`;

/** The space's name and two buttons; nothing of who is invited. */
const questionPage = (visit: Visit, token: string, invitation: Invitation): Page => {
  const lang = langFor(visit, invitation);
  const words = INVITATION_WORDS[lang];
  return {
    lang,
    title: words.title,
    main: html`<p>${words.invited(invitation.space.name)}</p>
      <p>${words.untilPressed} ${words.expires(sayTime(lang, invitation.expires))}</p>
      ${form(
        visit,
        token,
        html`<p>${words.erased}</p>
          <p class="actions">
            <button class="main" type="submit" name="accept" value="1">${words.accept}</button>
            <button type="submit" name="decline" value="1">${words.decline}</button>
          </p>`,
      )}`,
  };
};

const passwordPage = (
  visit: Visit,
  token: string,
  invitation: Invitation,
  problem: Problem | null,
): Page => {
  const lang = langFor(visit, invitation);
  const words = INVITATION_WORDS[lang];
  const field = (name: 'password' | 'password2', label: string, wrong: boolean): Markup => {
    const described = `policy${wrong ? ` ${name}-problem` : ''}`;
    return html`<label for="${name}" class="required">${label}</label>
      ${wrong && problem && html`<p class="error" id="${name}-problem">${words[problem]}</p>`}
      <input
        type="password"
        name="${name}"
        id="${name}"
        autocomplete="new-password"
        aria-describedby="${described}"
        aria-invalid="${String(wrong)}"
        required
      />`;
  };
  return {
    lang,
    title: words.choosePassword,
    main: html`${
      problem !== null &&
      html`<div class="box error" role="alert"><p>${words.toMend} ${words[problem]}</p></div>`
    }
    <p>${words.invited(invitation.space.name)}</p>
    ${form(
      visit,
      token,
      html`<input type="hidden" name="accept" value="1" />
        <label for="username">${words.login}</label>
        <input
          type="text"
          name="username"
          id="username"
          autocomplete="username"
          value="${invitation.email.toLowerCase()}"
          readonly
        />
        <p class="muted" id="policy">${words.policy}</p>
        ${field('password', words.password, problem === 'weakpassword')}
        ${field('password2', words.again, problem === 'different')}
        <p><button class="main" type="submit">${words.make}</button></p>`,
    )}`,
  };
};

/** A sentence, and where to go from there. */
const sentencePage = (lang: Lang, sentence: Exclude<InvitationRefusal, 'weakpassword'>): Page => {
  const words = INVITATION_WORDS[lang];
  return {
    lang,
    title: words.title,
    main: html`<p class="box info">${words[sentence]}</p>
      <p><a class="button" href="/login/index.php">${words.toLogin}</a></p>`,
  };
};

/** Logged in, the account is there; else the person chooses the password of a new one. */
const accept = async (
  visit: Visit,
  token: string,
  invitation: Invitation,
): Promise<Page | Detour> => {
  const { moodle, user, isGuest, form: sent } = visit;
  const words = INVITATION_WORDS[langFor(visit, invitation)];
  if (user && !isGuest) {
    const result = await acceptInvitation(moodle, { token, userid: user.id });
    return 'userid' in result
      ? redirect('/my/', words.joined)
      : refused(visit, token, invitation, result.refusal);
  }
  if (invitation.hasAccount) {
    await rememberWanted(visit, addressOf(token));
    return redirect('/login/index.php', words.account);
  }
  const password = sent.get('password');
  if (password === undefined) return passwordPage(visit, token, invitation, null);
  if (password !== sent.get('password2'))
    return passwordPage(visit, token, invitation, 'different');
  const result = await acceptInvitation(moodle, { token, password });
  return 'userid' in result
    ? redirect('/login/index.php', words.accepted)
    : refused(visit, token, invitation, result.refusal);
};

const refused = (
  visit: Visit,
  token: string,
  invitation: Invitation,
  refusal: InvitationRefusal,
): Page =>
  refusal === 'weakpassword'
    ? passwordPage(visit, token, invitation, refusal)
    : sentencePage(langFor(visit, invitation), refusal);

const decline = async (
  visit: Visit,
  token: string,
  invitation: Invitation,
): Promise<Page | Detour> => {
  const lang = langFor(visit, invitation);
  const refusal = await declineInvitation(visit.moodle, token);
  return refusal === null
    ? redirect('/', INVITATION_WORDS[lang].declined)
    : sentencePage(lang, 'closed');
};

/** Open to everybody who has the link; only its buttons, by POST, accept or decline. */
const invitation = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form: sent } = visit;
  const token = sent.get('token') ?? '';
  const found = await findInvitation(moodle.db, token, nowOf(moodle));
  if (!found) return sentencePage(visit.lang, 'closed');
  if (visit.posted) {
    mustHaveSesskey(visit);
    if (sent.get('decline') !== undefined) return decline(visit, token, found);
    if (sent.get('accept') !== undefined) return accept(visit, token, found);
  }
  return questionPage(visit, token, found);
};

export const serveInvitation = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, PATH, invitation);
};
