import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  asked,
  follow,
  noted,
  proposePairs,
  REFERENT,
  says,
  scene,
  states,
  tellCandidate,
  tellMentor,
} from '../../../test/support/pairings.ts';
import { moment, tellReferent, untell } from '../../../test/support/told.ts';
import { packageRoot } from '../../config.ts';
import { eventsOf } from '../people/index.ts';
import { applyMatch } from './match-now.ts';
import { allPairings } from './pairing-store.ts';
import { readWeights } from './weights.ts';

describeEachDatabase('proposed pairings', ({ fresh }) => {
  it('are proposed once, noted in the course of the candidate, and asked about', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    expect(await proposePairs(db, [[1, 11]], moment(1))).toMatchObject({ added: [], kept: [{}] });
    expect(await allPairings(db)).toEqual(added);
    const events = await eventsOf(db, 'all');
    expect([...events].map(([id, list]) => [id, list.map(({ kind }) => kind)])).toEqual([
      [1, ['mentor_proposed']],
      [2, ['mentor_proposed']],
    ]);
    await follow(db);
    const wishes: unknown[] = await db('wish').select();
    await follow(db, 1);
    expect(await db('wish').select()).toEqual(wishes);
    expect(await asked(db)).toEqual(['pairing 9', 'pairing 9']);
    // Titles stand in plans and logs.
    expect(JSON.stringify(await db('wish').pluck('name'))).not.toMatch(/Nom|Prénom/);
  });

  it('of a run hold all it proposes and nothing else', async () => {
    const db = await scene(await fresh());
    await tellMentor(db, 12);
    await proposePairs(
      db,
      [
        [1, 11],
        [2, 12],
      ],
      moment(),
    );
    await follow(db);
    await proposePairs(db, [[1, 12]], moment(), moment().newId());
    expect(await states(db)).toEqual([
      [1, 'ended', 'superseded'],
      [2, 'ended', 'superseded'],
      [1, 'proposed', null],
    ]);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 9']);
    // Somebody else is proposed to one of the two; the other waits again.
    expect(await noted(db, 1)).toEqual(['mentor_proposed', 'mentor_proposed']);
    expect(await noted(db, 2)).toEqual(['mentor_proposed', 'mentor_lost']);
  });

  it('never take more places than the mentor has: the first accepted takes it', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    await follow(db);
    expect(await says(db, 'pairing', added[0]!, 'accept')).toEqual(['pairings.answered.approve']);
    expect(await says(db, 'pairing', added[1]!, 'accept')).toEqual(['pairings.full']);
    expect(await states(db)).toEqual([
      [1, 'approved', null],
      [2, 'ended', 'superseded'],
    ]);
    expect((await allPairings(db))[0]?.decidedBy).toBe('Odile Rivet 9');
  });

  it('follow the people who are responsible, and say when there is nobody', async () => {
    const db = await scene(await fresh());
    await proposePairs(db, [[1, 11]], moment());
    await follow(db);
    await tellReferent(db, 8, ['mel']);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 8,9']);
    await untell(db, 'roles', [REFERENT * 100, 800]);
    expect(await follow(db)).toEqual([{ key: 'pairings.nobody', params: { count: 1 } }]);
    expect(await asked(db)).toEqual([]);
    await tellReferent(db, 8, ['mel']);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 8']);
  });

  it('that were refused are not proposed again, nor asked about', async () => {
    const db = await scene(await fresh());
    const weights = await readWeights(join(packageRoot(), 'templates'));
    for (const id of [1, 2]) await tellCandidate(db, id, { mara_places: 'dep:49' });
    const run = (days: number) => applyMatch(db, moment(days), weights);
    const [pairing] = (await run(0)).proposed.added;
    expect(pairing).toMatchObject({ mentorId: 11, space: 'mel' });
    await follow(db);
    expect(await says(db, 'pairing', pairing!, 'refuse_known')).toEqual([
      'pairings.answered.refuse',
    ]);
    const refused = pairing!.candidateId;
    const { added } = (await run(1)).proposed;
    expect(added.map(({ candidateId }) => candidateId)).toEqual([refused === 1 ? 2 : 1]);
    await tellMentor(db, 12);
    const later = (await run(2)).proposed;
    expect(later.added).toMatchObject([{ candidateId: refused, mentorId: 12 }]);
  });
});
