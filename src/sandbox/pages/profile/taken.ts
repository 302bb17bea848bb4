import type { Form } from '../../form.ts';
import { type Control, type Field, inputName } from './fields.ts';
import type { Reading } from './reading.ts';
import { resolveNames, type Taken } from './resolve.ts';
import { isDay, isNumber, MONTH, type Values } from './stored.ts';
import { type Words, WORDS } from './words.ts';

const PARTS = ['', '_extra', '_month', '_year'] as const;

/** What somebody sent for a field. */
export const sentFor = ({ all }: Form, field: Field): Values => {
  const { input, control } = field;
  const sent = Object.fromEntries(
    PARTS.map((part) => [
      part,
      all.getAll(inputName(field, part)).map((text) => text.replaceAll('\r\n', '\n')),
    ]),
  );
  if (control.kind !== 'many') return sent;
  const ticked = control.options.filter(({ code }) => all.get(`${input}[${code}]`) === '1');
  return { ...sent, '': ticked.map(({ code }) => code) };
};

const linesOf = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(';');

const extraOf = (control: Control, values: Values): string => {
  const isGiven = (values['_extra'] ?? []).some((value) => value !== '' && value !== '0');
  return 'extra' in control && isGiven ? control.extra.code : '';
};

const departure = (values: Values, words: Words): Taken => {
  const [kind = ''] = values[''] ?? [];
  if (kind === 'none' || kind === 'past') return { text: kind };
  const month = `${values['_year']?.[0] ?? ''}-${values['_month']?.[0] ?? ''}`;
  // A month that was chosen counts, also where nothing else is said.
  if (kind !== 'month') return { text: MONTH.test(month) ? month : '' };
  return MONTH.test(month) ? { text: month } : { problem: words.badMonth };
};

const short = (text: string, most: number, words: Words): Taken =>
  Array.from(text).length > most ? { problem: words.long(most) } : { text };

/** What the field will hold, or what is to be mended. A code that no menu offers counts as nothing. */
export const takenFor = async (
  reading: Reading,
  { control }: Field,
  values: Values,
): Promise<Taken> => {
  const words = WORDS[reading.lang];
  const chosen = values[''] ?? [];
  const text = (chosen[0] ?? '').trim();
  switch (control.kind) {
    case 'one':
      return { text: control.options.some(({ code }) => code === text) ? text : '' };
    case 'many': {
      const known = control.options.filter(({ code }) => chosen.includes(code));
      return { text: joined([...known.map(({ code }) => code), extraOf(control, values)]) };
    }
    case 'names': {
      const taken = await resolveNames(reading, control, linesOf(text));
      return 'problem' in taken ? taken : { text: joined([taken.text, extraOf(control, values)]) };
    }
    case 'number': {
      const { least, most } = control;
      return text === '' || isNumber(text, least, most)
        ? { text }
        : { problem: words.badNumber(least, most) };
    }
    case 'line':
      return short(text, control.most, words);
    case 'lines':
      return short(joined(linesOf(text)), control.most, words);
    case 'day':
      return text === '' || isDay(text) ? { text } : { problem: words.badDay };
    case 'departure':
      return departure(values, words);
    case 'space':
      return { text: reading.spaces.some(({ code }) => code === text) ? text : '' };
  }
};
