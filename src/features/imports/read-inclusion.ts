/** A file of data·inclusion: structures with their services, as JSON or as a JSON text each line. */
import { z } from 'zod';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import {
  type Service,
  ServiceSchema,
  type Structure,
  StructureSchema,
} from './inclusion-schema.ts';

export type StructureRow = { row: number; structure: Structure; services: Service[] };
export type InclusionFile = {
  structures: StructureRow[];
  /** Places of records that are neither a structure nor a service. */
  unread: number[];
};

const FileSchema = z.object({
  structures: z.array(z.unknown()).default([]),
  services: z.array(z.unknown()).default([]),
});

const notJson = (cause?: unknown): MaraError =>
  new MaraError(message('imports.inclusion.file'), { cause });

/** Lines, one JSON text each: no more than a line stands in memory twice. */
const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);

const recordsOf = (text: string): unknown[] => {
  try {
    const json = JSON.parse(text) as unknown;
    if (Array.isArray(json)) return json;
    const { structures, services } = FileSchema.parse(json);
    if (structures.length + services.length > 0) return [...structures, ...services];
    return [json];
  } catch (error) {
    try {
      return linesOf(text);
    } catch {
      throw notJson(error);
    }
  }
};

const hasStructure = (record: unknown): boolean =>
  typeof record === 'object' && record !== null && 'structure_id' in record;

/** Ids are a source's own. */
const keyOf = (source: string, id: string): string => `${source} ${id}`;

/** @throws MaraError for what is no such file, or holds no structure. */
export const readInclusion = async (chunks: AsyncIterable<Uint8Array>): Promise<InclusionFile> => {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part);
  const records = recordsOf(
    Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
  const unread: number[] = [];
  const byKey = new Map<string, StructureRow>();
  const services: Service[] = [];
  for (const [place, record] of records.entries()) {
    const row = place + 1;
    if (hasStructure(record)) {
      const read = ServiceSchema.safeParse(record);
      if (read.success) services.push(read.data);
      else unread.push(row);
      continue;
    }
    const read = StructureSchema.safeParse(record);
    if (!read.success) unread.push(row);
    else {
      const structure = read.data;
      byKey.set(keyOf(structure.source, structure.id), { row, structure, services: [] });
    }
  }
  if (byKey.size === 0) throw notJson();
  for (const service of services) {
    byKey.get(keyOf(service.source, service.structure_id))?.services.push(service);
  }
  return { structures: [...byKey.values()], unread };
};
