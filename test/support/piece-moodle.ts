/** A Moodle that knows pieces alone, by the rules of docs/bridge-pieces.md, for tests of sync. */
import type { Db } from '../../src/db/index.ts';
import {
  type DesiredPage,
  type DesiredPiece,
  pieceReceiver,
  type SyncTools,
} from '../../src/features/sync/index.ts';
import type {
  MoodlePort,
  PieceItem,
  PieceOutcome,
  PieceToPut,
  PieceToRemove,
  PutBatch,
} from '../../src/moodle/index.ts';
import { ulidsBy } from '../../src/shared/ids.ts';
import { movedClock } from './site.ts';

const site = { identifier: 'i', instance: 'n', wwwroot: 'https://moodle.example' };
/** Moodle's clock, in milliseconds. */
export const MOODLE_NOW = Date.parse('2026-11-22T10:00:00Z');
const EPOCH = 'e';

/** What a removal withdraws, so that it stays, closed. */
const WITHDRAWN: readonly string[] = ['ask', 'invitation', 'message'];

type Asked = PieceToPut | PieceToRemove;
type Answer = { outcome: PieceOutcome; state: PieceItem | null };

const detailOf = (piece: PieceToPut): unknown => {
  if (piece.type === 'group') {
    return { members: piece.body.members, waiting: [], takenoff: [], others: 0 };
  }
  if (piece.type === 'enrolment' || piece.type === 'cohort_member') return { ours: true };
  if (piece.type === 'ask') return { status: 'open', closed: null, unreachable: [] };
  return {};
};

export type PieceMoodle = {
  port: MoodlePort;
  /** The pieces that stand, by key. */
  items: ReadonlyMap<string, PieceItem>;
  /** The batches that were put. */
  batches: PutBatch[];
  /** What a person does, or time. */
  edit(key: string): void;
  delete(key: string): void;
  close(key: string): void;
  /** Refuses a piece from now on; null takes it back. */
  refuse(key: string, errorcode: string | null): void;
  put(pieces: readonly Asked[]): (Answer & { key: string })[];
};

export const pieceMoodle = (): PieceMoodle => {
  const items = new Map<string, PieceItem>();
  const refused = new Map<string, string>();
  const log: { id: number; key: string }[] = [];
  const batches: PutBatch[] = [];
  const traffic = { calls: 0, writes: 0 };
  let lastId = 0;
  let edits = 0;

  const keep = (item: PieceItem): PieceItem => {
    items.set(item.key, item);
    log.push({ id: item.id, key: item.key });
    return item;
  };
  const drop = ({ id, key }: PieceItem): null => {
    items.delete(key);
    log.push({ id, key });
    return null;
  };
  const written = (piece: PieceToPut, id: number): PieceItem =>
    keep({
      id,
      key: piece.key,
      type: piece.type,
      space: piece.key.split('/')[0] ?? '',
      state: 'live',
      source: piece.source,
      offered: null,
      edited: false,
      text: null,
      objectid: id,
      url: null,
      detail: detailOf(piece),
      timemodified: MOODLE_NOW / 1000,
    } as PieceItem);

  const take = (piece: PieceToRemove, there: PieceItem | undefined): Answer => {
    if (there === undefined) return { outcome: 'removed', state: null };
    if (there.state !== 'live') return { outcome: 'removed', state: drop(there) };
    if (there.edited && piece.replaces !== there.text) {
      return { outcome: 'conflict', state: keep({ ...there, offered: 'remove' }) };
    }
    if (!WITHDRAWN.includes(there.type)) return { outcome: 'removed', state: drop(there) };
    return { outcome: 'removed', state: keep({ ...there, state: 'closed' }) };
  };
  const write = (piece: PieceToPut, there: PieceItem | undefined): Answer => {
    if (there === undefined) return { outcome: 'created', state: written(piece, (lastId += 1)) };
    if (there.state === 'closed') return { outcome: 'closed', state: there };
    if (there.state === 'gone') {
      return piece.replaces === 'gone'
        ? { outcome: 'created', state: written(piece, there.id) }
        : { outcome: 'gone', state: there };
    }
    if (there.edited && piece.replaces !== there.text) {
      return { outcome: 'conflict', state: keep({ ...there, offered: piece.source }) };
    }
    const same = there.source === piece.source && !there.edited;
    return same
      ? { outcome: 'unchanged', state: there }
      : { outcome: 'updated', state: written(piece, there.id) };
  };
  const put = (pieces: readonly Asked[]) =>
    pieces.map((piece) => {
      const there = items.get(piece.key);
      if (refused.has(piece.key)) {
        return { key: piece.key, outcome: 'failed' as const, state: there ?? null };
      }
      const answer = 'remove' in piece ? take(piece, there) : write(piece, there);
      return { key: piece.key, ...answer };
    });

  const change = (key: string, patch: Partial<PieceItem>): void => {
    const there = items.get(key);
    if (there?.state !== 'live') throw new Error(`No live piece ${key}.`);
    keep({ ...there, ...patch } as PieceItem);
  };
  const answered = () => ({ site, now: MOODLE_NOW });
  const position = () => ({ epoch: EPOCH, number: log.length });
  const refuse = () => Promise.reject(new Error('Not asked of this Moodle.'));
  const port: MoodlePort = {
    abilities: { kinds: ['pieces'], changes: true, publishes: true },
    status: refuse,
    publish: refuse,
    createSpace: refuse,
    traffic: () => ({ ...traffic }),
    snapshot(kind) {
      traffic.calls += 1;
      const all = kind === 'pieces' ? [...items.values()] : [];
      return Promise.resolve({
        ...answered(),
        position: position(),
        items: all as never[],
        bad: [],
        next: null,
        whole: true,
      });
    },
    changes({ number }) {
      traffic.calls += 1;
      const changes = log.slice(number).map(({ id, key }) => {
        const state = items.get(key);
        return { kind: 'pieces' as const, id, run: null, state: state?.id === id ? state : null };
      });
      const log_ = { position: position(), more: false, resync: null };
      return Promise.resolve({ ...answered(), ...log_, changes, bad: [] });
    },
    put(batch) {
      traffic.calls += 1;
      traffic.writes += 1;
      batches.push(structuredClone(batch));
      const results = put(batch.pieces).map((answer) => {
        const errorcode = refused.get(answer.key);
        const reason = errorcode === undefined ? null : { errorcode, message: 'why' };
        return { ...answer, reason };
      });
      return Promise.resolve({ ...answered(), results });
    },
  };
  return {
    port,
    items,
    batches,
    put,
    edit: (key) => {
      change(key, { edited: true, text: `edit-${(edits += 1)}` });
    },
    delete: (key) => {
      change(key, { state: 'gone', edited: false, text: null });
    },
    close: (key) => {
      change(key, { state: 'closed' });
    },
    refuse: (key, errorcode) => {
      if (errorcode === null) refused.delete(key);
      else refused.set(key, errorcode);
    },
  };
};

