/** Faults while a space is made: asked once more, it stands once, as its twin does. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedSpace } from '../../src/moodle/index.ts';
import { sampleOr } from '../support/sampling.ts';
import { FEW, KINDS } from './kinds.ts';
import { type Contents, contentsOf } from './memory.ts';
import { openWorld, type World } from './world.ts';

const SPACE = { code: 'lot', name: 'Lot', departements: ['46'], national: false };

/** What making a space writes. */
const TABLES = [
  'course',
  'course_modules',
  'course_sections',
  'data',
  'data_fields',
  'enrol',
  'local_mara_database',
  'local_mara_field',
  'local_mara_space',
];
const madeIn = (contents: Contents): unknown =>
  Object.fromEntries(TABLES.map((table) => [table, contents.get(table)]));

describe('a fault while a space is made', () => {
  let world: World;
  let twin: unknown;
  let told: CreatedSpace['space'];
  beforeAll(async () => {
    world = await openWorld('sqlite::memory:');
    await world.start('first');
    told = (await world.direct().createSpace(SPACE)).space;
    twin = madeIn(await contentsOf(world.moodleDb));
  }, 120_000);
  afterAll(() => world.close());

  it.each(sampleOr(FEW, KINDS))('$name', async ({ fault, times = 1, ends, timeout }) => {
    await world.start('first');
    world.proxy.breakCall('local_mara_create_space', 1, fault, times);
    const asked = world.through(timeout).createSpace(SPACE);
    if (ends === 'itself') expect((await asked).space).toEqual(told);
    else await expect(asked).rejects.toMatchObject({ code: ends });
    expect(world.proxy.broken()).toBe(times);
    world.proxy.reset();
    expect((await world.through().createSpace(SPACE)).space).toEqual(told);
    expect(madeIn(await contentsOf(world.moodleDb))).toEqual(twin);
  });
});
