import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { followUp } from '../../../test/support/follow-up.ts';
import { packageRoot } from '../../config.ts';
import { addEvents } from '../people/index.ts';
import { readMatching } from './match-read.ts';
import { readWeights } from './weights.ts';

describeEachDatabase('what a run of matching looks at', ({ fresh }) => {
  it('is nobody who wishes no follow-up, until they save their profile again', async () => {
    const db = await fresh();
    const net = followUp(db);
    await net.begin();
    const fields = { mara_consents: 'matching=2026-11-01/1', mara_needs: 'cv' };
    for (const id of [41, 42]) await net.arrive(id, 'mel', fields);
    await net.cycle();
    const weights = await readWeights(join(packageRoot(), 'templates'));
    const seen = async (): Promise<number[]> => {
      const { input } = await readMatching(db, net.now(), weights);
      return input.candidates.map(({ id }) => id);
    };
    expect(await seen()).toEqual([41, 42]);
    net.move(1);
    await addEvents(db, [{ personId: 41, kind: 'stop', byId: 41 }], {
      now: net.now(),
      newId: net.newId,
    });
    await net.cycle();
    expect(await seen()).toEqual([42]);
    net.move(1);
    await net.arrive(41, 'mel', fields);
    await net.cycle();
    expect(await seen()).toEqual([41, 42]);
  });
});
