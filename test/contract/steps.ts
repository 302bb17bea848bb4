/** What the contract suites do again and again: spaces, people, reading. */
import { randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import type { z } from 'zod';
import {
  ChangesSchema,
  CreatedSpaceSchema,
  ITEM_SCHEMAS,
  SnapshotSchema,
  StatusSchema,
} from '../../src/moodle/wire.ts';
import type { BookItem, ItemOf, Kind, SpaceItem, Status } from '../../src/moodle/wire.ts';
import type {
  EnrolmentWish,
  MoodleUnderTest,
  NewUser,
  RoleName,
} from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { ask } from '../support/rest.ts';

/** A name no other test and no earlier run has used. */
export function unique(stem: string): string {
  return `${stem}${randomBytes(5).toString('hex')}`;
}

/** Holds an answer to its schema exactly: nothing missing and nothing more, e-mails say. */
export function exactly<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.parse(raw);
  expect(parsed).toEqual(emptyFieldsAsObjects(raw));
  return parsed;
}

/** PHP writes an empty associative array as `[]`; wire.ts reads both alike. */
function emptyFieldsAsObjects(raw: unknown): unknown {
  return JSON.parse(JSON.stringify(raw), (key, value: unknown) =>
    ['fields', 'detail'].includes(key) && Array.isArray(value) && value.length === 0 ? {} : value,
  ) as unknown;
}

export async function readStatus(moodle: MoodleUnderTest): Promise<Status> {
  return exactly(StatusSchema, await ask(moodle, 'local_mara_get_status'));
}

export async function createSpace(
  moodle: MoodleUnderTest,
  wish: { code: string; name: string; departements?: string; national?: number },
) {
  return exactly(CreatedSpaceSchema, await ask(moodle, 'local_mara_create_space', wish));
}

/** A regional space of this test's own. */
export async function newSpace(moodle: MoodleUnderTest, name = 'Espace'): Promise<SpaceItem> {
  const code = unique('t-');
  return (await createSpace(moodle, { code, name: `${name} ${code}` })).space;
}

export type Someone = NewUser & { id: number };

export async function someone(
  moodle: MoodleUnderTest,
  wish: Partial<NewUser> = {},
): Promise<Someone> {
  const user = {
    username: unique('u'),
    password: 'Contract-2026!',
    firstname: 'Jeanne',
    lastname: unique('Moreau-'),
    ...wish,
  };
  return { ...user, id: await moodle.fixture.createUser(user) };
}

export async function enrolled(
  moodle: MoodleUnderTest,
  space: Pick<SpaceItem, 'code'>,
  role: RoleName,
  wish: Partial<NewUser> = {},
  enrolment: EnrolmentWish = {},
): Promise<Someone> {
  const who = await someone(moodle, wish);
  await moodle.fixture.enrol(who.id, space.code, role, enrolment);
  return who;
}

/** That person at a browser, logged in. */
export async function atBrowser(moodle: MoodleUnderTest, who: Someone): Promise<Person> {
  const person = personAt(moodle.url);
  await person.login(who.username, who.password);
  return person;
}

export async function referentOf(moodle: MoodleUnderTest, space: SpaceItem): Promise<Person> {
  return atBrowser(moodle, await enrolled(moodle, space, 'referent'));
}

export type PageWish = { after?: number; limit?: number; maxbytes?: number };

export type SnapshotPage<K extends Kind> = {
  items: ItemOf<K>[];
  next: number | null;
  bytes: number;
};

export async function snapshotPage<K extends Kind>(
  moodle: MoodleUnderTest,
  kind: K,
  wish: PageWish = {},
): Promise<SnapshotPage<K>> {
  const raw = await ask(moodle, 'local_mara_get_snapshot', { kind, ...wish });
  const page = exactly(SnapshotSchema, raw);
  expect(page.kind).toBe(kind);
  const schema: z.ZodType = ITEM_SCHEMAS[kind];
  const items = page.items.map((item) => exactly(schema, item) as ItemOf<K>);
  return { items, next: page.next, bytes: Buffer.byteLength(JSON.stringify(raw)) };
}

/** Every page of a kind behind `after`, as a reader takes them. */
export async function snapshotPages<K extends Kind>(
  moodle: MoodleUnderTest,
  kind: K,
  wish: PageWish = {},
): Promise<SnapshotPage<K>[]> {
  const pages: SnapshotPage<K>[] = [];
  let after: number | null = wish.after ?? 0;
  while (after !== null) {
    const page: SnapshotPage<K> = await snapshotPage(moodle, kind, { ...wish, after });
    pages.push(page);
    expect(page.next ?? Infinity).toBeGreaterThan(after);
    after = page.next;
  }
  return pages;
}

