import type { Request, Response, Router } from 'express';
import { readForm } from '../form.ts';
import type { Moodle } from '../moodle.ts';
import { ADMIN_USERNAME, GUEST_USERNAME } from '../store/install.ts';
import type { UserRow } from '../store/rows.ts';
import { Detour } from './detour.ts';
import { acceptedBy, firstSpoken } from './language.ts';
import { errorPage, maintenancePage, type Page, renderPage } from './layout.ts';
import { findSession, keepLanguage, makeSession, takeFlash } from './session.ts';
import { standingOf } from './standing.ts';
import type { Visit } from './visit.ts';

const makeVisit = async (moodle: Moodle, request: Request, response: Response): Promise<Visit> => {
  const session =
    (await findSession(moodle, request.get('cookie') ?? '')) ??
    (await makeSession(moodle, response, 0));
  const user = await moodle
    .db('user')
    .where({ id: session.userid, deleted: 0, suspended: 0 })
    .first<UserRow | undefined>('*');
  const form = await readForm(request);
  const asked = form.get('lang') ?? '';
  if (asked !== '') await keepLanguage(moodle, session, firstSpoken(asked));
  const accepted = acceptedBy(request.get('accept-language') ?? '');
  return {
    moodle,
    form,
    session,
    user: user ?? null,
    isGuest: user?.username === GUEST_USERNAME,
    isAdmin: user?.username === ADMIN_USERNAME,
    lang: firstSpoken(session.lang, user?.lang ?? '', ...accepted),
    query: new URL(request.originalUrl, moodle.wwwroot).search,
    posted: request.method === 'POST',
    response,
  };
};

type Redirection = { kind: 'redirect'; to: string; flash?: string };
type Handler = (visit: Visit) => Promise<Page | Detour>;

/** A page, or the way of who is led elsewhere; an error is a page too. */
const answer = async (
  visit: Visit,
  handler: Handler,
  open: boolean,
): Promise<Page | Redirection> => {
  const closed = visit.moodle.switches.maintenance === 'site' && !visit.isAdmin && !open;
  if (closed) return maintenancePage();
  const { way } = await handler(visit).then(
    (result) => (result instanceof Detour ? result : { way: result }),
    (thrown: unknown) => {
      if (thrown instanceof Detour) return thrown;
      throw thrown;
    },
  );
  return 'kind' in way && way.kind === 'error' ? errorPage(way.errorcode, way.message) : way;
};

/** Serves a page at this path, by GET and POST; `open` ones even while the site is closed. */
export const servePage = (
  router: Router,
  moodle: Moodle,
  path: string,
  handler: Handler,
  { open = false } = {},
): void => {
  router.all(path, async (request, response) => {
    const visit = await makeVisit(moodle, request, response);
    const result = await answer(visit, handler, open);
    if ('kind' in result) {
      const { to, flash } = result;
      if (flash !== undefined)
        await moodle.db('sessions').where({ sid: visit.session.sid }).update({ flash });
      response.redirect(303, to.startsWith('/') ? moodle.wwwroot + to : to);
      return;
    }
    const flash = await takeFlash(moodle, visit.session);
    const standing = await standingOf(visit);
    response
      .status(result.status ?? 200)
      .type('html')
      .send(renderPage(visit, result, standing, flash));
  });
};
