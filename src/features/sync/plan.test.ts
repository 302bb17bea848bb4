import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BookToPublish, ChapterItem } from '../../moodle/index.ts';
import { batchesOf, toPublish } from './batches.ts';
import type { Book } from './book.ts';
import type { Decision, Decisions } from './decision.ts';
import { isCall, planBook, planSpace, type Remembered, sourceOf } from './plan.ts';
import type { DesiredBook, DesiredChapter } from './ports.ts';

const chapter = (key: string, html = `<p>${key}</p>`): DesiredChapter => ({
  key: `mel/living-area/${key}`,
  title: key,
  html,
  objects: [],
});

const book = (...chapters: DesiredChapter[]): DesiredBook => ({
  key: 'mel/living-area',
  space: 'mel',
  name: 'Bassin de vie',
  intro: '',
  chapters,
});

const standing = (
  wanted: Pick<DesiredChapter, 'key' | 'title' | 'html'>,
  change: Partial<ChapterItem> = {},
): ChapterItem => ({
  id: 1,
  key: wanted.key,
  state: 'live',
  title: wanted.title,
  position: 1,
  hidden: false,
  source: sourceOf(wanted),
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

const present = (chapters: ChapterItem[], state: Book['state'] = 'live'): Book => ({
  key: 'mel/living-area',
  space: 'mel',
  state,
  name: 'Bassin de vie',
  visible: true,
  url: null,
  chapters,
});

const kinds = (desired: DesiredBook, there?: Book, remembered?: Partial<Remembered>) =>
  planBook(desired, there, { refused: new Map(), decisions: new Map(), ...remembered }).steps.map(
    ({ kind }) => kind,
  );

const decided = (object: string, choice: Decision['choice'], about: string): Decisions =>
  new Map([[object, { object, choice, about, by: null, at: 0 }]]);

describe('planBook', () => {
  const a = chapter('a');
  const b = chapter('b');

  it('says that a Book is to be made hidden, and again when it is made again; no text changes by it', () => {
    const hidden = { ...book(a), hidden: true };
    const plan = planBook(hidden, undefined);
    expect(toPublish([plan])).toEqual([
      expect.objectContaining({ key: 'mel/living-area', hidden: true }),
    ]);
    expect(plan.steps).toEqual(planBook(book(a), undefined).steps);
    const gone = { refused: new Map(), decisions: decided('mel/living-area', 'ours', 'gone') };
    expect(planBook(hidden, present([], 'gone'), gone).book).toEqual({
      key: 'mel/living-area',
      space: 'mel',
      name: 'Bassin de vie',
      intro: '',
      hidden: true,
      replaces: 'gone',
    });
    // One that stands, shown by a person: nothing is asked of Moodle.
    expect(kinds(hidden, present([standing(a)]))).toEqual(['unchanged']);
    expect(toPublish([planBook(book(a), undefined)])[0]).not.toHaveProperty('hidden');
  });

  it('creates what is not there, each behind the one before it', () => {
    const plan = planBook(book(a, b), undefined);
    expect(plan.creates).toBe(true);
    expect(plan.steps.map(({ kind, chapter: { after } }) => [kind, after])).toEqual([
      ['create', null],
      ['create', a.key],
    ]);
  });

  it('leaves alone what stands as it should, and updates what is ours and old', () => {
    const there = present([standing(a), standing(chapter('b', 'old'))]);
    expect(kinds(book(a, b), there)).toEqual(['unchanged', 'update']);
  });

  it('sees a new title as a new text', () => {
    expect(kinds(book({ ...a, title: 'Autre' }), present([standing(a)]))).toEqual(['update']);
  });

  it('offers a new text to an edited chapter once, then keeps the edit without a call', () => {
    const edited = { edited: true, html: '<p>à moi</p>' };
    expect(kinds(book(a), present([standing(a, edited)]))).toEqual(['offer']);
    const offered = { ...edited, offered: sourceOf(a) };
    expect(kinds(book(a), present([standing(a, offered)]))).toEqual(['conflict']);
    const changed = { ...a, html: '<p>neuf</p>' };
    expect(kinds(book(changed), present([standing(a, offered)]))).toEqual(['offer']);
  });

  it('never makes again what a person deleted, chapter or whole Book', () => {
    const gone = standing(a, { state: 'gone', position: null });
    expect(kinds(book(a, b), present([gone]))).toEqual(['gone', 'create']);
    expect(kinds(book(a, b), present([], 'gone'))).toEqual(['gone', 'gone']);
  });

  it('does not offer again what Moodle refused, until it changes', () => {
    const refused = new Map([[a.key, sourceOf(a)]]);
    expect(kinds(book(a), present([]), { refused })).toEqual(['aside']);
    expect(kinds(book({ ...a, html: 'short' }), present([]), { refused })).toEqual(['create']);
  });

  it('writes over the very edit that was decided about, and over no later one', () => {
    const there = present([standing(a, { edited: true, text: 't1' })]);
    const decisions = decided(a.key, 'ours', 't1');
    const plan = planBook(book(a), there, { refused: new Map(), decisions });
    expect(plan.steps).toMatchObject([{ kind: 'replace', chapter: { replaces: 't1' } }]);
    const again = present([standing(a, { edited: true, text: 't2', offered: sourceOf(a) })]);
    expect(kinds(book(a), again, { decisions })).toEqual(['conflict']);
  });

  it('keeps for good what was decided to be theirs, whatever they still write', () => {
    const decisions = decided(a.key, 'theirs', '');
    for (const text of ['t1', 't2']) {
      const there = present([standing(a, { edited: true, text })]);
      expect(kinds(book(a), there, { decisions })).toEqual(['kept']);
    }
  });

  it('makes again a chapter or a Book that someone wants back', () => {
    const gone = present([standing(a, { state: 'gone', position: null }), standing(b)]);
    expect(kinds(book(a, b), gone, { decisions: decided(a.key, 'ours', 'gone') })).toEqual([
      'replace',
      'unchanged',
    ]);
    const lost = present([standing(a), standing(b, { state: 'gone' })], 'gone');
    const decisions = decided('mel/living-area', 'ours', 'gone');
    const plan = planBook(book(a, b), lost, { refused: new Map(), decisions });
    expect(plan).toMatchObject({ creates: true, book: { replaces: 'gone' } });
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['create', 'create']);
  });

  it('ignores chapters of a person and Books of another key', () => {
    const foreign = standing(a, { key: null, title: 'Le mot du référent' });
    expect(kinds(book(a), present([foreign]))).toEqual(['create']);
    const [plan] = planSpace([book(a)], [{ ...present([standing(a)]), key: 'mel/other' }]);
    expect(plan?.creates).toBe(true);
  });
});

/** What the bridge does with a batch, as far as the plan can see. */
const obey = (there: Book | undefined, plan: ReturnType<typeof planBook>): Book => {
  const chapters = new Map(there?.chapters.map((one) => [one.key, one]));
  for (const step of plan.steps.filter(isCall)) {
    const before = chapters.get(step.chapter.key);
    const after: Partial<ChapterItem> =
      before?.edited === true
        ? { ...before, offered: step.chapter.source }
        : { source: step.chapter.source, title: step.chapter.title };
    chapters.set(step.chapter.key, standing(step.chapter, after));
  }
  return present([...chapters.values()]);
};

const anyChapter = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  html: fc.constantFrom('1', '2', '3'),
});
const anyBook = fc
  .uniqueArray(anyChapter, { selector: ({ key }) => key, minLength: 1 })
  .map((list) => book(...list.map(({ key, html }) => chapter(key, html))));
