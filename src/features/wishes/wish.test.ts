import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PIECE_TYPES } from '../../moodle/index.ts';
import { endOf, readWish } from './wish.ts';

const group = (body: unknown, key = 'mel/group/7k2f') =>
  readWish({ key, name: 'Groupe 7K2F', type: 'group', body });
const GOOD = { name: 'Groupe 7K2F', grouping: null, members: [41] };

describe('what may be wished for', () => {
  it('is handed on as it is sent, without what the plugin does not know', () => {
    expect(group({ ...GOOD, colour: 'red' })).toEqual({
      key: 'mel/group/7k2f',
      name: 'Groupe 7K2F',
      type: 'group',
      body: GOOD,
    });
  });

  it.each([
    ['a field that is missing', { name: 'A', grouping: null }, 'missing', 'members'],
    ['a field of another kind', { ...GOOD, name: 7 }, 'type', 'name'],
    ['an empty name', { ...GOOD, name: ' ' }, 'small', 'name'],
    ['a name too long', { ...GOOD, name: 'é'.repeat(256) }, 'big', 'name'],
    ['someone twice', { ...GOOD, members: [41, 41] }, 'form', 'members'],
    ['a key that is none', { ...GOOD, grouping: 'Réunions' }, 'form', 'grouping'],
    ['no body at all', undefined, 'missing', 'body'],
    ['one of its members', { ...GOOD, members: [41, 'Odile'] }, 'type', 'members.1'],
  ])('names key, field and mend: %s', (_what, body, kind, field) => {
    expect(group(body)).toMatchObject({
      key: `wishes.field.${kind}`,
      params: { key: 'mel/group/7k2f', field },
    });
  });

  it('names the values that would do', () => {
    const body = {
      email: 'a@exemple.fr',
      firstname: 'A',
      lastname: 'B',
      lang: 'fr',
      expires: 1,
      quality: 'colonel',
    };
    expect(
      readWish({ key: 'mel/invitation/1', name: 'Invitation', type: 'invitation', body }),
    ).toMatchObject({
      key: 'wishes.field.value',
      params: { field: 'quality', values: 'mentor, resource' },
    });
  });

  it('refuses a body larger than the plugin takes', () => {
    const body = { sheet: 'living_area', fields: { remarks: 'é'.repeat(40_000) } };
    expect(readWish({ key: 'mel/entry/1', name: 'Fiche', type: 'entry', body })).toMatchObject({
      key: 'wishes.large',
      params: { limit: 65_536 },
    });
  });

  it('refuses a key that begins with no space, and a name nobody could read', () => {
    for (const key of ['mel', 'Mel/group', 'mel/', 'mel//a', `mel/${'a'.repeat(150)}`]) {
      expect(group(GOOD, key)).toMatchObject({ key: 'wishes.key' });
    }
    expect(readWish({ key: 'mel/group/1', name: '', type: 'group', body: GOOD })).toMatchObject({
      key: 'wishes.name',
    });
  });

  it('is a wish or a sentence, whatever is handed in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PIECE_TYPES),
        fc.oneof(fc.anything(), fc.object({ key: fc.constantFrom('name', 'userid', 'people') })),
        (type, body) => {
          const read = readWish({ key: 'mel/x', name: 'x', type, body });
          expect('body' in read ? read.type : read.key).toMatch(/./);
        },
      ),
    );
  });
});

describe('the end of a piece', () => {
  const detail = { status: 'answered', closed: 1_795_341_000, unreachable: [] } as const;

  it('is when it closed, by Moodle’s clock', () => {
    const closed = { type: 'ask', state: 'closed', timemodified: 1_795_341_600 } as const;
    expect(endOf({ ...closed, detail: { ...detail, unreachable: [] } })).toBe(1_795_341_000_000);
    expect(
      endOf({ ...closed, type: 'invitation', detail: { status: 'declined', userid: null } }),
    ).toBe(1_795_341_600_000);
  });

  it('has not come while it stands', () => {
    const live = { type: 'event', state: 'live', detail: {}, timemodified: 1 } as const;
    expect(endOf(live)).toBeNull();
    expect(endOf({ ...live, state: 'gone' })).toBeNull();
  });
});
