import type { SandboxAdmin } from './admin/index.ts';
import type { EntryFields } from './admin/databases.ts';
import { INVITATION, LIVING_AREA } from './bridge/sheet-fields.ts';
import { BODIES_FIN } from './example/bodies-fin.ts';
import { BODIES_HGA } from './example/bodies-hga.ts';
import { BODIES_MEL } from './example/bodies-mel.ts';
import { BODIES_VAR } from './example/bodies-var.ts';
import { COORDINATORS } from './example/coordinators.ts';
import { INVITATIONS_MEL } from './example/invitations-mel.ts';
import { OPENINGS_FIN, OPENINGS_HGA, OPENINGS_MEL, OPENINGS_VAR } from './example/openings.ts';
import { PEOPLE_FIN } from './example/people-fin.ts';
import { PEOPLE_HGA, PEOPLE_NATIONAL } from './example/people-hga.ts';
import { PEOPLE_MEL } from './example/people-mel.ts';
import { PEOPLE_VAR } from './example/people-var.ts';
import type { ExamplePerson } from './example/person.ts';
import { addProgress } from './example/progress.ts';
import { RESOURCES_NATIONAL } from './example/resources.ts';
import type { ExampleSheet } from './example/sheet.ts';
import { SHEETS_FIN } from './example/sheets-fin.ts';
import { SHEETS_HGA } from './example/sheets-hga.ts';
import { SHEETS_MEL } from './example/sheets-mel.ts';
import { SHEETS_VAR } from './example/sheets-var.ts';

type ExampleSpace = {
  code: string;
  name: string;
  departements: string;
  people: ExamplePerson[];
  sheets: ExampleSheet[];
  /** Whom the referents would like to have. */
  invitations?: EntryFields[];
};

const NATIONAL = { code: 'nat', name: 'Espace national MARA', national: true };

const REGIONS: ExampleSpace[] = [
  {
    code: 'mel',
    name: 'Maine-et-Loire',
    departements: '49',
    people: PEOPLE_MEL,
    sheets: [...SHEETS_MEL, ...BODIES_MEL, ...OPENINGS_MEL],
    invitations: INVITATIONS_MEL,
  },
  {
    code: 'fin',
    name: 'Finistère',
    departements: '29',
    people: PEOPLE_FIN,
    sheets: [...SHEETS_FIN, ...BODIES_FIN, ...OPENINGS_FIN],
  },
  {
    code: 'var',
    name: 'Var',
    departements: '83',
    people: PEOPLE_VAR,
    sheets: [...SHEETS_VAR, ...BODIES_VAR, ...OPENINGS_VAR],
  },
  {
    code: 'hga',
    name: 'Haute-Garonne',
    departements: '31',
    people: PEOPLE_HGA,
    sheets: [...SHEETS_HGA, ...BODIES_HGA, ...OPENINGS_HGA],
  },
];

const PASSWORD = 'mara-2026';

const ACCOUNTS = [
  ['guest', 'guest', 'Visiteur anonyme', 'Ne lit rien des espaces : c’est voulu.'],
  [
    'candidat.mel',
    PASSWORD,
    'Candidate, Maine-et-Loire',
    'Marion Lebrançois lit les livres de sa région, et dit dans « Mon parcours » ce qu’elle cherche.',
  ],
  [
    'parrain.mel',
    PASSWORD,
    'Parrain, Maine-et-Loire',
    'Patrice Guillonneau dit dans « Mon parcours » ce qu’il peut apporter.',
  ],
  [
    'referent.mel',
    PASSWORD,
    'Référent, Maine-et-Loire',
    'Bertrand Hervouet tient les fiches et les chapitres de son espace.',
  ],
  [
    'referent.fin',
    PASSWORD,
    'Référente, Finistère',
    'Gwénola Kerbrézellec fait de même, chez elle seulement.',
  ],
  [
    'referent.hga',
    PASSWORD,
    'Référent, Haute-Garonne',
    'Alain Puyjalbert a des candidats qui pourraient se rencontrer : son avis est demandé.',
  ],
  [
    'coordination.ouest',
    PASSWORD,
    'Coordinatrice, deux régions',
    'Anne-Lise Trévidic veille sur le Maine-et-Loire et le Finistère.',
  ],
  ['cellule', PASSWORD, 'Cellule nationale', 'François-Xavier Delormeau tient l’espace national.'],
  ['admin', PASSWORD, 'Administration', 'Voit et peut tout, même supprimer une activité.'],
] as const;

const DAY = 24 * 3600;

/** Counts from the day the site is filled. */
const calendar = (now: number) => {
  const today = new Date(now * 1000);
  return {
    day: (offset: number): string =>
      new Date((now + offset * DAY) * 1000).toISOString().slice(0, 10),
    /** As people write it in French: 31/12/2026. */
    written: (offset: number): string =>
      new Date((now + offset * DAY) * 1000)
        .toISOString()
        .slice(0, 10)
        .split('-')
        .reverse()
        .join('/'),
    instant: (offset: number): number => now - (now % DAY) + offset * DAY,
    month: (offset: number): string =>
      new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1))
        .toISOString()
        .slice(0, 7),
  };
};
type Calendar = ReturnType<typeof calendar>;

