/** The MoodlePort fulfilled by the plugin `local_mara` (docs/bridge.md). */
import type { z } from 'zod';
import { message } from '../shared/i18n.ts';
import { checkAnswer, checkItem } from './check.ts';
import type { Arguments } from './encode.ts';
import { MoodleError } from './errors.ts';
import type { BadItem, Change, MoodlePort } from './port.ts';
import type { Transport } from './transport.ts';
import {
  ChangesSchema,
  CreatedSpaceSchema,
  type Kind,
  KINDS,
  PublishedSchema,
  PutSchema,
  SnapshotSchema,
  StatusSchema,
} from './wire.ts';

/** The protocol this companion speaks; the plugin says its own in its status. */
export const PROTOCOL = 5;

export type PageLimits = { pageSize: number; pageBytes: number };

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

/** The plugin answers JSON inside Moodle's own JSON string. */
const parseAnswer = <T>(fn: string, schema: z.ZodType<T>, value: unknown): T => {
  try {
    return checkAnswer(fn, schema, typeof value === 'string' ? JSON.parse(value) : value);
  } catch (error) {
    if (error instanceof MoodleError) throw error;
    throw new MoodleError(
      'transient',
      'truncated',
      message('moodle.error.truncated', { function: fn, status: 200 }),
    );
  }
};

export const bridgePort = (transport: Transport, limits: PageLimits): MoodlePort => {
  let writes = 0;

  // Every function of the bridge may be repeated: reads change nothing, and writes are keyed,
  // so the same call twice has one effect (docs/bridge.md, publish rule 5).
  const call = <T>(fn: string, schema: z.ZodType<T>, args: Arguments = {}): Promise<T> =>
    transport.call(fn, args, {
      repeatable: true,
      read: (value) => parseAnswer(fn, schema, value),
    });

  return {
    abilities: { kinds: KINDS, changes: true, publishes: true },

    status: () => call('local_mara_get_status', StatusSchema),

    async snapshot(kind, after) {
      const page = await call('local_mara_get_snapshot', SnapshotSchema, {
        kind,
        after,
        limit: limits.pageSize,
        maxbytes: limits.pageBytes,
      });
      const checked = page.items.map((raw) => checkItem(kind, raw));
      return {
        site: page.site,
        now: page.now * 1000,
        position: page.log,
        items: checked.flatMap((one) => ('item' in one ? [one.item] : [])),
        bad: checked.flatMap((one) => ('bad' in one ? [one.bad] : [])),
        next: page.next,
        whole: true,
      };
    },

    async changes(since) {
      const { site, now, log, items } = await call('local_mara_get_changes', ChangesSchema, {
        since: since.number,
        epoch: since.epoch,
        maxbytes: limits.pageBytes,
      });
      const changes: Change[] = [];
      const bad: BadItem[] = [];
      for (const { kind, id, run, state } of items) {
        if (!isKind(kind)) continue;
        if (state === null) {
          changes.push({ kind, id, run, state });
          continue;
        }
        const checked = checkItem(kind, state);
        if ('bad' in checked) bad.push(checked.bad);
        else changes.push({ kind, id, run, state: checked.item } as Change);
      }
      const position = { epoch: log.epoch, number: log.number };
      const { more, resync } = log;
      return { site, now: now * 1000, position, more, resync, changes, bad };
    },

    publish(batch) {
      writes += 1;
      return call('local_mara_publish', PublishedSchema, { batch: JSON.stringify(batch) });
    },

    put(batch) {
      writes += 1;
      return call('local_mara_put', PutSchema, { batch: JSON.stringify(batch) });
    },

    createSpace({ code, name, departements, national }) {
      writes += 1;
      return call('local_mara_create_space', CreatedSpaceSchema, {
        code,
        name,
        departements: departements.join(','),
        national,
      });
    },

    traffic: () => ({ calls: transport.requests, writes }),
  };
};
