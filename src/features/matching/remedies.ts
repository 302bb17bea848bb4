/** What the last run found of those who got no mentor, for whoever is asked about them. */
import type { Db } from '../../db/index.ts';
import type { Lang } from '../../shared/i18n.ts';
import { allSpaces } from '../network/index.ts';
import { explainUnmatched } from './explain-unmatched.ts';
import { lastCertificates } from './run-store.ts';

/**
 * @returns by Moodle's id of a candidate: why they got nobody and what would change it, naming nobody;
 * null: the last run says nothing of them, or none ran
 */
export const remediesByLastRun = async (
  db: Db,
): Promise<(candidateId: number) => Record<Lang, string[]> | null> => {
  const { people, scarcities } = await lastCertificates(db);
  const unmatched = new Map(people.map((one) => [one.candidateId, one]));
  const regional = (await allSpaces(db)).filter(({ national }) => !national);
  const groupements = new Map(regional.map((space) => [space.code, space]));
  return (candidateId) => {
    const one = unmatched.get(candidateId);
    if (one === undefined) return null;
    const sayIn = (lang: Lang) => explainUnmatched(lang, one, scarcities, groupements);
    return { fr: sayIn('fr'), en: sayIn('en') };
  };
};
