/**
 * What is put into Moodle by key, of every type: first it stands, then all of it changes, by use
 * cases and by people, so that one cycle has to make, change, remove, withdraw, forget and leave.
 */
import { makeWish, takeBack } from '../../src/features/wishes/index.ts';
import type { PieceType } from '../../src/moodle/index.ts';
import { personAt } from '../support/person.ts';
import { sheet } from '../support/site.ts';
import { allBooks, chapterIn, editPart, PASSWORD, REFERENT } from './scenario.ts';
import type { Stage } from './world.ts';

/** Longer than people are left in peace after a notification. */
export const AFTER_PEACE = 2 * 3_600_000;
const DAY = 86_400;
const COHORT = 'S26';
const ROLE = 'mara_candidate';
/** What a person wrote in the place of a sheet's name, and decided to have in the sheet. */
export const TO_SHEET = 'Mairie d’Angers, à l’accueil';

type People = ReadonlyMap<string, number>;
/** The site as it is prepared, and who is there by user name. */
type Site = Stage & { people: People; entries: ReadonlyMap<string, number> };

/** Makes a wish as a use case does, in a transaction of its own. */
const wish = (
  { app, moodleClock }: Pick<Stage, 'app' | 'moodleClock'>,
  key: string,
  type: PieceType,
  body: unknown,
): Promise<void> =>
  app.db.transaction((tx) =>
    makeWish(tx, { key, name: key, type, body }, { now: moodleClock.now() }),
  );

const unwish = ({ app }: Pick<Stage, 'app'>, key: string): Promise<boolean> =>
  app.db.transaction((tx) => takeBack(tx, key));

export const eventBody = (name: string, more: object = {}): object => ({
  name,
  description: '<p>À 18 h.</p>',
  location: 'Angers',
  start: 1_796_000_000,
  duration: 7200,
  group: null,
  ...more,
});

/** A draft: a sheet that shows in no Book. */
export const draftBody = (name: string, more: object = {}): object => ({
  sheet: 'living_area',
  fields: sheet(name, { state: 'Brouillon', ...more }),
});

export const messageBody = (userid: number, subject = 'Votre groupe est fait'): object => ({
  userid,
  subject: { fr: subject },
  text: { fr: '<p>Il se réunit bientôt.</p>' },
  link: null,
});

const enrolmentBody = (userid: number, end: number | null): object => ({
  userid,
  role: ROLE,
  start: null,
  end,
});

/** Where the sheet says another commune by now, it is left as it is. */
const communeEdit = ({ entries }: Site, sheetName: string, was: string): object => ({
  entry: entries.get(sheetName) ?? 0,
  was: { commune: was },
  fields: { commune: 'Cholet' },
});

/** The object of Moodle's that a piece is. */
export const objectOf = async ({ moodleDb }: Pick<Stage, 'moodleDb'>, key: string) => {
  const row = await moodleDb('local_mara_piece')
    .where({ piecekey: key })
    .first<{ objectid: number } | undefined>('objectid');
  if (row === undefined) throw new Error(`There is no piece ${key}`);
  return row.objectid;
};

const who = ({ people }: Site, name: string): number => {
  const id = people.get(name);
  if (id === undefined) throw new Error(`There is nobody called ${name}`);
  return id;
};

const editChapter = async ({ direct, person }: Site, key: string, html: string): Promise<void> => {
  const { cmid, id } = chapterIn(await allBooks(direct()), key);
  await person.editChapter(cmid, id, { html });
};

const invite = ({ sandbox, people }: Site, name: string): Promise<number> =>
  sandbox.admin.createEntry({
    space: 'fin',
    sheet: 'invitation',
    userId: people.get(REFERENT) ?? 0,
    fields: {
      firstname: name,
      lastname: 'Invité',
      mail: `${name}@exemple.fr`,
      quality: 'Membre ressource',
      agreed: 'Oui',
    },
  });

/** The ask of a purpose that is about an object, or the only one of a space. */
const askAbout = async ({ app }: Site, subject: string): Promise<string> => {
  const rows = await app
    .db('ask')
    .where('subject', 'like', `%${subject}%`)
    .whereNull('ended_at')
    .select<{ key: string }[]>('key');
  if (rows.length !== 1) throw new Error(`${rows.length} asks are about ${subject}`);
  return rows[0]?.key ?? '';
};

