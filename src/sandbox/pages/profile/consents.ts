import { frenchSpaces } from '../../../shared/i18n.ts';
import type { Form } from '../../form.ts';
import { type Lang, sayDay } from '../language.ts';
import { html, type Markup } from '../markup.ts';
import { drawBox, drawHidden } from './controls.ts';
import { partsOf } from './reading.ts';
import { isDay } from './stored.ts';
import type { Words } from './words.ts';

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

/** What somebody answers to a purpose, and what the answer is about: this text, and what stood when it was shown. */
export type Answers = ReadonlyMap<string, { ticked: boolean; about: string }>;

const givenText = (code: string, given: Given): string => {
  const one = given.get(code);
  return one === undefined ? '' : `${code}=${one.day}/${one.version}`;
};

const aboutOf = ({ code, version }: Purpose, given: Given): string =>
  `${version} ${givenText(code, given)}`;

const input = (code: string): string => `consent_${code}`;
const aboutInput = (code: string): string => `${input(code)}_about`;

export const answersShown = (given: Given): Answers =>
  new Map(
    PURPOSES.map((one) => [one.code, { ticked: given.has(one.code), about: aboutOf(one, given) }]),
  );

export const answersSent = (form: Form): Answers =>
  new Map(
    PURPOSES.map(({ code }) => [
      code,
      { ticked: form.get(input(code)) === '1', about: form.get(aboutInput(code)) ?? '' },
    ]),
  );

/**
 * The field's text once this is answered: what stood keeps its day and version. What was decided elsewhere since
 * the form was shown stays, unless it was changed here too; an answer to another text counts for nothing.
 */
export const consentsText = (before: Given, answers: Answers, today: string): string =>
  PURPOSES.flatMap((purpose) => {
    const { code, version } = purpose;
    const stands = givenText(code, before);
    const { ticked, about } = answers.get(code) ?? { ticked: stands !== '', about: '' };
    const [shownVersion, was = ''] = about.split(' ');
    const isOld = about !== aboutOf(purpose, before);
    const stays = isOld && (shownVersion !== String(version) || ticked === (was !== ''));
    const given = ticked ? stands || `${code}=${today}/${version}` : '';
    return (stays ? stands : given) || [];
  }).join(';');

/** A box to tick for each purpose, each with its very text and since when it is given. */
export const consentBoxes = (lang: Lang, words: Words, given: Given, answers: Answers): Markup =>
  html`<section>
    <h2 id="consents">${words.consents}</h2>
    <fieldset aria-labelledby="consents">
      <p>${words.consentsHint}</p>
      ${PURPOSES.map((purpose) => {
        const { code } = purpose;
        const day = given.get(code)?.day;
        const since =
          day === undefined ? '' : ` ${words.given(sayDay(lang, Date.parse(day) / 1000))}`;
        const { ticked = false, about = '' } = answers.get(code) ?? {};
        return html`${drawBox(input(code), purpose[lang] + since, ticked)}
        ${drawHidden(aboutInput(code), about)}`;
      })}
    </fieldset>
  </section>`;
