import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normaliseKey } from '../../shared/text.ts';
import { NAF_SECTIONS } from '../metiers/index.ts';
import { FAMILIES, type Family, FIELDS } from './field.ts';
import { MENUS, optionOf } from './options.ts';

const root = new URL('../../../', import.meta.url).pathname;
const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** The rows of the tables under a heading of docs/sheets.md, each a list of cells. */
const rowsUnder = (heading: string): string[][] => {
  const part = text('docs/sheets.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => /^\|(?! -| code| field| theme)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => !/^-+$/.test(cells[0] ?? ''));
};
const codesIn = (cell = ''): string[] => Array.from(cell.matchAll(/`(\w+)`/g), ([, c = '']) => c);
const namesIn = (cell = ''): string[] => {
  const [fr = '', en = fr] = cell.split(' / ');
  return [fr, en].map(normaliseKey);
};

describe.each(FAMILIES)('the fields of %s, as docs/sheets.md lays them down', (family) => {
  const rows = rowsUnder(family);
  const named = (code: string) => FIELDS[family].find((field) => field.code === code);

  it('are those, one by one', () => {
    const told = rows.filter(([, type]) => type !== 'as above' && type !== '');
    for (const [cell, type, names, required, who] of told) {
      const [code = ''] = codesIn(cell);
      const field = named(code);
      expect([code, field?.type]).toEqual([code, type]);
      expect([code, field?.required]).toEqual([code, required === 'yes']);
      if (who !== 'as above') expect([code, field?.who]).toEqual([code, who]);
      if (names !== 'as above') {
        expect([field?.fr, field?.en].map((name) => normaliseKey(name ?? ''))).toEqual(
          namesIn(names),
        );
      }
    }
    expect(rows.length).toBeGreaterThan(8);
  });

  it('come in that order', () => {
    const sheets = text('docs/sheets.md').replace(/\s+/g, ' ');
    const order =
      family === 'job_market'
        ? (/In this order: ([\w, ]+)\./.exec(sheets)?.[1] ?? '').split(', ')
        : rows.flatMap(([cell]) => codesIn(cell));
    expect(FIELDS[family].map(({ code }) => code)).toEqual(order);
  });

  it('are the same wherever “as above” stands', () => {
    const first = new Map(FIELDS.living_area.map((field) => [field.code, field]));
    for (const [cell, type, , , who] of rows) {
      for (const code of codesIn(cell)) {
        const above = first.get(code as never);
        if (who === 'as above' && above !== undefined) expect(named(code)?.who).toBe(above.who);
        if (type === 'as above' && above !== undefined) expect(named(code)?.type).toBe(above.type);
      }
    }
  });
});

describe('the options', () => {
  it('are those of docs/sheets.md, in their order', () => {
    const told = new Map<string, string[][]>();
    let menu = '';
    for (const [field, code, fr = '', en = ''] of rowsUnder('Options').filter(
      (cells) => cells.length === 4,
    )) {
      menu = codesIn(field)[0] ?? menu;
      const row = [codesIn(code)[0] ?? '', normaliseKey(fr), normaliseKey(en)];
      told.set(menu, [...(told.get(menu) ?? []), row]);
    }
    const ours = Object.entries(MENUS)
      .filter(([code]) => code !== 'sector')
      .map(([code, options]): [string, string[][]] => [
        code,
        options.map((one) => [one.code, normaliseKey(one.fr), normaliseKey(one.en)]),
      ]);
    expect(told).toEqual(new Map(ours));
  });

  it('of the sector are the sections of the NAF', () => {
    expect(MENUS.sector.map(({ code }) => code)).toEqual(NAF_SECTIONS.map((one) => `naf_${one}`));
    expect(optionOf('sector', 'C – Industrie manufacturière')).toBe('naf_c');
    expect(optionOf('sector', 'c - manufacturing (old name)')).toBe('naf_c');
    expect(optionOf('sector', 'Z – Autre')).toBeNull();
    expect(optionOf('size', '250 à 4\u202F999')).toBe('under_5000');
  });
});

const bridge = 'moodle-bridge/local_mara/';
const php = readdirSync(`${root}${bridge}classes/local/space`)
  .filter((name) => name.startsWith('sheet'))
  .map((name) => text(`${bridge}classes/local/space/${name}`))
  .join('\n');
const strings = (lang: 'fr' | 'en'): Map<string, string> =>
  new Map(
    Array.from(
      text(`${bridge}lang/${lang}/local_mara.php`).matchAll(
        /^\$string\['(\w+)'\] = '((?:[^'\\]|\\.)*)';/gm,
      ),
      ([, key = '', value = '']) => [key, value.replace(/\\(.)/g, '$1')],
    ),
  );

describe('the plugin', () => {
  const constant = (family: Family): string => `sheets::${family.toUpperCase()} => [`;

  it.each(FAMILIES)('makes the fields of %s with the same types', (family) => {
    const block = (php.split(constant(family))[1] ?? '').split(/(?:sheets|self)::[A-Z_]+ => \[/)[0];
    const made = Array.from(
      (block ?? '').matchAll(/'(\w+)' => \['(\w+)', (true|false)\]/g),
      ([, code, type, required]) => [code, type, required === 'true'],
    );
    const ours = FIELDS[family].map(({ code, type, required }) => [code, type, required]);
    // The form of the plugin has headings: fields stand under them in an order of its own.
    expect(made.map(String).sort()).toEqual(ours.map(String).sort());
  });

  it('offers the same options in the same order', () => {
    for (const [menu, options] of Object.entries(MENUS)) {
      const list = new RegExp(`'${menu}' => \\[((?:\\s*'\\w+',?)+)\\s*\\]`).exec(php)?.[1] ?? '';
      const made = Array.from(list.matchAll(/'(\w+)'/g), ([, code]) => code);
      expect([menu, made]).toEqual([menu, options.map(({ code }) => code)]);
    }
  });

  it.each(['fr', 'en'] as const)('calls them as we read them, in %s', (lang) => {
    const told = strings(lang);
    for (const family of FAMILIES) {
      for (const field of FIELDS[family]) {
        const name = told.get(`field_${family}_${field.code}`) ?? told.get(`field_${field.code}`);
        expect([field.code, normaliseKey(name ?? '')]).toEqual([
          field.code,
          normaliseKey(field[lang]),
        ]);
      }
    }
    for (const [menu, options] of Object.entries(MENUS)) {
      for (const { code, ...one } of options) {
        const name = told.get(`option_${menu}_${code}`) ?? '';
        expect([code, optionOf(menu as keyof typeof MENUS, name)]).toEqual([code, code]);
        expect(name).toBe(one[lang]);
      }
    }
  });
});
