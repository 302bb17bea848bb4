/** A cycle in which people act at chosen moments of its writes. */
import { expect } from '@jest/globals';
import type { World } from '../faults/world.ts';

/** Just before Moodle looks at an object, while it holds it, and just after it is written. */
export const MOMENTS = ['beforeCheck', 'whileLocked', 'afterCommit'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What is done, and when, by the key of the object that is written; each once. */
export type Waiting = Map<string, readonly [Moment, () => Promise<void>]>;

/** @param lost the function of Moodle whose second answer is lost; null: none is */
export const raceIn = async (
  world: World,
  waiting: Waiting,
  lost: 'local_mara_publish' | 'local_mara_put' | null,
): Promise<void> => {
  const { sandbox, proxy } = world;
  const act = (moment: Moment) => async (key: string) => {
    const [when, deed] = waiting.get(key) ?? [];
    if (when !== moment || deed === undefined) return;
    waiting.delete(key);
    await deed();
  };
  sandbox.admin.duringWrites({
    beforeCheck: act('beforeCheck'),
    whileLocked: act('whileLocked'),
    afterCommit: act('afterCommit'),
  });
  if (lost !== null) {
    proxy.breakCall(lost, 2, async ({ forward, reset }) => {
      await forward();
      reset();
    });
  }
  expect((await world.cycle()).error).toBeNull();
  sandbox.admin.duringWrites({});
  expect([...waiting.keys()]).toEqual([]);
};
