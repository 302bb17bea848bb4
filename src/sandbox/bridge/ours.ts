import { z } from 'zod';

/** What a piece notes as `written` when its object was a person's before, or is its own. */
const WrittenSchema = z.object({ ours: z.boolean() });

export const isOurs = (written: string | null): boolean =>
  WrittenSchema.parse(JSON.parse(written ?? 'null')).ours;

export const THEIRS = JSON.stringify({ ours: false });
export const OURS = JSON.stringify({ ours: true });
