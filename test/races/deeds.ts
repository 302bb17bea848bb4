/** What a person may do to a Book at any moment, and how to see afterwards that it still stands. */
import { expect } from '@jest/globals';
import type { Db } from '../../src/db/index.ts';
import type { Page, Person } from '../support/person.ts';

export const DEEDS = ['text', 'late text', 'title', 'hide', 'move', 'delete', 'add'] as const;
export type Deed = (typeof DEEDS)[number];

export type Row = { id: number; pagenum: number; title: string; content: string; hidden: number };

/** The chapters of a Book as they are stored, in order. */
export const chaptersIn = (moodleDb: Db, cmid: number): Promise<Row[]> =>
  moodleDb('book_chapters as c')
    .join('course_modules as m', 'm.instance', 'c.bookid')
    .where({ 'm.id': cmid, 'm.module': 'book' })
    .orderBy('c.pagenum')
    .select<Row[]>('c.id', 'c.pagenum', 'c.title', 'c.content', 'c.hidden');

/** A chapter, and its form as a person opened it before anything happened. */
export type Target = { cmid: number; id: number; opened: Page };

export const openForm = (person: Person, cmid: number, id: number): Promise<Page> =>
  person.open(`/mod/book/edit.php?cmid=${cmid}&id=${id}`);

/** Does it; `name` is found nowhere else. A deed on a chapter that is not there adds one. */
export const doDeed = async (
  person: Person,
  deed: Deed,
  cmid: number,
  target: Target | undefined,
  name: string,
): Promise<void> => {
  const html = `<p>${name}</p>`;
  if (target === undefined || deed === 'add') {
    await person.addChapter(cmid, 1, name, html);
    return;
  }
  const { id, opened } = target;
  const control = 'content_editor[text]';
  switch (deed) {
    case 'text':
      await person.editChapter(cmid, id, { html });
      break;
    case 'late text':
      await person.submitForm(opened, control, { [control]: html }, 'submitbutton');
      break;
    case 'title':
      await person.editChapter(cmid, id, { title: name });
      break;
    case 'hide':
      await person.toggleChapter(cmid, id);
      break;
    case 'move':
      await person.moveChapter(cmid, id, 'down');
      break;
    case 'delete':
      await person.deleteChapter(cmid, id);
  }
};

/** The chapters of both times in the same order: nobody but a person moves any. */
export const expectSameOrder = (then: readonly Row[], now: readonly Row[]): void => {
  const ids = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);
  const [before, after] = [new Set(ids(then)), new Set(ids(now))];
  expect(ids(now).filter((id) => before.has(id))).toEqual(ids(then).filter((id) => after.has(id)));
};

/** Says whether a deed stands, by what was there right after it. */
export type Witness = (now: readonly Row[]) => void;

export const witnessOf = (
  deed: Deed,
  target: Target | undefined,
  name: string,
  then: readonly Row[],
): Witness => {
  const id = target?.id;
  const photo = then.find((row) => row.id === id);
  return (now) => {
    if (id === undefined || deed === 'add') {
      const added = now.filter(({ content }) => content.includes(name));
      expect(added).toMatchObject([{ title: name }]);
      return;
    }
    const row = now.find((one) => one.id === id);
    if (deed === 'delete') {
      expect(photo).toBeUndefined();
      expect(row).toBeUndefined();
      return;
    }
    expect(row).toBeDefined();
    if (deed === 'text' || deed === 'late text') {
      expect(photo?.content).toContain(name);
      expect(row?.content).toBe(photo?.content);
    }
    if (deed === 'title') expect([photo?.title, row?.title]).toEqual([name, name]);
    if (deed === 'hide') expect(row?.hidden).toBe(photo?.hidden);
  };
};
