/** The MoodlePort fulfilled by the plugin `local_mara` (docs/bridge.md). */
import { z } from 'zod';
import { message } from '../shared/i18n.ts';
import { MoodleError } from './errors.ts';
import type { BadItem, Change, MoodlePort } from './port.ts';
import type { Transport } from './transport.ts';
import {
  ChangesSchema,
  CreatedSpaceSchema,
  ITEM_SCHEMAS,
  type ItemOf,
  type Kind,
  KINDS,
  PublishedSchema,
  SnapshotSchema,
  StatusSchema,
} from './wire.ts';

/** The protocol this companion speaks; the plugin says its own in its status. */
export const PROTOCOL = 1;

export type PageLimits = { pageSize: number; pageBytes: number };

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

const firstIssue = (error: z.ZodError): { field: string; problem: string } => {
  const [issue] = error.issues;
  return { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' };
};

const checkItem = <K extends Kind>(
  kind: K,
  raw: { id: number },
): { item: ItemOf<K> } | { bad: BadItem } => {
  const checked = ITEM_SCHEMAS[kind].safeParse(raw);
  if (checked.success) return { item: checked.data as ItemOf<K> };
  const told = message('moodle.badItem', { kind, id: raw.id, ...firstIssue(checked.error) });
  return { bad: { kind, id: raw.id, told } };
};

/** The plugin answers JSON inside Moodle's own JSON string. */
const parseAnswer = <T>(fn: string, schema: z.ZodType<T>, value: unknown): T => {
  try {
    const checked = schema.safeParse(typeof value === 'string' ? JSON.parse(value) : value);
    if (checked.success) return checked.data;
    const params = { function: fn, ...firstIssue(checked.error) };
    throw new MoodleError('invalid', 'shape', message('moodle.error.shape', params));
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
  const call = async <T>(
    fn: string,
    schema: z.ZodType<T>,
    args: Parameters<Transport['call']>[1] = {},
  ): Promise<T> => parseAnswer(fn, schema, await transport.call(fn, args, { repeatable: true }));

  return {
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
