import { frenchSpaces } from '../../../shared/i18n.ts';
import type { Lang } from '../language.ts';
import { partsOf } from './reading.ts';
import { isDay } from './stored.ts';

type Purpose = { code: string; version: number } & Record<Lang, string>;

/** What is agreed to, in this order; another text is another version. */
export const PURPOSES: readonly Purpose[] = [
  {
    code: 'matching',
    version: 1,
    fr: 'J’accepte que MARA se serve de mon parcours pour me proposer un parrain, un candidat ou une rencontre entre pairs. Un référent lit chaque proposition de binôme avant moi. Mes coordonnées ne sont données à l’autre qu’une fois que nous avons dit oui tous les deux.',
    en: 'I agree that MARA uses my path to propose a mentor, a candidate or a peer meeting to me. A referent reads each proposed pairing before I do. My contact details are given to the other only once both of us have said yes.',
  },
  {
    code: 'partners',
    version: 1,
    fr: 'J’accepte que ces propositions concernent aussi les parrains et les candidats des associations partenaires de MARA.',
    en: 'I agree that these proposals may also concern mentors and candidates of MARA’s partner associations.',
  },
  {
    code: 'openings',
    version: 1,
    fr: 'J’accepte que MARA me signale des offres d’emploi qui ressemblent à mon parcours.',
    en: 'I agree that MARA tells me of job openings that fit my path.',
  },
  {
    code: 'figures',
    version: 1,
    fr: 'J’accepte d’être compté dans les chiffres d’activité de MARA, où personne ne peut être reconnu.',
    en: 'I agree to be counted in MARA’s figures, in which nobody can be recognised.',
  },
].map((one) => ({ ...one, fr: frenchSpaces(one.fr) }));

/** The consents that stand: since which day, and to which version of the text. */
export type Given = Map<string, { day: string; version: string }>;

/** `matching=2026-11-22/1;figures=…`; what has not this form is no consent. */
export const givenIn = (text: string): Given => {
  const given: Given = new Map();
  for (const part of partsOf(text)) {
    const [, code = '', day = '', version = ''] =
      /^([a-z]+)=(\d{4}-\d{2}-\d{2})\/(\d{1,4})$/.exec(part) ?? [];
    if (PURPOSES.some((one) => one.code === code) && isDay(day)) given.set(code, { day, version });
  }
  return given;
};

/** What is no consent, as it stands. */
export const lostIn = (text: string): string[] => {
  const kept = new Set(
    [...givenIn(text)].map(([code, one]) => `${code}=${one.day}/${one.version}`),
  );
  return partsOf(text).filter((part) => !kept.has(part));
};

/** The field's text once these are ticked: what stood keeps its day and version. */
export const consentsText = (before: Given, ticked: readonly string[], today: string): string =>
  PURPOSES.filter(({ code }) => ticked.includes(code))
    .map(({ code, version }) => {
      const { day, version: of } = before.get(code) ?? { day: today, version: String(version) };
      return `${code}=${day}/${of}`;
    })
    .join(';');
