import { Router } from 'express';
import type { Moodle } from '../moodle.ts';
import { serveAsks } from './asks.ts';
import { securityHeaders, serveAssets } from './assets.ts';
import { serveBook } from './book-edit.ts';
import { serveCalendar } from './calendar.ts';
import { serveCourse } from './course.ts';
import { serveDatabase } from './data-edit.ts';
import { serveGroups } from './groups.ts';
import { serveHome } from './home.ts';
import { serveInvitation } from './invitation.ts';
import { serveLogin } from './login.ts';
import { serveMailbox } from './mailbox.ts';
import { serveNotifications } from './notifications.ts';
import { servePages } from './page-view.ts';
import { serveProfile } from './profile/index.ts';
import { serveRegion } from './region.ts';

/** All that a browser sees, at Moodle's own paths. */
export const pagesRouter = (moodle: Moodle): Router => {
  const router = Router();
  router.use(securityHeaders);
  serveAssets(router);
  serveHome(router, moodle);
  serveLogin(router, moodle);
  serveCourse(router, moodle);
  serveBook(router, moodle);
  serveDatabase(router, moodle);
  servePages(router, moodle);
  serveGroups(router, moodle);
  serveCalendar(router, moodle);
  serveNotifications(router, moodle);
  serveAsks(router, moodle);
  serveRegion(router, moodle);
  serveProfile(router, moodle);
  serveInvitation(router, moodle);
  serveMailbox(router, moodle);
  return router;
};