const anyPresent = fc
  .uniqueArray(
    fc.record({
      wanted: anyChapter,
      edited: fc.boolean(),
      state: fc.constantFrom('live' as const, 'gone' as const),
      offered: fc.constantFrom(null, 'old'),
    }),
    { selector: ({ wanted }) => wanted.key },
  )
  .map((list) =>
    present(list.map(({ wanted, ...rest }) => standing(chapter(wanted.key, wanted.html), rest))),
  );

describe('a plan carried out', () => {
  it('leaves nothing to do', () => {
    fc.assert(
      fc.property(anyBook, fc.option(anyPresent, { nil: undefined }), (desired, there) => {
        const after = obey(there, planBook(desired, there));
        expect(planBook(desired, after).steps.filter(isCall)).toEqual([]);
      }),
    );
  });

  it('never writes over an edited chapter nor revives a deleted one', () => {
    fc.assert(
      fc.property(anyBook, anyPresent, (desired, there) => {
        for (const { kind, chapter: wanted } of planBook(desired, there).steps) {
          const before = there.chapters.find(({ key }) => key === wanted.key);
          if (before?.state === 'gone') expect(kind).toBe('gone');
          else if (before?.edited === true) expect(['offer', 'conflict']).toContain(kind);
        }
      }),
    );
  });

  it('is cut into batches that lose nothing, keep the order and respect the limits', () => {
    const limits = { chapters: 3, bytes: 40 };
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 8 }), {
          maxLength: 5,
        }),
        async (books) => {
          const plans = books.map((texts, n) =>
            planBook(
              { ...book(...texts.map((text, i) => chapter(`${n}-${i}`, text))), key: `mel/${n}` },
              undefined,
            ),
          );
          const batches: BookToPublish[][] = [];
          for await (const batch of batchesOf(plans, limits)) batches.push(toPublish(batch));
          const sent = batches.flatMap((batch) => batch.flatMap(({ chapters }) => chapters));
          expect(sent).toEqual(plans.flatMap(({ steps }) => steps.map((step) => step.chapter)));
          for (const batch of batches) {
            const chapters = batch.flatMap((one) => one.chapters);
            expect(chapters.length).toBeLessThanOrEqual(limits.chapters);
            expect(chapters.length).toBeGreaterThan(0);
            const bytes = chapters.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0);
            if (chapters.length > 1) expect(bytes).toBeLessThanOrEqual(limits.bytes);
          }
        },
      ),
    );
  });
});