const fieldsOf = (person: ExamplePerson, { day, month }: Calendar): Record<string, string> => {
  const { departure, capacity, pause, consents = [], from = 0 } = person;
  const values: Record<string, string | undefined> = {
    mara_quality: person.quality,
    mara_category: person.category,
    mara_service: person.service,
    mara_departure: typeof departure === 'number' ? month(departure) : departure,
    mara_school: person.school,
    mara_phase: person.phase,
    mara_places: person.places,
    mara_travel: person.travel,
    mara_posting: person.posting,
    mara_followed: person.followed,
    mara_project: person.project,
    mara_metiers: person.metiers,
    mara_sectors: person.sectors,
    mara_needs: person.needs,
    mara_availability: person.availability,
    mara_avoid: person.avoid,
    mara_languages: person.languages,
    mara_contact: person.contact,
    mara_job: person.job,
    mara_job_sector: person.jobSector,
    mara_employer: person.employer,
    mara_mentor_places: person.mentorPlaces,
    mara_helps: person.helps,
    mara_support: person.support,
    mara_capacity: capacity === undefined ? undefined : String(capacity),
    mara_pause: pause === undefined ? undefined : day(pause),
    mara_consents: consents.map((purpose) => `${purpose}=${day(from)}/1`).join(';'),
  };
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
};

type Added = { id: number; person: ExamplePerson };

const addPeople = async (
  admin: SandboxAdmin,
  space: string,
  people: ExamplePerson[],
  days: Calendar,
): Promise<Added[]> => {
  const ids = await admin.createUsers(
    people.map((person, place) => ({
      username: person.username ?? `${space}.${place + 1}`,
      ...(person.username === undefined ? {} : { password: PASSWORD }),
      firstname: person.firstname,
      lastname: person.lastname,
      fields: fieldsOf(person, days),
    })),
  );
  await admin.enrolMany(
    people.map(({ role, from, until, suspended = false }, place) => ({
      userId: ids[place] ?? 0,
      space,
      role,
      suspended,
      ...(from === undefined ? {} : { timestart: days.instant(from) }),
      ...(until === undefined ? {} : { timeend: days.instant(until) }),
    })),
  );
  return people.map((person, place) => ({ id: ids[place] ?? 0, person }));
};

/** What a sheet says, its days counted from today. */
const textsOf = ({ fields, verified, deadline }: ExampleSheet, days: Calendar): EntryFields => ({
  ...fields,
  ...(verified === null ? {} : { verified_on: days.day(-verified) }),
  ...(deadline === undefined ? {} : { deadline: days.written(deadline) }),
});

/** People who look after several spaces, once these are there. */
const addCoordinators = async (admin: SandboxAdmin): Promise<void> => {
  for (const { spaces, ...person } of COORDINATORS) {
    const fields = { mara_quality: 'resource' };
    const userId = await admin.createUser({ ...person, password: PASSWORD, fields });
    for (const space of spaces) await admin.enrol(userId, space, 'mara_coordinator');
  }
};

const candidatesOf = (added: Added[]): number[] =>
  added.filter(({ person }) => person.quality === 'candidate').map(({ id }) => id);

/** Fills a new site; one that has spaces is left as it is. */
export const fillExampleSite = async (admin: SandboxAdmin): Promise<void> => {
  if ((await admin.spaceCodes()).length > 0) return;
  const days = calendar(admin.now());
  await admin.allows({ accounts: true });
  await admin.createSpace(NATIONAL);
  await addPeople(admin, NATIONAL.code, PEOPLE_NATIONAL, days);
  for (const page of RESOURCES_NATIONAL)
    await admin.createPage({ space: NATIONAL.code, tracked: false, ...page });
  const cohort = await admin.createCohort({ name: 'Congé de reconversion', idnumber: 'CR' });
  for (const { code, name, departements, people, sheets, invitations = [] } of REGIONS) {
    await admin.createSpace({ code, name, departements });
    const added = await addPeople(admin, code, people, days);
    await addProgress(admin, code, cohort, candidatesOf(added), days.instant);
    const userId = added.find(({ person }) => person.role === 'mara_referent')?.id ?? 0;
    for (const fields of invitations)
      await admin.createEntry({ space: code, sheet: INVITATION, userId, fields });
    for (const one of sheets)
      await admin.createEntry({
        space: code,
        sheet: one.sheet ?? LIVING_AREA,
        userId,
        fields: textsOf(one, days),
      });
  }
  await addCoordinators(admin);
  await admin.showAccounts(
    ACCOUNTS.map(([username, password, label, note]) => ({ username, password, label, note })),
  );
};
