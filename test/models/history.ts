/** What may happen to a site in any order, and what a person must find again at the end of it. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type Choice, decide } from '../../src/features/sync/index.ts';
import { allDifferencesOf } from '../../src/features/sync/differences.ts';
import type { MoodlePort } from '../../src/moodle/index.ts';
import { allBooks, PASSWORD, REFERENT } from '../faults/scenario.ts';
import type { World } from '../faults/world.ts';
import { type Person, personAt } from '../support/person.ts';
import { sheet } from '../support/site.ts';
import { editParts, type PartEdit } from './parts.ts';
import { piecesOn, type PieceStep, pieceStepArb } from './pieces.ts';
import { wordsIn } from './words.ts';

const DAY = 86_400_000;
/** Longer than Moodle's log is kept. */
const PRUNED_AFTER = 41 * DAY;
const CATEGORIES = ['Bailleur', 'Association', 'Institution', 'Service public'];
const SPACES = ['mel', 'var', 'fin'];

const index = fc.nat({ max: 1000 });
const step = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), at: index });

const ofBooksArb = fc.oneof(
  // People, in the Books.
  { weight: 2, arbitrary: step('rewrite') },
  step('rename'),
  step('hide'),
  step('move'),
  step('delete'),
  step('add'),
  // People, in the parts of a chapter, and what they decide about them.
  { weight: 3, arbitrary: step('write into a part') },
  step('write between parts'),
  step('take a part out'),
  step('lose the ids'),
  { weight: 3, arbitrary: step('decide') },
  // Referents, in the sheets.
  { weight: 3, arbitrary: step('change sheet') },
  step('new sheet'),
  step('withdraw sheet'),
  step('delete sheet'),
  // What no event tells.
  step('approve silently'),
  step('open a course'),
  step('compare states'),
  // Who is there.
  step('suspend'),
  step('leave'),
  step('come'),
  // The companion and the clocks.
  { weight: 4, arbitrary: step('cycle') },
  { weight: 3, arbitrary: step('crash before') },
  { weight: 3, arbitrary: step('crash after') },
  { weight: 2, arbitrary: step('prune') },
  fc.record({
    kind: fc.constant('Moodle’s clock'),
    at: fc.integer({ min: -3 * DAY, max: 3 * DAY }),
  }),
  fc.record({ kind: fc.constant('our clock'), at: fc.integer({ min: -3 * DAY, max: 3 * DAY }) }),
);
type BookStep = typeof ofBooksArb extends fc.Arbitrary<infer T> ? T : never;

export type Step = { of: 'books'; step: BookStep } | { of: 'pieces'; step: PieceStep };
export const stepArb: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ of: fc.constant('books' as const), step: ofBooksArb }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ of: fc.constant('pieces' as const), step: pieceStepArb }),
  },
);

/** What a person left a chapter in, but for its text. Null: deleted. */
type Left = { title?: string; hidden?: boolean } | null;

type Chapter = { id: number; cmid: number; bookid: number; pagenum: number; hidden: number };

class Cut extends Error {}

/** The process is gone before or after its nth call: nothing of it speaks to Moodle any more. */
const cutAt = (nth: number, side: 'before' | 'after') => {
  let calls = 0;
  return (moodle: MoodlePort): MoodlePort =>
    new Proxy(moodle, {
      get(target, name): unknown {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function' || name === 'traffic') return member;
        return async (...asked: unknown[]) => {
          calls += 1;
          if (side === 'before' && calls >= nth) throw new Cut();
          const answer: unknown = await Reflect.apply(member, target, asked);
          if (calls >= nth) throw new Cut();
          return answer;
        };
      },
    });
};

