import type { Request } from 'express';
import { LANGS, type Lang } from '../shared/i18n.ts';

/** `?lang=` where given, else what the browser asks for, else French. */
export const languageOfReader = (request: Request): Lang => {
  const asked = LANGS.find((lang) => lang === request.query['lang']);
  if (asked !== undefined) return asked;
  const best = request.acceptsLanguages(...LANGS);
  return LANGS.find((lang) => lang === best) ?? 'fr';
};
