import { frenchSpaces } from '../../../shared/i18n.ts';
import { SECTORS } from '../../bridge/sheet-options.ts';
import type { Lang } from '../language.ts';

/** A code of a profile field, and what people read for it. */
export type Option = { code: string } & Record<Lang, string>;

/** Each as `code`, French, English. */
const options = (list: readonly (readonly [string, string, string])[]): readonly Option[] =>
  list.map(([code, fr, en]) => ({ code, fr: frenchSpaces(fr), en }));

export const QUALITIES = options([
  ['candidate', 'candidat', 'candidate'],
  ['mentor', 'parrain', 'mentor'],
  ['resource', 'membre ressource', 'resource member'],
  ['president', 'président de groupement', 'president of a groupement'],
  ['correspondent', 'correspondant d’un partenaire', 'correspondent of a partner'],
]);

export const SERVICES = options([
  ['army', 'Armée de Terre', 'Army'],
  ['navy', 'Marine nationale', 'Navy'],
  ['air', 'Armée de l’Air et de l’Espace', 'Air and Space Force'],
  ['gendarmerie', 'Gendarmerie nationale', 'Gendarmerie'],
  ['health', 'Service de santé des armées', 'Defence health service'],
  ['supply', 'Commissariat des armées', 'Defence commissariat'],
  ['armament', 'Direction générale de l’armement', 'Defence procurement agency'],
  ['energy', 'Service de l’énergie opérationnelle', 'Operational energy service'],
  ['infrastructure', 'Service d’infrastructure de la défense', 'Defence infrastructure service'],
  ['other', 'Autre', 'Other'],
]);

export const SCHOOLS = options([
  ['saint_cyr', 'Saint-Cyr', 'Saint-Cyr'],
  ['emia', 'École militaire interarmes (EMIA)', 'École militaire interarmes (EMIA)'],
  ['school_of_air', 'École de l’Air et de l’Espace', 'School of Air and Space'],
  ['naval_school', 'École navale', 'Naval School'],
  ['polytechnique', 'École polytechnique', 'École polytechnique'],
  ['military_health', 'École de santé des armées', 'Military health school'],
  ['supply_school', 'École des commissaires des armées', 'School of the commissariat'],
  ['armament_school', 'École d’ingénieurs de l’armement', 'School of armament engineers'],
  ['gendarmerie_school', 'École des officiers de la gendarmerie', 'School of gendarmerie officers'],
  ['osc', 'Officier sous contrat', 'Officer under contract'],
  ['ranks', 'Par le rang', 'From the ranks'],
  ['other', 'Autre', 'Other'],
]);

export const PHASES = options([
  ['information', 'Je m’informe', 'Finding out'],
  ['orientation', 'Je construis mon projet', 'Shaping my project'],
  ['preparation', 'Je me prépare', 'Preparing'],
  ['search', 'Je cherche un emploi', 'Looking for a job'],
  ['integration', 'Je prends mon nouveau poste', 'Settling into my new job'],
  ['settled', 'C’est fait : je n’ai plus besoin d’être suivi', 'Done: I need no more follow-up'],
]);

export const PROJECTS = options([
  ['public', 'Secteur public', 'Public sector'],
  ['private', 'Entreprise privée', 'Private company'],
  ['non_profit', 'Association ou fondation', 'Non-profit'],
  ['business', 'Création ou reprise d’entreprise', 'Starting or taking over a business'],
  ['defence_industry', 'Industrie de défense', 'Defence industry'],
  ['settling', 'M’installer, sans chercher d’emploi', 'Settling, without looking for a job'],
]);

/** What candidates ask for, and mentors and resource members offer. */
export const NEEDS = options([
  ['sponsorship', 'Être accompagné par un parrain', 'A mentor at my side'],
  ['testimony', 'Un témoignage', 'Someone’s own story'],
  ['job_inquiry', 'Une enquête métier', 'A talk about a job'],
  ['cv', 'Le CV', 'The CV'],
  ['cover_letter', 'La lettre de motivation', 'The cover letter'],
  ['interview', 'Préparer un entretien', 'Preparing an interview'],
  ['network', 'Le réseau', 'The network'],
  [
    'settling',
    'M’installer : logement, école, emploi du conjoint',
    'Settling: housing, school, partner’s job',
  ],
  ['listening', 'Une écoute', 'Someone who listens'],
]);

/** The same, as they are offered. */
export const HELPS = options([
  ['sponsorship', 'Accompagner quelqu’un dans la durée', 'Being at someone’s side'],
  ['testimony', 'Témoigner', 'Telling my own story'],
  ['job_inquiry', 'Parler de mon métier', 'Talking about my job'],
  ['cv', 'Relire un CV', 'Reading a CV'],
  ['cover_letter', 'Relire une lettre de motivation', 'Reading a cover letter'],
  ['interview', 'Préparer un entretien', 'Preparing an interview'],
  ['network', 'Ouvrir mon réseau', 'Opening my network'],
  ['settling', 'Aider à s’installer', 'Helping to settle'],
  ['listening', 'Écouter', 'Listening'],
]);

export const AVAILABILITIES = options([
  ['weekday', 'En semaine, dans la journée', 'Weekdays'],
  ['evening', 'Le soir', 'Evenings'],
  ['weekend', 'Le week-end', 'Weekends'],
]);

export const SUPPORTS = options([
  ['one_off', 'Un coup de main ponctuel', 'One-off help'],
  ['lasting', 'Un accompagnement dans la durée', 'Lasting support'],
]);

/** The sections of the NAF, by their letter; their names are French in both languages. */
export const SECTIONS: readonly Option[] = SECTORS.map((name) => ({
  code: name.charAt(0).toLowerCase(),
  fr: name,
  en: name,
}));

const LANGUAGES = ['en', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'ro', 'ru', 'uk', 'ar', 'zh'];

const languageName = (lang: Lang, code: string): string => {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
};

export const SPOKEN: readonly Option[] = LANGUAGES.map((code) => ({
  code,
  fr: languageName('fr', code),
  en: languageName('en', code),
}));

export const labelOf = (list: readonly Option[], code: string, lang: Lang): string =>
  list.find((one) => one.code === code)?.[lang] ?? code;
