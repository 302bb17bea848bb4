import { fieldIds } from '../../course/accounts.ts';
import { profileOf, saveProfile } from '../../course/profile.ts';
import { nowOf } from '../../moodle.ts';
import { mustBeLoggedIn, mustHaveSesskey } from '../access.ts';
import { type Detour, noPermissionHere, redirect } from '../detour.ts';
import type { Page } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import {
  type Answers,
  answersSent,
  answersShown,
  consentBoxes,
  consentsText,
  givenIn,
  lostIn,
} from './consents.ts';
import { drawField, type Filled } from './controls.ts';
import { type Section, sectionsFor } from './fields.ts';
import { droppedBox, filledFrom, missingBox, problemBox, readSent } from './form.ts';
import { labelOf, QUALITIES } from './options.ts';
import { type Profile, qualitiesOf, type Reading, readingIn } from './reading.ts';
import { type Words, WORDS } from './words.ts';

export const PROFILE_PATH = '/local/mara/profile.php';
const CONSENTS = 'mara_consents';

const dayOf = (seconds: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(seconds * 1000);

/** What somebody is asked, of the fields that stand in Moodle, and what the others are called. */
type Asked = { sections: Section[]; consents: boolean; missing: string[] };

const askedOf = async ({ moodle, lang }: Visit, qualities: readonly string[]): Promise<Asked> => {
  const standing = await fieldIds(moodle.db);
  const isMissing = ({ name }: { name: string }): boolean => !standing.has(name);
  const sections = sectionsFor(qualities);
  const fields = sections.flatMap((section) => section.fields);
  const consents = {
    name: CONSENTS,
    label: { fr: WORDS.fr.consents, en: WORDS.en.consents },
  };
  const isAsked = qualities.includes('candidate') || qualities.includes('mentor');
  return {
    sections: sections
      .map(({ title, fields: all }) => ({ title, fields: all.filter((one) => !isMissing(one)) }))
      .filter((section) => section.fields.length > 0),
    consents: isAsked && !isMissing(consents),
    missing: [...fields, ...(isAsked ? [consents] : [])]
      .filter(isMissing)
      .map(({ label }) => label[lang]),
  };
};

const granted = (qualities: readonly string[], words: Words, { lang }: Reading): Markup =>
  html`<p class="muted">
    ${words.quality} :
    ${
      qualities.length > 0
        ? qualities.map((code) => labelOf(QUALITIES, code, lang)).join(', ')
        : words.nothing
    }
  </p>`;

type State = {
  asked: Asked;
  profile: Profile;
  filled: readonly Filled[];
  dropped: readonly string[];
  answers: Answers;
};

const page = (
  visit: Visit,
  reading: Reading,
  { asked, profile, filled, dropped, answers }: State,
): Page => {
  const words = WORDS[visit.lang];
  const now = new Date(nowOf(visit.moodle) * 1000);
  const byName = new Map(filled.map((one) => [one.field.name, one]));
  const given = givenIn(profile[CONSENTS] ?? '');
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/my/' }],
    main: html`<p>${words.intro}</p>
      ${granted(qualitiesOf(profile), words, reading)} ${missingBox(asked.missing, words)}
      ${problemBox(filled, words, visit.lang)} ${droppedBox(dropped, words)}
      <form action="${PROFILE_PATH}" method="post" id="profile">
        <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
        ${asked.sections.map(
          ({ title, fields }) =>
            html`<section class="box">
              <h2>${words[title]}</h2>
              ${fields.flatMap(({ name }) => {
                const one = byName.get(name);
                return one === undefined ? [] : [drawField(reading, one, now)];
              })}
            </section>`,
        )}
        ${asked.consents && consentBoxes(visit.lang, words, given, answers)}
        <p><button class="main" type="submit">${words.save}</button></p>
      </form>`,
  };
};

/** « Mon parcours »: the reader's own profile fields, explained. */
export const ownProfile = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form, user } = visit;
  await mustBeLoggedIn(visit, PROFILE_PATH);
  if (visit.isGuest || user === null) throw noPermissionHere();
  const reading = await readingIn(moodle.db, visit.lang);
  const profile = await profileOf(moodle.db, user.id);
  const asked = await askedOf(visit, qualitiesOf(profile));
  const fields = asked.sections.flatMap((section) => section.fields);
  const given = givenIn(profile[CONSENTS] ?? '');
  if (!visit.posted) {
    const { filled, dropped } = await filledFrom(reading, fields, profile);
    const { consents } = WORDS[visit.lang];
    const lost = lostIn(profile[CONSENTS] ?? '').map((text) => `${consents} : ${text}`);
    const answers = answersShown(given);
    return page(visit, reading, {
      asked,
      profile,
      filled,
      dropped: [...dropped, ...lost],
      answers,
    });
  }
  mustHaveSesskey(visit);
  const answers = answersSent(form);
  const sent = await readSent(reading, fields, profile, form);
  if ('filled' in sent)
    return page(visit, reading, { asked, profile, ...sent, dropped: [], answers });
  const consents = { [CONSENTS]: consentsText(given, answers, dayOf(nowOf(moodle))) };
  await saveProfile(moodle, user.id, { ...sent.save, ...(asked.consents ? consents : {}) });
  return redirect(PROFILE_PATH, WORDS[visit.lang].saved);
};
