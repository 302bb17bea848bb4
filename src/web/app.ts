import express, { type ErrorRequestHandler, type Express } from 'express';
import { createRequire } from 'node:module';
import { pinoHttp } from 'pino-http';
import type { App } from '../compose.ts';
import { sayError } from '../shared/errors.ts';
import { healthRoutes, PROBES } from './health.ts';
import { languageOfReader } from './language.ts';
import { loadPages } from './pages.ts';
import { loopbackHostOnly, securityHeaders } from './security.ts';
import { statusPage } from './status-page.ts';

const bootstrapCss = createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.min.css');

/** The companion's own site: a read-only page that names no one, and what monitors ask. */
export const createWebApp = async (app: App): Promise<Express> => {
  const { logger, config } = app;
  const web = express();
  const pages = await loadPages(config.templatesDir);
  web.disable('x-powered-by');
  web.use(
    pinoHttp({
      logger,
      autoLogging: { ignore: ({ url }) => PROBES.some((path) => path === url) },
      // Method and path tell what was asked; headers and addresses are nobody's business.
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
          id,
          method,
          url,
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    }),
  );
  web.use(loopbackHostOnly, securityHeaders());
  web.get('/bootstrap.css', (_request, response) => {
    response.sendFile(bootstrapCss, { maxAge: '1d' });
  });
  web.use(healthRoutes(app));
  web.get('/', statusPage(app, pages));
  web.use((request, response) => {
    response
      .status(404)
      .type('html')
      .send(pages.problem(languageOfReader(request), 'page.notFound'));
  });
  const onError: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    logger.error({ detail: sayError('en', error) }, 'page failed');
    response
      .status(500)
      .type('html')
      .send(pages.problem(languageOfReader(request), 'page.failed'));
  };
  web.use(onError);
  return web;
};
