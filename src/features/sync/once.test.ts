import { describe, expect, it } from '@jest/globals';
import type { ChapterItem } from '../../moodle/index.ts';
import { type Book, conflictsOf, deletedOf } from './book.ts';
import { isOnce, onceSource } from './once.ts';
import { isCall, planBook, sourceOf } from './plan.ts';
import type { DesiredBook } from './ports.ts';

const word = {
  key: 'mel/living-area/word',
  title: 'Le mot du référent',
  html: '<p>À vous</p>',
  objects: [],
  once: true as const,
};
const other = {
  key: 'mel/living-area/landlord',
  title: 'Bailleurs',
  html: '<p>b</p>',
  objects: [],
};
const desired: DesiredBook = {
  key: 'mel/living-area',
  space: 'mel',
  name: 'Bassin de vie',
  intro: '',
  chapters: [word, other],
};
const standing = (change: Partial<ChapterItem> = {}): ChapterItem => ({
  id: 1,
  key: word.key,
  state: 'live',
  title: word.title,
  position: 1,
  hidden: false,
  source: onceSource(sourceOf(word)),
  offered: null,
  edited: false,
  blended: false,
  text: null,
  kept: [],
  html: null,
  url: null,
  timemodified: 0,
  ...change,
});
const bookWith = (...chapters: ChapterItem[]): Book => ({
  key: desired.key,
  space: 'mel',
  state: 'live',
  name: desired.name,
  visible: true,
  url: null,
  chapters,
});
const kindWith = (present?: Book, wanted = desired) => planBook(wanted, present).steps[0]?.kind;

describe('a chapter made once', () => {
  it('is made where it never stood, and its source says what it is', () => {
    const plan = planBook(desired, undefined);
    expect(plan.steps[0]).toMatchObject({ kind: 'create', chapter: { key: word.key } });
    const source = plan.steps[0]?.chapter.source ?? '';
    expect(isOnce({ source })).toBe(true);
    expect(source.length).toBeLessThanOrEqual(64);
    expect(isOnce({ source: sourceOf(other) })).toBe(false);
    expect(isOnce({ source: null })).toBe(false);
    expect(plan.steps[0]?.chapter).not.toHaveProperty('once');
    expect(kindWith(bookWith())).toBe('create');
  });

  it('is never touched again, whatever people or templates did', () => {
    const changed = { ...desired, chapters: [{ ...word, html: '<p>autre</p>' }, other] };
    for (const there of [
      standing(),
      standing({ edited: true, text: 't1' }),
      standing({ source: 'from before' }),
    ]) {
      expect(kindWith(bookWith(there))).toBe('unchanged');
      expect(kindWith(bookWith(there), changed)).toBe('unchanged');
    }
    expect(kindWith(bookWith(standing({ state: 'gone', position: null })))).toBe('gone');
    const { steps } = planBook(changed, bookWith(standing()));
    expect(steps.map((step) => [isCall(step), step.chapter.after])).toEqual([
      [false, null],
      [true, word.key],
    ]);
  });

  it('is nothing that anyone is asked about', () => {
    const edited = bookWith(standing({ edited: true, text: 't1' }));
    const gone = bookWith(standing({ state: 'gone', position: null }));
    expect(conflictsOf([edited], new Map())).toEqual([]);
    expect(deletedOf([gone], new Map())).toEqual([]);
    const ours = standing({ key: other.key, source: 's', edited: true, text: 't2' });
    expect(conflictsOf([bookWith(ours)], new Map())).toHaveLength(1);
  });
});
