/** Faults at the status that `mara doctor` asks for: a sentence, and then health. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { say } from '../../src/shared/i18n.ts';
import { sampleOr } from '../support/sampling.ts';
import { FEW, KINDS } from './kinds.ts';
import { openWorld, type World } from './world.ts';

describe('a fault while the doctor looks', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite::memory:');
  });
  afterAll(() => world.close());

  it.each(sampleOr(FEW, KINDS))('$name', async ({ fault, times = 1, ends, timeout }) => {
    await world.start('later');
    world.proxy.breakCall('local_mara_get_status', 1, fault, times);
    const broken = (await world.examine(timeout)).filter(({ level }) => level === 'broken');
    expect(world.proxy.broken()).toBe(times);
    expect(broken).toHaveLength(ends === 'itself' ? 0 : 1);
    for (const { told } of broken) {
      expect(say('fr', told)).not.toBe(say('en', told));
      expect(`${say('fr', told)}${JSON.stringify(told)}`).not.toContain(world.token());
    }
    world.proxy.reset();
    expect((await world.examine()).map(({ level }) => level)).not.toContain('broken');
  });
});
