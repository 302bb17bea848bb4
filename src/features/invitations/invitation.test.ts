import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeptEntry } from '../content/index.ts';
import { expiryOf, readInvitation } from './invitation.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const GOOD = {
  firstname: ' Jean-Noël ',
  lastname: 'D’Aubigné',
  mail: 'jean@Exemple.FR',
  quality: 'Parrain',
  agreed: 'Oui',
};
const read = (fields: Record<string, string> | null, more: Partial<KeptEntry> = {}) =>
  readInvitation({
    id: 5,
    approved: true,
    oversize: null,
    url: '',
    fields,
    madeAt: AT,
    modifiedAt: AT,
    ...more,
  });

describe('a record of someone to invite', () => {
  it('is an invitee once the person agreed', () => {
    expect(read(GOOD)).toEqual({
      invitee: {
        id: 5,
        firstname: 'Jean-Noël',
        lastname: 'D’Aubigné',
        email: 'jean@exemple.fr',
        quality: 'mentor',
        agreedAt: AT,
      },
      problem: null,
    });
    expect(expiryOf(read(GOOD).invitee!)).toBe(Date.parse('2026-12-22T10:00:00Z'));
  });

  it.each(['Oui', 'oui', 'Yes', 'yes'])('« %s » is an agreement', (agreed) => {
    expect(read({ ...GOOD, agreed }).invitee).not.toBeNull();
  });
  it.each(['Pas encore', 'Not yet', 'no'])('« %s » is none, and nothing to mend', (agreed) => {
    expect(read({ ...GOOD, agreed, mail: '' })).toEqual({ invitee: null, problem: null });
  });
  it.each([
    ['Parrain', 'mentor'],
    ['Mentor', 'mentor'],
    ['Membre ressource', 'resource'],
    ['Resource member', 'resource'],
  ])('« %s » is %s', (written, quality) => {
    expect(read({ ...GOOD, quality: written }).invitee?.quality).toBe(quality);
  });

  it.each([
    ['agreed', 'peut-être'],
    ['agreed', ''],
    ['firstname', ' '],
    ['lastname', 'x'.repeat(101)],
    ['mail', 'jean'],
    ['mail', ''],
    ['mail', 'a@exemple.fr; b@exemple.fr'],
    ['mail', 'a@exemple.fr, b'],
    ['quality', 'Colonel'],
  ])('names the field to mend: %s « %s »', (field, value) => {
    expect(read({ ...GOOD, [field]: value })).toEqual({
      invitee: null,
      problem: { key: `invitations.${field}`, params: { id: 5 } },
    });
  });

  it('invites nobody by a record that is not approved or cannot be read', () => {
    expect(read(GOOD, { approved: false })).toEqual({ invitee: null, problem: null });
    expect(read(null).problem?.key).toBe('invitations.unreadable');
  });

  it('never tells what was written of a person', () => {
    fc.assert(
      fc.property(fc.record({ mail: fc.string(), quality: fc.string() }), (fields) => {
        const { problem } = read({ ...GOOD, ...fields });
        if (problem !== null) expect(problem.params).toEqual({ id: 5 });
      }),
    );
  });
});