/** Those of the pieces who are not of the earlier scenario: a second person, a new referent. */
const newcomers = async ({ sandbox, people }: Site): Promise<People> => {
  const { admin } = sandbox;
  const make = (username: string) =>
    admin.createUser({ username, password: PASSWORD, firstname: username, lastname: 'Essai' });
  const [anne, yann] = [await make('anne'), await make('yann')];
  await admin.enrol(anne, 'nat', 'mara_referent');
  return new Map([...people, ['anne', anne], ['yann', yann]]);
};

const listBody = (...codes: string[]): object => ({
  list: 'metiers',
  items: codes.map((code) => ({ code, name: `Métier ${code}` })),
});

const firstWishes = async (site: Site): Promise<void> => {
  const [ana, bob, cléo, eve] = ['ana', 'bob', 'cléo', 'eve'].map((name) => who(site, name));
  const all: [string, PieceType, unknown][] = [
    ['mel/list/metiers', 'list', listBody('M1402', 'N1301')],
    ['mel/grouping/meetings', 'grouping', { name: 'Rencontres' }],
    [
      'mel/group/1',
      'group',
      // Eve is not enrolled there: she waits.
      { name: 'Groupe 1', grouping: 'mel/grouping/meetings', members: [ana, bob, eve] },
    ],
    ['mel/event/1', 'event', eventBody('Rencontre du groupe', { group: 'mel/group/1' })],
    ['mel/event/2', 'event', eventBody('Rencontre ouverte')],
    ['mel/entry/1', 'entry', draftBody('Maison commune')],
    ['mel/enrolment/1', 'enrolment', enrolmentBody(who(site, 'yann'), null)],
    ['mel/cohort/1', 'cohort_member', { userid: bob, cohort: COHORT }],
    ['mel/message/1', 'message', messageBody(ana ?? 0)],
    ['var/group/1', 'group', { name: 'Groupe 1', grouping: null, members: [cléo] }],
    ['var/group/2', 'group', { name: 'Groupe 2', grouping: null, members: [ana] }],
    ['var/event/1', 'event', eventBody('Sortie en mer')],
    ['var/event/2', 'event', eventBody('Visite du port')],
    ['var/event/3', 'event', eventBody('Marche du soir')],
    ['fin/entry/1', 'entry', draftBody('Maison des phares')],
    ...[1, 2, 3, 4].map((n): [string, PieceType, unknown] => [
      `fin/event/${n}`,
      'event',
      eventBody(`Rencontre ${n}`),
    ]),
  ];
  for (const [key, type, body] of all) await wish(site, key, type, body);
};

/**
 * A state in which everything stands that was wished for, people were told what they are asked,
 * and a removal waits for a second person. Tells who is there now.
 */
export const letStand = async (stage: Site): Promise<Site & { invited: number }> => {
  const { sandbox, cycle, moodleClock } = stage;
  const { admin } = sandbox;
  await admin.allows({ roles: [ROLE], cohorts: [COHORT], accounts: true });
  await admin.createCohort({ name: 'Session 2026', idnumber: COHORT });
  const site = { ...stage, people: await newcomers(stage) };
  const cycles = async (count: number): Promise<void> => {
    for (let nth = 0; nth < count; nth += 1) {
      const { error } = await cycle();
      if (error !== null) throw error as Error;
    }
    moodleClock.move(AFTER_PEACE);
    await admin.sendNotices();
  };
  await firstWishes(site);
  for (const key of ['mel/landlord', 'mel/association', 'var/association', 'fin/association']) {
    await editChapter(site, key, `<p>À la main, ${key}.</p>`);
  }
  const part = chapterIn(await allBooks(site.direct()), 'mel/public-service');
  await editPart(site.person, part, 'Mairie d’Angers', TO_SHEET);
  const invited = await invite(site, 'Luc');
  await invite(site, 'Rose');
  await cycles(2);
  await admin.changeEvent(await objectOf(site, 'var/event/2'), { location: 'Toulon' });
  for (const n of [1, 2, 3, 4]) await unwish(site, `fin/event/${n}`);
  await cycles(2);
  await cycles(2);
  return { ...site, invited };
};

