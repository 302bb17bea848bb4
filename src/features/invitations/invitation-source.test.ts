import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { DAY, entry, invitationPiece, NOW, tell } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { invitationSource } from './index.ts';

const KEY = 'mel/invitation/5';
const person = (id: number, more: Record<string, string> = {}) =>
  entry(id, 'invitation', {
    firstname: 'Jean',
    lastname: 'Martin',
    mail: `jean${id}@exemple.fr`,
    quality: 'Parrain',
    agreed: 'Oui',
    ...more,
  });

describeEachDatabase('invitations', ({ fresh }) => {
  const desired = async (db: Db, { role = null as string | null, days = 0 } = {}) => {
    const now = (NOW + days * DAY) * 1000;
    const question = { space: 'mel', now, published: new Set<string>() };
    const { pieces, remarks } = await invitationSource(role).desired(db, question);
    return {
      pieces,
      keys: pieces.map(({ key }) => key),
      remarks: remarks.map(({ told, url }) => [told.key, url?.slice(-1)]),
    };
  };

  it('are made of the records of those who agreed, with names in the body only', async () => {
    const db = await fresh();
    await tell(db, 'entries', [person(5), person(6, { agreed: 'Pas encore' })]);
    expect((await desired(db)).pieces).toEqual([
      {
        key: KEY,
        name: 'Invitation 5',
        type: 'invitation',
        body: {
          email: 'jean5@exemple.fr',
          firstname: 'Jean',
          lastname: 'Martin',
          lang: 'fr',
          expires: NOW + 30 * DAY,
          quality: 'mentor',
        },
      },
    ]);
  });

  it('are one an address, and the others are told', async () => {
    const db = await fresh();
    const mail = 'Jean5@exemple.fr';
    await tell(db, 'entries', [person(5), person(6, { mail }), person(7, { mail: 'faux' })]);
    expect(await desired(db)).toMatchObject({
      keys: [KEY],
      remarks: [
        ['invitations.twice', '6'],
        ['invitations.mail', '7'],
      ],
    });
  });

  it('enrol those who accepted, where a role is set for them', async () => {
    const db = await fresh();
    await tell(db, 'entries', [person(5)]);
    const accepted = { status: 'accepted', userid: 90 } as const;
    await tell(db, 'pieces', [invitationPiece(KEY, accepted, { state: 'closed' })]);
    expect((await desired(db)).keys).toEqual([KEY]);
    const { pieces } = await desired(db, { role: 'mara_candidate', days: 400 });
    expect(pieces.slice(1)).toEqual([
      {
        key: 'mel/invited/5',
        name: 'Inscription 5',
        type: 'enrolment',
        body: { userid: 90, role: 'mara_candidate', start: null, end: null },
      },
    ]);
  });

  it('do not go out for an agreement that is a month old', async () => {
    const db = await fresh();
    await tell(db, 'entries', [person(5)]);
    expect(await desired(db, { days: 30 })).toMatchObject({
      keys: [],
      remarks: [['invitations.old', '5']],
    });
  });

  it('go out anew once the record of an expired one is saved again, never by themselves', async () => {
    const db = await fresh();
    await tell(db, 'entries', [person(5)]);
    const expired = invitationPiece(
      KEY,
      { status: 'expired', userid: null },
      { state: 'closed', timemodified: NOW + 30 * DAY },
    );
    await tell(db, 'pieces', [expired]);
    expect(await desired(db, { days: 80 })).toMatchObject({
      keys: [KEY],
      remarks: [['invitations.expired', '5']],
    });
    await tell(db, 'entries', [{ ...person(5), timemodified: NOW + 80 * DAY }]);
    // Forgotten first, then made again.
    expect(await desired(db, { days: 80 })).toMatchObject({ keys: [], remarks: [] });
    await db('piece').delete();
    expect(await desired(db, { days: 80 })).toMatchObject({ keys: [KEY], remarks: [] });
  });

  it('go out anew after they were withdrawn, not after they were declined', async () => {
    const db = await fresh();
    await tell(db, 'entries', [{ ...person(5), timemodified: NOW + DAY }]);
    const ended = (status: 'withdrawn' | 'declined') =>
      tell(db, 'pieces', [invitationPiece(KEY, { status, userid: null }, { state: 'closed' })]);
    await ended('withdrawn');
    expect((await desired(db)).keys).toEqual([]);
    await ended('declined');
    expect(await desired(db)).toMatchObject({ keys: [KEY], remarks: [] });
  });

  it('are withdrawn with their record', async () => {
    const db = await fresh();
    await tell(db, 'pieces', [invitationPiece(KEY, { status: 'sent', userid: null })]);
    expect((await desired(db)).keys).toEqual([]);
  });
});
