import { Router } from 'express';
import type { Moodle } from '../moodle.ts';
import { securityHeaders, serveAssets } from './assets.ts';
import { serveBook } from './book-edit.ts';
import { serveCourse } from './course.ts';
import { serveDatabase } from './data-edit.ts';
import { serveHome } from './home.ts';
import { serveLogin } from './login.ts';
import { servePages } from './page-view.ts';

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
  return router;
};