/** What people do: nothing of it may be undone, and each answer counts once. */
const peopleAct = async (site: Site & { invited: number }): Promise<void> => {
  const { sandbox } = site;
  const { admin } = sandbox;
  const referent = who(site, REFERENT);
  const answer = async (subject: string, userId: number, choice: string): Promise<void> => {
    const ask = await askAbout(site, subject);
    const refused = await admin.answerAsk({ ask, userId, choice });
    if (refused !== null) throw new Error(`The answer to ${ask} does not count: ${refused}`);
  };
  await answer('mel/living-area/landlord', referent, 'ours');
  await answer('var/living-area/association', referent, 'keep');
  await answer('mel/living-area/public-service#', referent, 'sheet');
  await answer('digest', who(site, 'anne'), 'approve');
  // What was asked about is no longer there: that ask is withdrawn, another one opened.
  await editChapter(site, 'fin/association', '<p>À la main, une seconde fois.</p>');
  // One more referent is asked.
  await admin.giveRole(who(site, 'yann'), 'mel', 'mara_referent');
  await admin.changeEvent(await objectOf(site, 'mel/event/2'), { name: 'Rencontre reportée' });
  await admin.deleteEvent(await objectOf(site, 'var/event/3'));
  await admin.removeFromGroup(await objectOf(site, 'mel/group/1'), who(site, 'ana'));
  await admin.addToGroup(await objectOf(site, 'mel/group/1'), who(site, 'dan'));
  await admin.renameGroup(await objectOf(site, 'var/group/2'), 'Les marins');
  await admin.enrol(who(site, 'eve'), 'mel', 'mara_candidate');
  await admin.changeEntry(site.invited, { agreed: 'Pas encore' });
  await invite(site, 'Nina');
  const [mail] = (await admin.mails()).filter(({ address }) => address.startsWith('Rose'));
  const link = /http[^\s"<>]+invitation\.php\?token=\w+/.exec(mail?.html ?? '')?.[0] ?? '';
  const rose = personAt(sandbox.url);
  await rose.acceptInvitation(await rose.open(link), 'Invitation-2026!');
};

/** What use cases wish for now; no more leaves a space than may leave it unattended. */
const laterWishes = async (site: Site): Promise<void> => {
  const [ana, bob, cléo, eve] = ['ana', 'bob', 'cléo', 'eve'].map((name) => who(site, name));
  const grouping = 'mel/grouping/meetings';
  await wish(site, 'mel/group/1', 'group', {
    name: 'Les pins',
    grouping,
    members: [ana, cléo, eve],
  });
  await wish(site, 'mel/list/metiers', 'list', listBody('M1402', 'K1404'));
  await wish(site, 'mel/grouping/walks', 'grouping', { name: 'Marches' });
  await wish(
    site,
    'mel/event/1',
    'event',
    eventBody('Rencontre du groupe', { location: 'Saumur', group: 'mel/group/1' }),
  );
  await wish(site, 'mel/event/2', 'event', eventBody('Rencontre ouverte', { location: 'Cholet' }));
  await wish(site, 'mel/event/3', 'event', eventBody('Rencontre de plus'));
  await wish(
    site,
    'mel/enrolment/1',
    'enrolment',
    enrolmentBody(who(site, 'yann'), 30 * DAY + 1_796_000_000),
  );
  await wish(site, 'mel/message/2', 'message', messageBody(bob ?? 0));
  await wish(site, 'mel/edit/1', 'entry_edit', communeEdit(site, 'Podeliha', 'Angers'));
  await wish(site, 'var/edit/1', 'entry_edit', communeEdit(site, 'Rade et mer', 'Nantes'));
  for (const key of ['mel/entry/1', 'mel/cohort/1', 'mel/message/1']) await unwish(site, key);
  await wish(site, 'var/group/2', 'group', {
    name: 'Groupe 2 bis',
    grouping: null,
    members: [ana, cléo],
  });
  await wish(site, 'var/event/3', 'event', eventBody('Marche de nuit'));
  for (const key of ['var/group/1', 'var/event/1', 'var/event/2']) await unwish(site, key);
  await wish(site, 'fin/entry/1', 'entry', draftBody('Maison des phares', { commune: 'Brest' }));
  await wish(site, 'fin/entry/2', 'entry', draftBody('Maison du vent'));
  await wish(site, 'fin/cohort/1', 'cohort_member', { userid: eve, cohort: COHORT });
};

/** Changes of every kind, by people and by use cases, that wait for the next cycle. */
export const changeAllPieces = async (site: Site & { invited: number }): Promise<void> => {
  await peopleAct(site);
  await laterWishes(site);
};
