import { describe, expect, it } from '@jest/globals';
import { blend, type Blend } from './blend.ts';
import { GONE } from './decision.ts';
import { ownParts, type Part, theirParts } from './parts.ts';
import type { Choose } from './blend-units.ts';

const part = (id: string, text: string) => `<div id="mara-${id}" class="card"><p>${text}</p></div>`;
const chapter = (...parts: string[]) => parts.join('\n');
const baseOf = (html: string): Part[] =>
  (ownParts(html) ?? []).map(({ part: id, digest }) => ({ part: id, digest }));

const A = part('a', 'Alpha');
const B = part('b', 'Bravo');
const C = part('c', 'Charlie');
const FIRST = chapter(A, B, C);
const B2 = part('b', 'Bravo, nouveau');
const NOTHING: Choose = () => null;

type Given = { base?: Part[] | null; theirs: string; ours?: string; choose?: Choose };
const blended = ({
  base = baseOf(FIRST),
  ours = FIRST,
  choose = NOTHING,
  theirs,
}: Given): Blend => {
  const done = blend({ base, theirs, ours, choose });
  if (done === null) throw new Error('It was not blended.');
  return done;
};
/** The words of a text, block by block. */
const words = ({ html }: Pick<Blend, 'html'>): string[] =>
  html
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** A decision about whatever a person did with these parts. */
const ours =
  (...ids: string[]): Choose =>
  (id) =>
    ids.includes(id) ? 'ours' : null;

describe('a chapter in which nobody changed a part', () => {
  it('is ours, exactly', () => {
    const done = blended({ theirs: FIRST, ours: chapter(A, B2) });
    expect(done).toMatchObject({ html: chapter(A, B2), blended: false, stands: false, kept: [] });
    expect(done.base).toEqual(baseOf(chapter(A, B2)));
  });

  it('stays ours as an editor writes it: white space, entities, names, order, no ids, a box', () => {
    for (const theirs of [
      FIRST.replaceAll('><', '> \n <').replaceAll('class="card"', 'class="card other"'),
      FIRST.replace('Alpha', '&#65;lpha'),
      FIRST.replaceAll(/ id="[^"]*"/g, ''),
      `<div dir="ltr">${FIRST}</div>`,
      `${FIRST}<p>&nbsp;</p><p><br></p>`,
      chapter(A, B, `<!-- x -->${C}`),
    ]) {
      expect(blended({ theirs, ours: chapter(A, B2, C) })).toMatchObject({ blended: false });
    }
  });
});

