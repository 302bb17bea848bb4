/** Pieces in the contract suites: wished for, put, looked at. */
import { expect } from '@jest/globals';
import type {
  AnswerItem,
  BodyOf,
  DetailOf,
  PieceItem,
  PieceToPut,
  PieceToRemove,
  PieceType,
} from '../../src/moodle/pieces.ts';
import { PutSchema } from '../../src/moodle/wire.ts';
import type { Put, SpaceItem } from '../../src/moodle/wire.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { ask } from '../support/rest.ts';
import { exactly, instanceOf, snapshotPages, unique } from './steps.ts';

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 24 * HOUR;

type Space = Pick<SpaceItem, 'code'>;
/** One piece of a type, to be put. */
export type Wish<T extends PieceType> = Extract<PieceToPut, { type: T }> & { body: BodyOf<T> };

/** A piece of the space under a key of its own. */
function piece<T extends PieceType>(space: Space, type: T, body: BodyOf<T>, key?: string): Wish<T> {
  const name = key ?? `${space.code}/${type}/${unique('')}`;
  return { key: name, type, source: unique('s'), body } as unknown as Wish<T>;
}

/** The same piece with some of its body changed, under another source. */
export function changed<T extends PieceType>(wish: Wish<T>, body: Partial<BodyOf<T>>): Wish<T> {
  return { ...wish, source: unique('s'), body: { ...wish.body, ...body } };
}

export const aGrouping = (space: Space, name = 'Rencontres') => piece(space, 'grouping', { name });

export const aGroup = (space: Space, members: number[], wish: Partial<BodyOf<'group'>> = {}) =>
  piece(space, 'group', { name: unique('Groupe '), grouping: null, members, ...wish });

/** Tomorrow, for two hours, unless the wish says otherwise. */
export const anEvent = (
  moodle: MoodleUnderTest,
  space: Space,
  wish: Partial<BodyOf<'event'>> = {},
) =>
  piece(space, 'event', {
    name: unique('Rencontre '),
    description: '<p>Autour d’un <strong>café</strong></p>',
    location: 'Angers',
    start: moodle.fixture.now() + DAY,
    duration: 2 * HOUR,
    group: null,
    ...wish,
  });

export const anEntry = (space: Space, fields: Record<string, string> = {}) =>
  piece(space, 'entry', {
    sheet: 'living_area',
    fields: { category: 'Bailleur', name: unique('Habitat '), state: 'À publier', ...fields },
  });

export const anEnrolment = (
  space: Space,
  userid: number,
  wish: Partial<BodyOf<'enrolment'>> = {},
) => piece(space, 'enrolment', { userid, role: 'mara_candidate', start: null, end: null, ...wish });

export const aMembership = (space: Space, userid: number, cohort: string) =>
  piece(space, 'cohort_member', { userid, cohort });

/** Two choices: one plain, one with a remark if one likes; open for a week. */
export const anAsk = (
  moodle: MoodleUnderTest,
  space: Space,
  people: number[],
  wish: Partial<BodyOf<'ask'>> = {},
) =>
  piece(space, 'ask', {
    about: { fr: unique('Une question '), en: unique('A question ') },
    title: { fr: unique('Titre '), en: unique('Title ') },
    text: { fr: `<p>${unique('Texte ')}</p>`, en: `<p>${unique('Text ')}</p>` },
    link: null,
    choices: [
      { code: 'yes', label: { fr: unique('Oui '), en: unique('Yes ') }, remark: 'none' },
      { code: 'no', label: { fr: unique('Non '), en: unique('No ') }, remark: 'optional' },
    ],
    mode: 'first',
    change: false,
    expires: moodle.fixture.now() + 7 * DAY,
    remind: null,
    people,
    ...wish,
  });

export const aMessage = (space: Space, userid: number, wish: Partial<BodyOf<'message'>> = {}) =>
  piece(space, 'message', {
    userid,
    subject: { fr: unique('Une nouvelle '), en: unique('News ') },
    text: { fr: `<p>${unique('Bonjour ')}</p>`, en: `<p>${unique('Hello ')}</p>` },
    link: null,
    ...wish,
  });

