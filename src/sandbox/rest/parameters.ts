import { invalidParameter } from '../errors.ts';

/** What a function takes, as its PHP description does. */
type Parameter = { type: 'int' | 'bool' | 'text'; default?: number | boolean | string };
export type Description = Record<string, Parameter>;
export type Arguments = Record<string, number | boolean | string>;

/** PHP's `(int)` must give the very text back, else Moodle refuses. */
const readInt = (text: string): number => {
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number) || String(number) !== text) throw invalidParameter();
  return number;
};

const read = (parameter: Parameter, text: string): number | boolean | string => {
  if (parameter.type === 'int') return readInt(text);
  if (parameter.type === 'text') return text;
  if (text !== '0' && text !== '1') throw invalidParameter();
  return text === '1';
};

/** Missing, surplus and wrongly typed arguments are refused alike, as Moodle's validation does. */
export const validateParameters = (description: Description, given: URLSearchParams): Arguments => {
  const result: Arguments = {};
  for (const name of given.keys()) if (!Object.hasOwn(description, name)) throw invalidParameter();
  for (const [name, parameter] of Object.entries(description)) {
    // PHP keeps the last of several values.
    const text = given.getAll(name).at(-1);
    if (text !== undefined) result[name] = read(parameter, text);
    else if (parameter.default !== undefined) result[name] = parameter.default;
    else throw invalidParameter();
  }
  return result;
};

export const intOf = (args: Arguments, name: string): number => Number(args[name]);
export const textOf = (args: Arguments, name: string): string => String(args[name]);
