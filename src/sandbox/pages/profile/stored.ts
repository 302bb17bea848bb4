import { z } from 'zod';
import { normaliseKey } from '../../../shared/text.ts';
import { hasList, searchList } from '../../bridge/lists.ts';
import type { Control, Field } from './fields.ts';
import type { Option } from './options.ts';
import { namesOf, partsOf, type Reading, SPACE } from './reading.ts';

/** What stands in the inputs of a field: their names behind the field's own, `''` for the field itself. */
export type Values = Record<string, readonly string[]>;

/** A field as the form shows it, and what of it could not be read. */
export type Shown = { values: Values; dropped: string[] };

export const isNumber = (text: string, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;

export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

export const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/;

/** Older data names services in French. */
const codeOf = (options: readonly Option[], text: string): string | undefined =>
  options.find(({ code, fr }) => code === text || normaliseKey(fr) === normaliseKey(text))?.code;

/** Has the form of a code, or is one of a box beside some field, so that no name is meant. */
const CODE = /^(?:[0-9][0-9AB][0-9]{3}|[A-Z][0-9]{4}|(?:dep|area|space):.*|remote|unknown)$/;
/** Such a box is not beside the field: there is nothing that it could mean there. */
const BOX = /^(?:remote|unknown)$/;

const sorted = (parts: readonly string[], isKnown: (part: string) => boolean): Shown => ({
  values: { '': parts.filter(isKnown) },
  dropped: parts.filter((part) => !isKnown(part)),
});

const one = (text: string, isKnown: boolean): Shown =>
  sorted(text === '' ? [] : [text], () => isKnown);

const many = (control: Extract<Control, { kind: 'many' }>, text: string): Shown => {
  const { options, extra } = control;
  const parts = partsOf(text);
  const shown = sorted(
    parts.filter((part) => part !== extra?.code),
    (part) => options.some(({ code }) => code === part),
  );
  if (extra === undefined) return shown;
  return { ...shown, values: { ...shown.values, _extra: parts.filter((p) => p === extra.code) } };
};

const names = async (
  reading: Reading,
  { list, extra }: Extract<Control, { kind: 'names' }>,
  text: string,
): Promise<Shown> => {
  const parts = partsOf(text);
  const own = parts.filter((part) => part !== extra?.code);
  const known = await namesOf(reading, list, own);
  const stands = await hasList(reading.db, list);
  for (const part of own.filter((one) => CODE.test(one) && !known.has(one))) {
    // The code of what became part of a commune is among the commune's words.
    const [found, other] = await searchList(reading.db, list, part);
    if (found !== undefined && other === undefined) known.set(part, found.name);
  }
  const isLost = (part: string): boolean =>
    CODE.test(part) && !known.has(part) && (stands || part.startsWith(SPACE) || BOX.test(part));
  return {
    values: {
      '': [own.flatMap((part) => (isLost(part) ? [] : (known.get(part) ?? part))).join('\n')],
      _extra: parts.filter((part) => part === extra?.code),
    },
    dropped: own.filter(isLost),
  };
};

const departure = (text: string): Shown => {
  const [, year = '', month = ''] = MONTH.exec(text) ?? [];
  if (year !== '')
    return { values: { '': ['month'], _month: [month], _year: [year] }, dropped: [] };
  return one(text, text === 'none' || text === 'past');
};

/** A profile field's text as the form shows it. */
export const shownOf = async (
  reading: Reading,
  { control }: Field,
  text: string,
): Promise<Shown> => {
  switch (control.kind) {
    case 'one': {
      const code = codeOf(control.options, text);
      return one(code ?? text, code !== undefined);
    }
    case 'many':
      return many(control, text);
    case 'names':
      return names(reading, control, text);
    case 'number':
      return one(text, isNumber(text, control.least, control.most));
    case 'line':
      return one(text, true);
    case 'lines':
      return { values: { '': [partsOf(text).join('\n')] }, dropped: [] };
    case 'day':
      return one(text, isDay(text));
    case 'departure':
      return departure(text);
    case 'space':
      return one(
        text,
        reading.spaces.some(({ code }) => code === text),
      );
  }
};