export const anInvitation = (
  moodle: MoodleUnderTest,
  space: Space,
  wish: Partial<BodyOf<'invitation'>> = {},
) =>
  piece(space, 'invitation', {
    email: `${unique('i')}@contract.test`,
    firstname: 'Odile',
    lastname: unique('Rivet-'),
    lang: 'fr',
    expires: moodle.fixture.now() + 7 * DAY,
    quality: 'mentor',
    ...wish,
  });

export const aPage = (space: Space, sections: BodyOf<'page'>['sections'] = []) =>
  piece(space, 'page', { sections });

export const aList = (
  space: Space,
  list: BodyOf<'list'>['list'],
  items: BodyOf<'list'>['items'] = [],
) => piece(space, 'list', { list, items });

export const removal = (
  wish: Pick<PieceToPut, 'key' | 'type'>,
  replaces?: string,
): PieceToRemove => ({
  key: wish.key,
  type: wish.type,
  remove: true,
  ...(replaces === undefined ? {} : { replaces }),
});

type Result = Put['results'][number];
/** A result whose state must be a piece of the type. */
type Piece<T extends PieceType> = Extract<PieceItem, { type: T }> & { detail: DetailOf<T> };

export async function put(
  moodle: MoodleUnderTest,
  pieces: (PieceToPut | PieceToRemove)[],
  run = unique('run-'),
): Promise<Result[]> {
  const batch = JSON.stringify({ run, instance: await instanceOf(moodle), pieces });
  const { results } = exactly(PutSchema, await ask(moodle, 'local_mara_put', { batch }));
  expect(results.map(({ key }) => key)).toEqual(pieces.map(({ key }) => key));
  for (const { key, state } of results) expect(state?.key ?? key).toBe(key);
  return results;
}

/** One piece put: `created`, or `failed: unknownuser`, and its state. */
export async function putOne(
  moodle: MoodleUnderTest,
  wish: PieceToPut | PieceToRemove,
  run?: string,
): Promise<{ outcome: string; message: string; state: PieceItem | null }> {
  const { outcome, reason, state } = (await put(moodle, [wish], run))[0]!;
  expect(outcome === 'failed').toBe(reason !== null);
  return {
    outcome: reason === null ? outcome : `${outcome}: ${reason.errorcode}`,
    message: reason?.message ?? '',
    state,
  };
}

/** A piece that must be made now. */
export async function made<T extends PieceType>(
  moodle: MoodleUnderTest,
  wish: Wish<T>,
): Promise<Piece<T>> {
  const { outcome, message, state } = await putOne(moodle, wish);
  expect([outcome, message]).toEqual(['created', '']);
  return state as Piece<T>;
}

/** As the snapshot has it, or undefined. */
export async function pieceOf<T extends PieceType>(
  moodle: MoodleUnderTest,
  wish: Wish<T>,
): Promise<Piece<T> | undefined> {
  const pieces = (await snapshotPages(moodle, 'pieces', { limit: 5000 })).flatMap(
    ({ items }) => items,
  );
  return pieces.find(({ key }) => key === wish.key) as Piece<T> | undefined;
}

/** The piece as it stands; it must. */
export async function standing<T extends PieceType>(
  moodle: MoodleUnderTest,
  wish: Wish<T>,
): Promise<Piece<T>> {
  const found = await pieceOf(moodle, wish);
  if (!found) throw new Error(`The snapshot has no piece ${wish.key}`);
  return found;
}

/** What was answered to an ask, the oldest first. */
export async function answersTo(
  moodle: MoodleUnderTest,
  wish: Pick<PieceToPut, 'key'>,
): Promise<AnswerItem[]> {
  const answers = (await snapshotPages(moodle, 'answers', { limit: 5000 })).flatMap(
    ({ items }) => items,
  );
  return answers.filter(({ ask: key }) => key === wish.key);
}

export const ASKS_PAGE = '/local/mara/asks.php';

/** What somebody at a browser sees of an ask, in French. */
export function french({ body }: Wish<'ask'>) {
  const label = (code: string) => body.choices.find((one) => one.code === code)!.label.fr;
  return { title: body.title.fr, yes: label('yes'), no: label('no') };
}
