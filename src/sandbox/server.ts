import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Moodle } from './moodle.ts';
import { pagesRouter } from './pages/index.ts';
import { restRouter } from './rest/server.ts';

/** What went wrong is for the developer's eyes; the visitor gets a bare page. */
const lastResort: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) {
    next(_error);
    return;
  }
  response.status(500).type('text').send('Le Moodle simulé a rencontré une erreur.');
};

export const makeApp = (moodle: Moodle): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    if (moodle.switches.maintenance !== 'cli') {
      next();
      return;
    }
    response
      .status(503)
      .set('Retry-After', '300')
      .type('html')
      .send('<!DOCTYPE html><title>Maintenance</title>');
  });
  app.use(restRouter(moodle));
  app.use(pagesRouter(moodle));
  app.use(lastResort);
  return app;
};

/** Listens on this machine only. */
export const listen = (app: Express, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