describe('a person’s words', () => {
  const EDITED = part('b', 'Fermé le lundi');

  it('stay in the part they changed, while its neighbours go on', () => {
    const done = blended({
      theirs: chapter(A, EDITED, C),
      ours: chapter(part('a', 'Alpha 2'), B2, part('d', 'Delta')),
    });
    expect(words(done)).toEqual(['Alpha 2', 'Fermé le lundi', 'Delta']);
    expect(done).toMatchObject({ blended: true, kept: ['mara-b'] });
  });

  it('stay when the sheet leaves, and are ours again when they are taken back', () => {
    const done = blended({ theirs: chapter(A, EDITED, C), ours: chapter(A, C) });
    expect(words(done)).toEqual(['Alpha', 'Fermé le lundi', 'Charlie']);
    const back = { base: done.base, theirs: done.html.replace('Fermé le lundi', 'Bravo') };
    expect(blended({ ...back, ours: chapter(A, C) })).toMatchObject({ blended: false });
    expect(blended({ ...back, ours: chapter(A, B2, C) })).toMatchObject({ blended: false });
  });

  it('stay where they are between parts, behind the one they followed', () => {
    const theirs = chapter(
      '<p>Devant</p>',
      A,
      'libre <b>et gras</b>',
      B,
      '<ul><li>après</li></ul>',
      C,
    );
    expect(
      words(blended({ theirs, ours: chapter(part('n', 'Neuf'), A, part('o', 'Autre'), C) })),
    ).toEqual(['Devant', 'Neuf', 'Alpha', 'libre', 'et gras', 'après', 'Autre', 'Charlie']);
  });

  it('stay out when they were taken out, for as long as the sheet is there', () => {
    const done = blended({ theirs: chapter(A, C), ours: chapter(A, B2, C) });
    expect(done).toMatchObject({ blended: true, kept: ['mara-b'] });
    const again = blended({ base: done.base, theirs: done.html, ours: chapter(A, B, C) });
    expect(words(again)).toEqual(['Alpha', 'Charlie']);
    const gone = blended({ base: done.base, theirs: done.html, ours: chapter(A, C) });
    expect(gone).toMatchObject({ blended: false, base: baseOf(chapter(A, C)) });
  });

  it('are taken for a deletion where only an empty shell is left', () => {
    const done = blended({ theirs: chapter(A, '<div id="mara-b"><p><br></p></div>', C) });
    expect(words(done)).toEqual(['Alpha', 'Charlie']);
    expect(done.kept).toEqual(['mara-b']);
  });

  it('keep their order; new parts come behind the one they follow in ours', () => {
    const theirs = chapter(C, A, '<p>Note</p>', B);
    const done = blended({
      theirs,
      ours: chapter(part('n', 'Neuf'), A, part('o', 'Autre'), B2, C),
    });
    expect(words(done)).toEqual(['Neuf', 'Charlie', 'Alpha', 'Note', 'Autre', 'Bravo, nouveau']);
    const again = blended({ base: done.base, theirs: done.html, ours: chapter(A, B, C) });
    expect(words(again)).toEqual(['Charlie', 'Alpha', 'Note', 'Bravo']);
  });

  it('follow our order where they have none of their own', () => {
    const theirs = chapter(A, '<p>Note</p>', B, C);
    const done = blended({ theirs, ours: chapter(C, A, B) });
    expect(words(done)).toEqual(['Charlie', 'Alpha', 'Note', 'Bravo']);
  });

  it('are kept beside what they were copied from, without its id', () => {
    const done = blended({ theirs: chapter(A, EDITED, B, B, C), ours: chapter(A, B2, C) });
    expect(words(done)).toEqual(['Alpha', 'Fermé le lundi', 'Bravo, nouveau', 'Bravo', 'Charlie']);
    expect(done.html.match(/id="mara-b"/g)).toHaveLength(1);
  });

  it('count as theirs where a part stands inside something of theirs', () => {
    const table = `<table><tbody><tr><td>${A}</td><td>${B}</td></tr></tbody></table>`;
    const done = blended({
      theirs: chapter(table, C),
      ours: chapter(A, B2, part('c', 'Charlie 2')),
    });
    expect(words(done)).toEqual(['Alpha', 'Bravo', 'Charlie 2']);
    expect(done.kept).toEqual(['mara-a', 'mara-b']);
    const out = blended({
      base: done.base,
      theirs: done.html,
      ours: chapter(A, B2, C),
      choose: ours('mara-b'),
    });
    expect(words(out)).toEqual(['Alpha', 'Bravo, nouveau', 'Charlie']);
    expect(out.html).toMatch(/<\/table>\n<div id="mara-b"/);
  });

  it('do not vanish with the part around them', () => {
    const nested = `<div id="mara-a" class="card"><p>Alpha</p><div id="mara-b"><p>À moi</p></div></div>`;
    const theirs = chapter(nested, C);
    expect(words(blended({ theirs }))).toEqual(['Alpha', 'À moi', 'Charlie']);
    expect(words(blended({ theirs, choose: ours('mara-a') }))).toEqual([
      'Alpha',
      'À moi',
      'Charlie',
    ]);
    expect(blended({ theirs, choose: ours('mara-a', 'mara-b') })).toMatchObject({ blended: false });
  });

  it('are all theirs where nothing is known of what was published', () => {
    const theirs = chapter(A, EDITED, '<p>Note</p>');
    const done = blended({ base: null, theirs, ours: chapter(A, B2, C) });
    expect(words(done)).toEqual(['Alpha', 'Fermé le lundi', 'Note', 'Charlie']);
    expect(done.kept).toEqual(['mara-b']);
    expect(theirParts(done.html, done.base)).toMatchObject([{ part: 'mara-b', kind: 'edited' }]);
  });

  it('give way where it was decided so: about this very text, or this deletion', () => {
    const theirs = chapter(A, EDITED);
    const [edit] = theirParts(theirs, baseOf(FIRST)) ?? [];
    const about: [string, string][] = [];
    const choose: Choose = (id, work) => {
      about.push([id, work]);
      return 'ours';
    };
    const done = blended({ theirs, choose, ours: chapter(A, B2, C) });
    expect(done).toMatchObject({ blended: false, carriedOut: ['mara-b', 'mara-c'] });
    expect(about).toContainEqual(['mara-b', edit?.digest]);
    expect(about).toContainEqual(['mara-c', GONE]);
  });
});

describe('what cannot be blended', () => {
  it.each([
    ['nothing told', null, FIRST],
    ['no part of ours left', '<p>Tout est à moi.</p>', FIRST],
    ['ours is no row of parts', A, `<div>${FIRST}</div>`],
    ['ours has words outside', A, `${FIRST}<p>x</p>`],
    ['tangled', `${A}${'<div>'.repeat(300)}x`, FIRST],
    ['too large', chapter(A, `<p>${'é'.repeat(140_000)}</p>`), FIRST],
  ])('%s', (_why, theirs, own) => {
    expect(blend({ base: baseOf(FIRST), theirs, ours: own, choose: NOTHING })).toBeNull();
  });
});
