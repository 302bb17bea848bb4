import type { Caller } from './caller.ts';
import { invalidParameter } from '../errors.ts';

/** The arguments of a core function, lists and all, as PHP reads a form. */
export type CoreArguments = {
  int(name: string, otherwise?: number): number;
  text(name: string, otherwise?: string): string;
  flag(name: string, otherwise: boolean): boolean;
  /** `name[0]`, `name[1]`… */
  ints(name: string): number[];
  /** `name[0][name]`, `name[0][value]`… by name. */
  options(name: string): Map<string, string>;
};

const intFrom = (text: string): number => {
  if (!/^-?\d{1,15}$/.test(text)) throw invalidParameter();
  return Number(text);
};

export const coreArguments = (form: URLSearchParams): CoreArguments => {
  const listed = (name: string, key: string): string[] => {
    const values: string[] = [];
    for (let place = 0; ; place += 1) {
      const value = form.get(`${name}[${place}]${key}`);
      if (value === null) return values;
      values.push(value);
    }
  };
  const needed = <T>(value: T | undefined): T => {
    if (value === undefined) throw invalidParameter();
    return value;
  };
  return {
    int: (name, otherwise) => {
      const text = form.get(name);
      return text === null ? needed(otherwise) : intFrom(text);
    },
    text: (name, otherwise) => form.get(name) ?? needed(otherwise),
    flag: (name, otherwise) => {
      const text = form.get(name);
      if (text !== null && text !== '0' && text !== '1') throw invalidParameter();
      return text === null ? otherwise : text === '1';
    },
    ints: (name) => listed(name, '').map(intFrom),
    options: (name) => {
      const values = listed(name, '[value]');
      return new Map(listed(name, '[name]').map((key, place) => [key, values[place] ?? '']));
    },
  };
};

export type CoreFunction = (caller: Caller, args: CoreArguments) => Promise<unknown>;
