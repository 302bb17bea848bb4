import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A cheap cost: these accounts are invented and the server listens on this machine only. */
const hash = (password: string, salt: string): Buffer =>
  scryptSync(password, salt, 32, { N: 1024 });

/** An empty password is stored as such: nobody can log in with it. */
export const storePassword = (password: string): string => {
  if (password === '') return '';
  const salt = randomBytes(12).toString('hex');
  return `${salt}:${hash(password, salt).toString('hex')}`;
};

export const passwordFits = (password: string, stored: string): boolean => {
  const [salt, known] = stored.split(':');
  if (!salt || !known) return false;
  return timingSafeEqual(hash(password, salt), Buffer.from(known, 'hex'));
};
