import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of a page without any script. Plain HTTP on loopback: no upgrade to https. */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** A foreign name that resolves to this machine (DNS rebinding) gets nothing. */
export const loopbackHostOnly: RequestHandler = (request, response, next) => {
  if (LOOPBACK.test(request.headers.host ?? '')) next();
  else response.status(421).type('text').send('Misdirected request\n');
};
