/** Whatever people do to a chapter in an editor, and whatever became of its sheets meanwhile. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blend, type Blend } from './blend.ts';
import { idsIn, ownParts, type Part } from './parts.ts';
import { parseTree } from '../../shared/html-tree.ts';

const RUNS = { numRuns: 300 };

/** A block of a person's text. `words` are those of the part as published, or a person's own. */
type Block = { id: string | null; html: string; touched: boolean };

const PARTS = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `mara-${name}`);
const textOf = (id: string, version: number): string => `sheet${id.slice(5)}v${version}x`;
const inner = (id: string, version: number): string =>
  `<h4>${textOf(id, version)}</h4> <p>Ouvert <b>à tous</b> &amp; près d’ici</p>`;
const own = (id: string, version: number): string =>
  `<div id="${id}" class="card">${inner(id, version)}</div>`;

/** What ours says now: which parts, in which order, in which version (0: as published). */
type Wanted = [id: string, version: number][];
const wantedArb: fc.Arbitrary<Wanted> = fc
  .shuffledSubarray([...PARTS, 'mara-g', 'mara-h'], { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.integer({ min: 0, max: 1 })))),
  )
  .chain((list) =>
    fc.boolean().map((sorts) => (sorts ? list.toSorted(([a], [b]) => (a < b ? -1 : 1)) : list)),
  );
const oursOf = (wanted: Wanted): string => wanted.map(([id, n]) => own(id, n)).join('\n');
const published = (ids: readonly string[]): string => ids.map((id) => own(id, 0)).join('\n');
const baseOf = (html: string): Part[] =>
  (ownParts(html) ?? []).map(({ part, digest }) => ({ part, digest }));

const OPS = [
  ...['edit', 'delete', 'insert', 'loose', 'move', 'copy', 'dropId', 'wrap', 'box', 'nest'],
  ...['merge', 'renameId'],
] as const;
const opArb = fc.record({
  op: fc.constantFrom(...OPS),
  at: fc.nat({ max: 20 }),
  to: fc.nat({ max: 20 }),
});
type Op = { op: string; at: number; to: number };

const written = ({ id, html }: Block): string =>
  id === null ? html : `<div id="${id}" class="card">${html}</div>`;

/** Does in an editor what a person may do; their words are `person<n>x`. */
const edited = (ops: readonly Op[], ids: readonly string[] = PARTS): Block[] => {
  let blocks = ids.map((id): Block => ({ id, html: inner(id, 0), touched: false }));
  for (const [n, { op, at: anywhere, to }] of ops.entries()) {
    const at = blocks.length === 0 ? 0 : anywhere % blocks.length;
    const block = blocks[at];
    const next = blocks[at + 1];
    const word = `person${n}x`;
    const put = (...instead: Block[]) => {
      blocks = blocks.toSpliced(at, instead.length === 0 ? 1 : 1, ...instead);
    };
    const theirs = (html: string): Block => ({ id: null, html, touched: true });
    if (op === 'insert') blocks = blocks.toSpliced(at, 0, theirs(`<p>${word}</p>`));
    else if (op === 'loose') blocks = blocks.toSpliced(at, 0, theirs(`${word} <em>et</em> puis`));
    else if (block === undefined) continue;
    else if (op === 'edit') {
      const html =
        block.id === null ? `<p>${word}</p>${block.html}` : `${block.html}<p>${word}</p>`;
      put({ ...block, html, touched: true });
    } else if (op === 'delete') put();
    else if (op === 'move') {
      blocks = blocks.toSpliced(at, 1);
      blocks = blocks.toSpliced(to % (blocks.length + 1), 0, block);
    } else if (op === 'copy') blocks = blocks.toSpliced(at, 0, block);
    else if (op === 'dropId') put(theirs(`<div>${block.html}</div>`));
    else if (op === 'renameId') put(theirs(written({ ...block, id: `mara-z${n}` })));
    else if (next === undefined) continue;
    else {
      const [one, two] = [written(block), written(next)];
      const both = {
        wrap: theirs(`<div>${one}${two}</div>`),
        box: theirs(
          `<table><tbody><tr><td>${one}</td><td>${word} ${two}</td></tr></tbody></table>`,
        ),
        nest: { ...block, html: `${block.html}<div>${two}</div>`, touched: true },
        merge: { ...block, html: `${block.html}${next.html}`, touched: true },
      }[op];
      if (both !== undefined) blocks = blocks.toSpliced(at, 2, both);
    }
  }
  return blocks;
};

/** Ways in which editors write the same. */
const STYLES: ((html: string) => string)[] = [
  (html) => html,
  (html) =>
    html.replaceAll('><', '>\n   <').replaceAll('<b>', '<strong>').replaceAll('</b>', '</strong>'),
  (html) =>
    html.replaceAll('à', '&agrave;').replaceAll('’', '&#8217;').replaceAll(' class="card"', ''),
  (html) => `<div>${html}</div><p>&nbsp;</p>`,
];

