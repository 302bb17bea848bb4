import { createHash } from 'node:crypto';
import type { Field } from './fields.ts';
import { partsOf, type Reading } from './reading.ts';
import type { Values } from './stored.ts';
import { takenFor } from './taken.ts';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** A text as it is compared with another: whatever the order of its parts. */
const digest = (text: string): string => sha1(partsOf(text.replace(/\s+/g, ' ')).sort().join(';'));

/** The hidden input in which the form tells what it showed of a field. */
export const shownInput = ({ input }: Field): string => `${input}_shown`;

/** What is shown of a field: of which stored text, and what is sent where nothing is changed. */
export const digestOf = async (
  reading: Reading,
  field: Field,
  stored: string,
  values: Values,
): Promise<string> => {
  const unchanged = await takenFor(reading, field, values);
  return `${sha1(stored)} ${'text' in unchanged ? digest(unchanged.text) : ''}`;
};

/** Whether somebody else changed the field since it was shown, and whoever sends this did not. */
export const isStale = (shown: string, stored: string, text: string): boolean => {
  const [was, unchanged] = shown.split(' ');
  return was !== sha1(stored) && unchanged === digest(text);
};
