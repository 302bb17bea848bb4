import { profileOf, saveProfile } from '../../course/profile.ts';
import { nowOf } from '../../moodle.ts';
import { mustBeLoggedIn, mustHaveSesskey } from '../access.ts';
import { type Detour, noPermissionHere, redirect } from '../detour.ts';
import { sayDay } from '../language.ts';
import type { Page } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import { consentsText, givenIn, lostIn, PURPOSES } from './consents.ts';
import { drawBox, drawField, type Filled } from './controls.ts';
import { sectionsFor } from './fields.ts';
import { droppedBox, filledFrom, problemBox, readSent } from './form.ts';
import { labelOf, QUALITIES } from './options.ts';
import { partsOf, type Reading, readingIn } from './reading.ts';
import { type Words, WORDS } from './words.ts';

export const PROFILE_PATH = '/local/mara/profile.php';

/** Whom the form concerns: what they were asked about follows from it. */
const isAsked = (qualities: readonly string[]): boolean =>
  qualities.includes('candidate') || qualities.includes('mentor');

const consentInput = (purpose: string): string => `consent_${purpose}`;

const dayOf = (seconds: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(seconds * 1000);

const consentBoxes = (
  { lang }: Reading,
  words: Words,
  text: string,
  ticked: readonly string[] | null,
): Markup => {
  const given = givenIn(text);
  return html`<section>
    <h2 id="consents">${words.consents}</h2>
    <fieldset aria-labelledby="consents">
      <p>${words.consentsHint}</p>
      ${PURPOSES.map((purpose) => {
        const day = given.get(purpose.code)?.day;
        const since =
          day === undefined ? '' : ` ${words.given(sayDay(lang, Date.parse(day) / 1000))}`;
        const checked = ticked === null ? day !== undefined : ticked.includes(purpose.code);
        return drawBox(consentInput(purpose.code), purpose[lang] + since, checked);
      })}
    </fieldset>
  </section>`;
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
  profile: Record<string, string>;
  filled: readonly Filled[];
  dropped: readonly string[];
  ticked: readonly string[] | null;
};

const page = (
  visit: Visit,
  reading: Reading,
  { profile, filled, dropped, ticked }: State,
): Page => {
  const words = WORDS[visit.lang];
  const qualities = partsOf(profile['mara_quality'] ?? '');
  const now = new Date(nowOf(visit.moodle) * 1000);
  const byName = new Map(filled.map((one) => [one.field.name, one]));
  return {
    lang: visit.lang,
    title: words.title,
    crumbs: [{ label: words.home, href: '/my/' }],
    main: html`<p>${words.intro}</p>
      ${granted(qualities, words, reading)} ${problemBox(filled, words, visit.lang)}
      ${droppedBox(dropped, words)}
      <form action="${PROFILE_PATH}" method="post" id="profile">
        <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
        ${sectionsFor(qualities).map(
          ({ title, fields }) =>
            html`<section class="box">
              <h2>${words[title]}</h2>
              ${fields.flatMap(({ name }) => {
                const one = byName.get(name);
                return one === undefined ? [] : [drawField(reading, one, now)];
              })}
            </section>`,
        )}
        ${isAsked(qualities) && consentBoxes(reading, words, profile['mara_consents'] ?? '', ticked)}
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
  const qualities = partsOf(profile['mara_quality'] ?? '');
  const fields = sectionsFor(qualities).flatMap((section) => section.fields);
  if (!visit.posted) {
    const { filled, dropped } = await filledFrom(reading, fields, profile);
    const lost = lostIn(profile['mara_consents'] ?? '');
    const { consents } = WORDS[visit.lang];
    const unread = [...dropped, ...lost.map((text) => `${consents} : ${text}`)];
    return page(visit, reading, { profile, filled, dropped: unread, ticked: null });
  }
  mustHaveSesskey(visit);
  const ticked = PURPOSES.map(({ code }) => code).filter(
    (code) => form.get(consentInput(code)) === '1',
  );
  const sent = await readSent(reading, fields, form);
  if ('filled' in sent) return page(visit, reading, { profile, ...sent, dropped: [], ticked });
  const before = givenIn(profile['mara_consents'] ?? '');
  const today = dayOf(nowOf(moodle));
  await saveProfile(moodle, user.id, {
    ...sent.save,
    ...(isAsked(qualities) ? { mara_consents: consentsText(before, ticked, today) } : {}),
  });
  return redirect(PROFILE_PATH, WORDS[visit.lang].saved);
};
