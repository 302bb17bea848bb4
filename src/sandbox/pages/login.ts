import type { Router } from 'express';
import type { Moodle } from '../moodle.ts';
import { GUEST_USERNAME } from '../store/install.ts';
import { passwordFits } from '../store/passwords.ts';
import type { UserRow } from '../store/rows.ts';
import { type Detour, redirect } from './detour.ts';
import type { Page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { servePage } from './serve-page.ts';
import { endSession, makeSession } from './session.ts';
import type { Visit } from './visit.ts';

/** A form that logs in as this account by one press. */
export const loginButton = (
  { session }: Visit,
  account: { username: string; password: string },
  label: string,
): Markup =>
  html`<form action="/login/index.php" method="post">
    <input type="hidden" name="logintoken" value="${session.logintoken}" />
    <input type="hidden" name="username" value="${account.username}" />
    <input type="hidden" name="password" value="${account.password}" />
    <button type="submit">${label}</button>
  </form>`;

const loginPage = (visit: Visit, failed: boolean): Page => ({
  title: 'Se connecter',
  main: html`${failed && html`<p class="box error" role="alert">Nom d’utilisateur ou mot de passe incorrect.</p>`}
    <form class="box" action="/login/index.php" method="post" id="login">
      <input type="hidden" name="logintoken" value="${visit.session.logintoken}" />
      <label for="username">Nom d’utilisateur</label>
      <input type="text" name="username" id="username" autocomplete="username" required />
      <label for="password">Mot de passe</label>
      <input
        type="password"
        name="password"
        id="password"
        autocomplete="current-password"
        required
      />
      <p><button class="main" type="submit" id="loginbtn">Se connecter</button></p>
    </form>
    <h2>Sans compte</h2>
    ${loginButton(visit, { username: GUEST_USERNAME, password: GUEST_USERNAME }, 'Visiter anonymement')}
    <p class="muted">Les comptes inventés sont sur la <a href="/">page d’accueil</a>.</p>`,
});

const findAccount = async (
  { db }: Moodle,
  username: string,
  password: string,
): Promise<UserRow | null> => {
  const user = await db('user')
    .where({ username: username.trim().toLowerCase(), deleted: 0, suspended: 0 })
    .first<UserRow | undefined>('*');
  return user && passwordFits(password, user.password) ? user : null;
};

const logIn = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form, session } = visit;
  if (!visit.posted) return loginPage(visit, false);
  const user =
    form.get('logintoken') === session.logintoken
      ? await findAccount(moodle, form.get('username') ?? '', form.get('password') ?? '')
      : null;
  if (!user) return loginPage(visit, true);
  // A new session for the new rights: the old cookie opens nothing.
  await endSession(moodle, session);
  await makeSession(moodle, visit.response, user.id);
  if (session.wantsurl !== '') return redirect(session.wantsurl);
  return redirect(user.username === GUEST_USERNAME ? '/' : '/my/');
};

const logOut = async (visit: Visit): Promise<Detour> => {
  if (visit.form.get('sesskey') === visit.session.sesskey)
    await endSession(visit.moodle, visit.session);
  return redirect('/');
};

export const serveLogin = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, '/login/index.php', logIn, { open: true });
  servePage(router, moodle, '/login/logout.php', logOut, { open: true });
};