const withoutIds = (html: string): string => html.replaceAll(/ id="[^"]*"/g, '');

const scene = fc.record({
  ops: fc.array(opArb, { maxLength: 8 }),
  wanted: wantedArb,
  knows: fc.boolean(),
  style: fc.constantFrom(...STYLES),
});
type Scene = { ops: Op[]; wanted: Wanted; knows: boolean; style: (html: string) => string };

const base = baseOf(published(PARTS));
const theirsOf = ({ ops, style }: Pick<Scene, 'ops' | 'style'>): string =>
  style(edited(ops).map(written).join(''));
const blendOf = (it: Scene, decided: readonly string[] = []): Blend | null =>
  blend({
    base: it.knows ? base : null,
    theirs: theirsOf(it),
    ours: oursOf(it.wanted),
    choose: (part) => (decided.includes(part) ? 'ours' : null),
  });
const tally = (html: string, word: RegExp): string[] => (html.match(word) ?? []).toSorted();
const PERSON = /person\d+x/g;

describe('whatever people and sheets do', () => {
  it('every word of a person stays, as often as they wrote it', () => {
    fc.assert(
      fc.property(scene, (it) => {
        const done = blendOf(it);
        if (done !== null) expect(tally(done.html, PERSON)).toEqual(tally(theirsOf(it), PERSON));
      }),
      RUNS,
    );
  });

  it('what nobody touched says what ours says, and stands once', () => {
    fc.assert(
      fc.property(scene, (it) => {
        const done = blendOf({ ...it, knows: true });
        if (done === null) return;
        const blocks = edited(it.ops);
        for (const [id, version] of it.wanted) {
          const mine = blocks.filter((block) => written(block).includes(textOf(id, 0)));
          const isUntouched = mine.length === 1 && mine[0]?.id === id && !mine[0].touched;
          if (!isUntouched && PARTS.includes(id)) continue;
          expect(tally(done.html, new RegExp(`sheet${id.slice(5)}v.x`, 'g'))).toEqual([
            textOf(id, version),
          ]);
        }
      }),
      RUNS,
    );
  });

  it('is settled at once: blending again changes nothing, and is not written again', () => {
    fc.assert(
      fc.property(scene, (it) => {
        const done = blendOf(it);
        if (done === null) return;
        const ours = oursOf(it.wanted);
        const again = blend({ base: done.base, theirs: done.html, ours, choose: () => null });
        // Where nothing of ours is left beside theirs, the whole is theirs.
        if (again === null) expect(ownParts(done.html)).toBeNull();
        else {
          expect(again).toMatchObject({ html: done.html, stands: true, blended: done.blended });
          expect(again.base).toEqual(done.base);
        }
      }),
      RUNS,
    );
  });

  it('no id of ours stands twice', () => {
    fc.assert(
      fc.property(scene, (it) => {
        const ids = idsIn(parseTree(blendOf(it)?.html ?? ''));
        expect(ids).toHaveLength(new Set(ids).size);
      }),
      RUNS,
    );
  });

  it('decisions are carried out alike, at once or one after the other, in any order', () => {
    fc.assert(
      fc.property(scene, fc.shuffledSubarray(PARTS), (it, decided) => {
        const atOnce = blendOf(it, decided);
        let done = blendOf(it);
        if (atOnce === null || done === null) return;
        const ours = oursOf(it.wanted);
        for (const one of decided) {
          const choose = (part: string) => (part === one ? ('ours' as const) : null);
          done = done && blend({ base: done.base, theirs: done.html, ours, choose });
        }
        if (done === null) return;
        expect(tally(done.html, /\w+\d+x/g)).toEqual(tally(atOnce.html, /\w+\d+x/g));
      }),
      RUNS,
    );
  });

  it('is ours again once people put back what they changed', () => {
    fc.assert(
      fc.property(scene, (it) => {
        const edits = { ...it, knows: true, ops: it.ops.filter(({ op }) => op === 'edit') };
        const done = blendOf(edits);
        if (done === null) return;
        const back = it.wanted.map(([id, n]) => own(id, done.kept.includes(id) ? 0 : n)).join('');
        const ours = oursOf(it.wanted);
        const again = blend({ base: done.base, theirs: back, ours, choose: () => null });
        expect(again).toMatchObject({ html: ours, blended: false, kept: [] });
      }),
      RUNS,
    );
  });

  it('is ours where an editor wrote it otherwise and nobody changed anything', () => {
    fc.assert(
      fc.property(wantedArb, fc.constantFrom(...STYLES, withoutIds), (wanted, style) => {
        const theirs = style(published(PARTS));
        const ours = oursOf(wanted);
        const done = blend({ base, theirs, ours, choose: () => null });
        expect(done).toMatchObject({ html: ours, blended: false });
      }),
      RUNS,
    );
  });
});
