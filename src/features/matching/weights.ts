/** What each part of the score weighs (templates/matching/weights.json, which an association may change). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';

const FILE = 'matching/weights.json';

const points = z.number().min(0).max(100);
const fraction = z.number().min(0).max(1);
const kilometres = z.number().min(0).max(1000);

const WeightsSchema = z.strictObject({
  /** Points of a part that is fully met. */
  parts: z.strictObject({
    metier: points,
    needs: points,
    sector: points,
    service: points,
    school: points,
    category: points,
    phase: points,
    distance: points,
    waited: points,
    /** Taken off, so at most 0. */
    refused: z.number().min(-100).max(0),
  }),
  /** How much of it counts by how near the mentor's métier is to one wished for. */
  metier: z.strictObject({
    same: fraction,
    parent: fraction,
    characters: fraction,
    letter: fraction,
    listening: fraction,
  }),
  /** How pressing it is for the candidate. */
  phase: z.strictObject({
    information: fraction,
    orientation: fraction,
    preparation: fraction,
    search: fraction,
    integration: fraction,
  }),
  kilometres: z.strictObject({
    /** From here on the distance brings nothing. */
    farthest: kilometres.positive(),
    /** What counts for two people in the same area, département or space where no commune tells more. */
    area: kilometres,
    departement: kilometres,
    space: kilometres,
  }),
  /** Days of waiting that bring all points of `waited`. */
  waitedDays: z.number().min(1).max(3650),
});

export type Weights = z.infer<typeof WeightsSchema>;

/** @throws {MaraError} that names the file and the first field that is wrong */
export const weightsFrom = (value: unknown): Weights => {
  const read = WeightsSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].join('.');
  throw new MaraError(
    message('matching.weights.field', { file: FILE, field, detail: issue?.message ?? '' }),
  );
};

/**
 * Reads the weights.
 * @param folder the project's `templates` folder
 * @throws {MaraError} naming what is wrong with the file
 */
export const readWeights = async (folder: string): Promise<Weights> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new MaraError(message('matching.weights.file', { file: FILE, detail }));
  }
  return weightsFrom(value);
};
