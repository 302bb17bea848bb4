/** For whoever watches the companion: is it alive, does it do its work, with which figures. */
import { Router } from 'express';
import type { App } from '../compose.ts';
import { unreadyBecause } from '../features/sync/index.ts';
import { say } from '../shared/i18n.ts';
import { languageOfReader } from './language.ts';

/** Asked every few seconds: not worth a line in the log each time. */
export const PROBES: readonly string[] = ['/healthz', '/readyz', '/metrics'];

export const healthRoutes = ({ config, sync, metrics }: App): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (request, response) => {
    const lang = languageOfReader(request);
    const reasons = await unreadyBecause(sync, config.readyAge);
    response.status(reasons.length === 0 ? 200 : 503).json({
      status: reasons.length === 0 ? 'ready' : 'unready',
      reasons: reasons.map((told) => ({ code: told.key, told: say(lang, told) })),
    });
  });
  router.get('/metrics', async (_request, response) => {
    response.set('Content-Type', metrics.contentType).send(await metrics.text());
  });
  return router;
};