/** One item by its id, or undefined when the snapshot has it no more. */
export async function itemOf<K extends Kind>(
  moodle: MoodleUnderTest,
  kind: K,
  id: number,
): Promise<ItemOf<K> | undefined> {
  const { items } = await snapshotPage(moodle, kind, { after: id - 1, limit: 1 });
  return items.find((item) => item.id === id);
}

/** The enrolments of one person, out of the newest of the site. */
export async function enrolmentsOf(moodle: MoodleUnderTest, userId: number) {
  const pages = await snapshotPages(moodle, 'enrolments', { limit: 5000 });
  return pages.flatMap(({ items }) => items).filter(({ userid }) => userid === userId);
}

export type Position = { epoch: string; since: number };

/** The cheapest call: status looks at every space of the site. */
async function emptyPage(moodle: MoodleUnderTest) {
  const fields = { kind: 'spaces', after: 2_000_000_000 };
  return SnapshotSchema.parse(await ask(moodle, 'local_mara_get_snapshot', fields));
}

/**
 * Where the log stands once all that happened so far was told: what is told after it happened
 * after it (but for a young row, told again a minute later).
 */
export async function position(moodle: MoodleUnderTest): Promise<Position> {
  const { log } = await emptyPage(moodle);
  const { epoch } = log;
  for (let since = log.number; ;) {
    const answer = await readChanges(moodle, { epoch, since });
    since = answer.log.number;
    if (!answer.log.more) return { epoch, since };
  }
}

/** What a batch must name to be taken. */
export async function instanceOf(moodle: MoodleUnderTest): Promise<string> {
  return (await emptyPage(moodle)).site.instance;
}

/** The Books of a space, gone ones too. */
export async function booksOf(moodle: MoodleUnderTest, space: string): Promise<BookItem[]> {
  const books = (await snapshotPages(moodle, 'books')).flatMap(({ items }) => items);
  return books.filter((book) => book.space === space);
}

export async function readChanges(moodle: MoodleUnderTest, from: Position, maxbytes = 1_000_000) {
  const raw = await ask(moodle, 'local_mara_get_changes', { ...from, maxbytes });
  return exactly(ChangesSchema, raw);
}

export type Change = z.infer<typeof ChangesSchema>['items'][number];

/** All that changed since, answer by answer until there is no more. */
export async function changesSince(moodle: MoodleUnderTest, from: Position): Promise<Change[]> {
  const told: Change[] = [];
  let since = from.since;
  for (;;) {
    const { log, items } = await readChanges(moodle, { ...from, since });
    expect(log.resync).toBeNull();
    told.push(...items);
    if (!log.more) return told;
    expect(log.number).toBeGreaterThan(since);
    since = log.number;
  }
}

/** The last that was told of one object: its state, or null for a tombstone. */
export function lastOf<K extends Kind>(
  changes: Change[],
  kind: K,
  id: number,
): { run: string | null; state: ItemOf<K> | null } | undefined {
  const change = changes.findLast((one) => one.kind === kind && one.id === id);
  if (!change) return undefined;
  const schema: z.ZodType = ITEM_SCHEMAS[kind];
  const state = change.state === null ? null : (exactly(schema, change.state) as ItemOf<K>);
  return { run: change.run, state };
}

/**
 * What the log tells of one object: at once where an event names it, else after the task
 * `compare_states`; null for a tombstone.
 */
async function inTheEnd<K extends Kind>(
  moodle: MoodleUnderTest,
  from: Position,
  kind: K,
  id: number,
): Promise<ItemOf<K> | null> {
  const told = lastOf(await changesSince(moodle, from), kind, id);
  if (told) return told.state;
  await moodle.fixture.compareStates();
  const later = lastOf(await changesSince(moodle, from), kind, id);
  if (!later) throw new Error(`The log tells nothing of ${kind} ${id}`);
  return later.state;
}

/** The state that an event's note tells of an object, without waiting for any task. */
export async function toldAtOnce<K extends Kind>(
  moodle: MoodleUnderTest,
  from: Position,
  kind: K,
  id: number,
): Promise<ItemOf<K>> {
  const state = lastOf(await changesSince(moodle, from), kind, id)?.state;
  if (!state) throw new Error(`The log does not tell the state of ${kind} ${id} at once`);
  return state;
}

/** The state that is told of an object since then, after the task at the latest. */
export async function toldSince<K extends Kind>(
  moodle: MoodleUnderTest,
  from: Position,
  kind: K,
  id: number,
): Promise<ItemOf<K>> {
  const state = await inTheEnd(moodle, from, kind, id);
  if (!state) throw new Error(`The log tells that ${kind} ${id} is gone`);
  return state;
}

/** Expects the log to tell that an object is gone, and the snapshot to have it no more. */
export async function tombstoneOf(
  moodle: MoodleUnderTest,
  from: Position,
  kind: Kind,
  id: number,
): Promise<void> {
  expect(await inTheEnd(moodle, from, kind, id)).toBeNull();
  expect(await itemOf(moodle, kind, id)).toBeUndefined();
}