/** Plays a history on a world and remembers what people did. */
export const historyOf = (world: World) => {
  const { moodleDb, moodleClock, clock, seeded } = world;
  const { admin, url } = world.sandbox;
  const left = new Map<number, Left>();
  const byHand = wordsIn(moodleDb);
  const order = new Map<number, number[]>();
  let steps = 0;
  let person: Person | null = null;

  /** The referent; a session does not outlast a jump of Moodle's clock. */
  const referent = async (): Promise<Person> => {
    if (person === null) {
      person = personAt(url);
      await person.login(REFERENT, PASSWORD);
    }
    return person;
  };
  const moveMoodle = (ms: number): void => {
    moodleClock.move(ms);
    person = null;
  };

  /** Those of the regional spaces: their referent is who acts here. */
  const chapters = (): Promise<Chapter[]> =>
    moodleDb('book_chapters as c')
      .join('course_modules as m', 'm.instance', 'c.bookid')
      .join('local_mara_space as s', 's.courseid', 'm.course')
      .where({ 'm.module': 'book', 's.national': 0 })
      .orderBy([{ column: 'c.bookid' }, { column: 'c.pagenum' }])
      .select<Chapter[]>('c.id', 'm.id as cmid', 'c.bookid', 'c.pagenum', 'c.hidden');
  /** The sheets that are published: not the people to invite. */
  const entries = (): Promise<{ id: number }[]> =>
    moodleDb('data_records as r')
      .join('local_mara_database as d', 'd.dataid', 'r.dataid')
      .where({ 'd.sheet': 'living_area' })
      .orderBy('r.id')
      .select<{ id: number }[]>('r.id');
  const people = [...seeded.people.values()].slice(1);
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

  const leave = (id: number, what: NonNullable<Left>): void => {
    left.set(id, { ...left.get(id), ...what });
  };
  const photographOrder = async (bookid: number): Promise<void> => {
    const ids = (await chapters()).filter((one) => one.bookid === bookid).map(({ id }) => id);
    order.set(bookid, ids);
  };

  const inBook = async (kind: BookStep['kind'], at: number, words: string): Promise<void> => {
    const chapter = pick(await chapters(), at);
    if (chapter === undefined) return;
    const { id, cmid, bookid, hidden } = chapter;
    const html = `<p>${byHand.fresh(steps)}</p>`;
    const who = await referent();
    if (kind === 'rewrite') {
      await who.editChapter(cmid, id, { html });
      await byHand.leave(id, html);
    } else if (kind === 'rename') {
      await who.editChapter(cmid, id, { title: words });
      leave(id, { title: words });
    } else if (kind === 'hide') {
      await who.toggleChapter(cmid, id);
      leave(id, { hidden: hidden === 0 });
    } else if (kind === 'delete') {
      await who.deleteChapter(cmid, id);
      left.set(id, null);
      await byHand.leave(id, null);
    } else if (kind === 'move') {
      await who.moveChapter(cmid, id, at % 2 === 0 ? 'up' : 'down');
      await photographOrder(bookid);
    } else {
      const added = await who.addChapter(cmid, chapter.pagenum, words, html);
      leave(added, { title: words, hidden: false });
      await byHand.leave(added, html);
      await photographOrder(bookid);
    }
  };

  const inParts = async (edit: PartEdit, at: number): Promise<void> => {
    const chapter = pick(await chapters(), at);
    if (chapter === undefined) return;
    const { cmid, id } = chapter;
    const who = await referent();
    const html = editParts(
      await who.chapterText(cmid, id),
      edit,
      Math.floor(at / 7),
      byHand.fresh(steps),
    );
    await who.editChapter(cmid, id, { html });
    await byHand.leave(id, html);
  };

  /** What was decided about a chapter, or a part of it, by its key. */
  const decided = async (object: string, choice: Choice): Promise<void> => {
    const [key = '', part = null] = object.split('#');
    const row = await moodleDb('local_mara_chapter')
      .where({ key })
      .first<{ chapterid: number } | undefined>('chapterid');
    if (row === undefined || choice === 'theirs') return;
    if (choice === 'sheet' && part !== null) await byHand.carry(row.chapterid, part);
    if (choice === 'ours') await byHand.giveWay(row.chapterid, part);
  };

  const decideAtConsole = async (at: number): Promise<void> => {
    const { parts, whole } = await allDifferencesOf(world.app.db);
    const edited = parts.filter(({ kind }) => kind === 'edited').map(({ object }) => object);
    const object = pick(
      [...parts, ...whole].map((one) => one.object),
      at,
    );
    if (object === undefined) return;
    const choices = ['ours', 'theirs', ...(edited.includes(object) ? ['sheet'] : [])] as Choice[];
    const choice = pick(choices, Math.floor(at / 7)) ?? 'theirs';
    await decide(world.app.sync, object, choice);
    await decided(object, choice);
  };

  const inSheets = async (kind: BookStep['kind'], at: number, words: string): Promise<void> => {
    const space = pick(SPACES, at) ?? '';
    if (kind === 'new sheet') {
      const category = pick(CATEGORIES, at) ?? '';
      const fields = sheet(words, { category });
      await admin.createEntry({ space, userId: seeded.referent, fields });
      return;
    }
    const entry = pick(await entries(), at);
    if (entry === undefined) return;
    if (kind === 'change sheet') await admin.changeEntry(entry.id, { commune: words });
    else if (kind === 'withdraw sheet') await admin.changeEntry(entry.id, { state: 'À retirer' });
    else if (kind === 'delete sheet') await admin.deleteEntry(entry.id);
    else await admin.approveEntry(entry.id, at % 2 === 0);
  };

  const amongPeople = async (kind: BookStep['kind'], at: number): Promise<void> => {
    const [who, space] = [pick(people, at) ?? 0, pick(SPACES, at) ?? ''];
    if (kind === 'open a course') await admin.openCourse(space, who);
    else if (kind === 'leave') await admin.unenrol(who, space);
    else await admin.enrol(who, space, 'mara_candidate', { suspended: kind === 'suspend' });
  };

  const cut = async (at: number, side: 'before' | 'after'): Promise<void> => {
    const { error } = await world.cycle({ around: cutAt(1 + (at % 9), side) });
    if (error !== null && !(error instanceof Cut)) throw error as Error;
  };

  const inBooks = async ({ kind, at }: BookStep, words: string): Promise<void> => {
    switch (kind) {
      case 'rewrite':
      case 'rename':
      case 'hide':
      case 'move':
      case 'delete':
      case 'add':
        await inBook(kind, at, words);
        break;
      case 'write into a part':
      case 'write between parts':
      case 'take a part out':
      case 'lose the ids':
        await inParts(kind, at);
        break;
      case 'decide':
        await decideAtConsole(at);
        break;
      case 'change sheet':
      case 'new sheet':
      case 'withdraw sheet':
      case 'delete sheet':
      case 'approve silently':
        await inSheets(kind, at, words);
        break;
      case 'open a course':
      case 'suspend':
      case 'leave':
      case 'come':
        await amongPeople(kind, at);
        break;
      case 'compare states':
        await admin.compareStates();
        break;
      case 'cycle':
        expect((await world.cycle()).error).toBeNull();
        break;
      case 'crash before':
        await cut(at, 'before');
        break;
      case 'crash after':
        await cut(at, 'after');
        break;
      case 'prune':
        moveMoodle(PRUNED_AFTER);
        break;
      case 'Moodle’s clock':
        moveMoodle(at);
        break;
      case 'our clock':
        clock.move(at);
    }
  };

  const pieces = piecesOn(world);

  const play = async (one: Step): Promise<void> => {
    steps += 1;
    const words = `Étape ${steps}`;
    if (one.of === 'books') await inBooks(one.step, words);
    else {
      const answered = await pieces.play(one.step, words);
      if (answered !== null) await decided(answered.object, answered.choice);
    }
    await pieces.watch();
  };

  /** Everything a person did last to each chapter stands, and nothing stands twice. */
  const expectPeoplesWork = async (): Promise<void> => {
    await pieces.expectStands();
    await byHand.expectStand();
    const rows = await moodleDb('book_chapters').select<
      { id: number; title: string; hidden: number }[]
    >('id', 'title', 'hidden');
    for (const [id, what] of left) {
      const row = rows.find((one) => one.id === id);
      if (what === null) {
        expect(row).toBeUndefined();
        continue;
      }
      expect(row).toBeDefined();
      if (what.title !== undefined) expect(row?.title).toBe(what.title);
      if (what.hidden !== undefined) expect(row?.hidden).toBe(what.hidden ? 1 : 0);
    }
    const now = await chapters();
    for (const [bookid, then] of order) {
      const ids = now.filter((one) => one.bookid === bookid).map(({ id }) => id);
      expect(ids.filter((id) => then.includes(id))).toEqual(then.filter((id) => ids.includes(id)));
    }
    const books = await allBooks(world.direct());
    const keys = books.flatMap((book) => book.chapters.flatMap(({ key }) => key ?? []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(books.map(({ key }) => key)).size).toBe(books.length);
  };

  return { play, expectPeoplesWork };
};