/** The tools of a companion of this Moodle alone; `desired` is asked at each planning. */
export const pieceTools = (
  db: Db,
  { port }: Pick<PieceMoodle, 'port'>,
  desired: (space: string) => DesiredPiece[],
  more: Partial<SyncTools> = {},
): SyncTools => {
  const clock = movedClock();
  // What is wanted changes without a store that tells of it: no space ever comes to rest.
  const versions = ulidsBy(clock);
  return {
    get version() {
      return versions();
    },
    db,
    moodle: port,
    clock,
    leaseTime: 60_000,
    newId: ulidsBy(clock),
    receivers: [pieceReceiver],
    sources: [
      {
        desired: (_db, { space }) =>
          Promise.resolve({ books: [], pieces: desired(space), remarks: [] }),
      },
    ],
    reactions: [],
    reporters: [],
    spaces: () => Promise.resolve([{ code: 'mel', name: 'Maine-et-Loire' }]),
    ...more,
  };
};

/** Pieces of a few types, as a feature would want them. */
export const event = (key: string, name = key): DesiredPiece => ({
  key,
  name,
  type: 'event',
  body: {
    name,
    description: '',
    location: 'Angers',
    start: 1_795_300_000,
    duration: 3600,
    group: null,
  },
});
export const group = (
  key: string,
  members: number[],
  grouping: string | null = null,
): DesiredPiece => ({
  key,
  name: `Groupe ${key}`,
  type: 'group',
  body: { name: `Groupe ${key}`, grouping, members },
});
export const grouping = (key: string): DesiredPiece => ({
  key,
  name: key,
  type: 'grouping',
  body: { name: key },
});
export const entry = (key: string, name = key): DesiredPiece => ({
  key,
  name,
  type: 'entry',
  body: { sheet: 'living_area', fields: { name } },
});
export const ask = (key: string, title = key): DesiredPiece => ({
  key,
  name: title,
  type: 'ask',
  body: {
    about: { fr: 'À décider' },
    title: { fr: title },
    text: { fr: '<p>Oui ou non ?</p>' },
    link: null,
    choices: [{ code: 'yes', label: { fr: 'Oui' }, remark: 'none' }],
    mode: 'first',
    change: false,
    expires: 1_795_900_000,
    remind: null,
    people: [41],
  },
});
export const page = (key: string, title: string): DesiredPage => ({
  key,
  name: title,
  type: 'page',
  body: { sections: [{ code: 'one', title: { fr: title }, empty: { fr: 'Rien.' }, items: [] }] },
});
