import { fieldIds } from '../../course/accounts.ts';
import { profileOf, saveProfile } from '../../course/profile.ts';
import { nowOf } from '../../moodle.ts';
import type { UserRow } from '../../store/rows.ts';
import { mustEnter, mustHaveSesskey, mustMay } from '../access.ts';
import { type Detour, noPermissionHere, notFound, redirect } from '../detour.ts';
import type { Page } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import { givenIn, PURPOSES } from './consents.ts';
import { drawField, type Filled } from './controls.ts';
import { enrolledIn, isSpace } from './enrolled.ts';
import { type Control, type Field, FOLLOWED, PHASE, sectionsFor } from './fields.ts';
import { droppedBox, filledFrom, missingBox, problemBox, readSent } from './form.ts';
import { labelOf, QUALITIES } from './options.ts';
import { PROFILE_PATH } from './own.ts';
import {
  namesOf,
  partsOf,
  type Profile,
  qualitiesOf,
  type Reading,
  readingIn,
  textOf,
} from './reading.ts';
import { WORDS } from './words.ts';

/** Read and edit, each for those of one's own space. */
export const FOLLOW = 'local/mara:followpeople';

/** The two fields, as one asks about somebody else. */
const ASKED: readonly Field[] = [
  { ...PHASE, label: { fr: WORDS.fr.phase, en: WORDS.en.phase } },
  { ...FOLLOWED, label: { fr: WORDS.fr.followedBy, en: WORDS.en.followedBy } },
];

/** What nobody but its owner is shown, and what this form writes itself. */
const HIDDEN: ReadonlySet<string> = new Set([
  'mara_avoid',
  'mara_contact',
  PHASE.name,
  FOLLOWED.name,
]);

const readable = async (reading: Reading, control: Control, text: string): Promise<string> => {
  const { lang } = reading;
  if (control.kind === 'names') {
    const parts = partsOf(text);
    const names = await namesOf(reading, control.list, parts);
    const { extra } = control;
    const said = (part: string): string =>
      part === extra?.code ? WORDS[lang][extra.word] : (names.get(part) ?? part);
    return parts.map(said).join(', ');
  }
  if (!('options' in control)) return text;
  return partsOf(text)
    .map((part) => labelOf(control.options, part, lang))
    .join(', ');
};

/** What the person told, as far as their referent may read it. */
const toldBy = async (
  reading: Reading,
  profile: Profile,
  fields: readonly Field[],
): Promise<Markup> => {
  const words = WORDS[reading.lang];
  const told: Markup[] = [];
  for (const { name, label, control } of fields) {
    if (HIDDEN.has(name)) continue;
    const text = await readable(reading, control, textOf(profile, name));
    told.push(
      html`<dt>${label[reading.lang]}</dt>
        <dd>${text === '' ? words.none : text}</dd>`,
    );
  }
  const given = givenIn(profile['mara_consents'] ?? '');
  return html`<dl>
      ${told}
    </dl>
    <h2>${words.consents}</h2>
    <ul>
      ${PURPOSES.map(
        (purpose) =>
          html`<li>
            ${purpose[reading.lang]} ${given.has(purpose.code) ? words.yes : words.no}
          </li>`,
      )}
    </ul>`;
};

/** The person, if an enrolment of theirs runs in the very space whose referent asks. */
const personOf = async (visit: Visit, courseid: number, id: number): Promise<UserRow> => {
  const { moodle } = visit;
  const inside = await enrolledIn(moodle, courseid)
    .where({ 'u.id': id })
    .first<object | undefined>('u.id');
  const user = await moodle.db('user').where({ id }).first<UserRow | undefined>('*');
  if (!user || inside === undefined) throw noPermissionHere();
  return user;
};

/** Somebody's path, for whoever follows the people of a space: phase and groupement can be changed. */
export const followedProfile = async (visit: Visit): Promise<Page | Detour> => {
  const { moodle, form, lang } = visit;
  const [id, courseid] = [form.int('id'), form.int('course')];
  const path = `${PROFILE_PATH}?id=${id}&course=${courseid}`;
  const course = await mustEnter(visit, courseid, path);
  await mustMay(visit, courseid, FOLLOW);
  if (!(await isSpace(moodle, courseid))) throw notFound();
  const person = await personOf(visit, courseid, id);
  const words = WORDS[lang];
  const reading = await readingIn(moodle.db, lang);
  const profile = await profileOf(moodle.db, id);
  const qualities = qualitiesOf(profile);
  const standing = await fieldIds(moodle.db);
  const asked = qualities.includes('candidate') ? ASKED : [];
  const fields = asked.filter((field) => standing.has(field.name));
  const missing = asked.filter((field) => !fields.includes(field)).map(({ label }) => label[lang]);
  let shown: { filled: Filled[]; dropped: string[] } = await filledFrom(reading, fields, profile);
  if (visit.posted) {
    mustHaveSesskey(visit);
    const sent = await readSent(reading, fields, profile, form);
    if ('save' in sent) {
      await saveProfile(moodle, id, sent.save, { own: false });
      return redirect(path, words.followSaved);
    }
    shown = { ...sent, dropped: [] };
  }
  const now = new Date(nowOf(moodle) * 1000);
  const name = `${person.firstname} ${person.lastname}`.trim();
  return {
    lang,
    title: words.followTitle(name),
    crumbs: [
      { label: course.fullname, href: `/course/view.php?id=${courseid}` },
      { label: words.peopleTitle, href: `/local/mara/people.php?course=${courseid}` },
    ],
    main: html`<p>${qualities.map((code) => labelOf(QUALITIES, code, lang)).join(', ')}</p>
      ${missingBox(missing, words)} ${problemBox(shown.filled, words, lang)}
      ${droppedBox(shown.dropped, words)}
      ${
        fields.length > 0 &&
        html`<p>${words.followIntro}</p>
          <form class="box" action="${path}" method="post" id="follow">
            <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
            ${shown.filled.map((one) => drawField(reading, one, now))}
            <p><button class="main" type="submit">${words.save}</button></p>
          </form>`
      }
      ${await toldBy(
        reading,
        profile,
        sectionsFor(qualities).flatMap((section) => section.fields),
      )}`,
  };
};
