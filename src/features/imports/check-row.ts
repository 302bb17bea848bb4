/**
 * A row as Moodle's form wants it: read by the very readers that read sheets for publishing, so that
 * what is told here is what would be told after. Texts that only the companion finds wrong come in as
 * they stand, for their referent to mend; what Moodle's form would refuse is left out.
 */
import { message, type MessageKey, type MessageParams } from '../../shared/i18n.ts';
import { stripControls } from '../../shared/text.ts';
import {
  type Family,
  type FieldCode,
  FIELDS,
  type FieldSpec,
  optionOf,
  readDay,
  readEntry,
  readSiret,
  readSite,
  type ReadingTools,
} from '../content/index.ts';
import type { CellText } from './cell.ts';
import { type Named, whereOf } from './keys.ts';
import { isMenu, menuText, type SiteLang } from './menu-text.ts';
import { dayOfSerial, mendNumber } from './numbers.ts';
import type { Effect, Place, Problem } from './problem.ts';
import { htmlOfCell } from './rich-text.ts';

export type RawRow = Place & {
  family: Family;
  cells: ReadonlyMap<FieldCode, CellText>;
  identifier: string;
  tooLong: boolean;
  /** Whether days that stand as numbers are counted from 1904 on. */
  date1904: boolean;
};

export type CheckTools = {
  reading: ReadingTools;
  lang: SiteLang;
  /** The state of a row that names none. */
  state: 'draft' | 'publish';
  /** The title of a field's column. */
  titleOf: (code: FieldCode) => string | null;
};

export type Checked = {
  /** As Moodle's form holds them; empty ones are left out. */
  fields: Record<string, string>;
  named: Named;
  problems: Problem[];
  /** The row is left out: a problem says why. */
  out: boolean;
};

/** Bytes that the fields of an entry may have as JSON: what the bridge takes, less what is around. */
const LARGEST_ROW = 60_000;
/** Characters of a cell that are looked into: more than any text of a sheet may have. */
const LARGEST_CELL = 40_000;
/** What the reader leaves out whole. */
const TOO_LONG = /\.(?:long|tangled)$/;
const THEMES = /[\n;|,]+|##/;

const withScheme = (address: string): string =>
  /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^\/\//, '')}`;

type Tell = (effect: Effect, code: FieldCode | null, key: MessageKey, more?: MessageParams) => void;

/** The text of a field as its reader wants it: options and days in any writing, one line an option. */
const written = (row: RawRow, spec: FieldSpec, tell: Tell): string => {
  const { code, type } = spec;
  const { text: raw, odd } = row.cells.get(code) ?? { text: '', odd: null };
  if (odd !== null) tell(odd === 'rounded' ? 'note' : 'value', code, `imports.cell.${odd}`);
  if (raw.length > LARGEST_CELL) {
    tell('value', code, 'imports.cell.long', { count: raw.length, max: LARGEST_CELL });
    return '';
  }
  const text = stripControls(raw).trim();
  if (text === '') return '';
  const { text: mended, what } = mendNumber(code, text);
  if (what !== null) tell(what === 'lost' ? 'value' : 'note', code, `imports.number.${what}`);
  if (what === 'lost') return '';
  if (type === 'textarea') return htmlOfCell(mended);
  if (type === 'checkbox') {
    return mended
      .split(THEMES)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .join('\n');
  }
  if (type === 'date' || code === 'deadline') {
    const day = dayOfSerial(mended, row.date1904) ?? mended;
    const read = type === 'date' ? readDay(day) : { wrong: 'invalid' };
    return 'day' in read ? read.day : day;
  }
  return mended;
};

/** What is put into the form; '' for what it would refuse. */
const stored = ({ code, type }: FieldSpec, text: string, lang: SiteLang): string => {
  if (text === '') return '';
  if (type === 'checkbox') {
    const codes = text.split('\n').flatMap((one) => optionOf('themes', one) ?? []);
    return [...new Set(codes)].map((one) => menuText('themes', one, lang)).join('\n');
  }
  if (type === 'menu' && isMenu(code)) {
    const option = optionOf(code, text);
    return option === null ? '' : menuText(code, option, lang);
  }
  if (type === 'url') return readSite(text) === null ? '' : withScheme(text);
  if (type === 'date') return 'day' in readDay(text) ? text : '';
  return text;
};

/** What a record needs to be read on, where a row has it not: so that all is told at once. */
const STAND_INS: Readonly<Record<Family, (row: number) => Record<string, string>>> = {
  living_area: (row) => ({ name: `#${row}`, category: 'association' }),
  job_market: (row) => ({ name: `#${row}`, kind: 'employer' }),
  // What nobody said to be open may be passed on by the network: none of its texts is told.
  opening: (row) => ({ title: `#${row}`, diffusion: 'network' }),
};

/** Every problem of a row, read as if it were to be published: a draft is not looked into. */
const readWhole = (
  { family, row }: RawRow,
  texts: Readonly<Record<string, string>>,
  tools: ReadingTools,
): ReturnType<typeof readEntry>['problems'] => {
  const read = (fields: Record<string, string>) =>
    readEntry(family, { id: row, approved: true, url: '', oversize: null, fields }, tools).problems;
  const problems = read({ ...texts, state: 'publish' });
  const missing = problems.filter(({ weight }) => weight === 'aside');
  if (missing.length === 0) return problems;
  const wrong = new Set(missing.map(({ told }) => told.params?.['field']));
  const standIns = Object.entries(STAND_INS[family](row)).filter(([code]) => wrong.has(code));
  // A name that is missing hides whether the menu beside it is wrong, too.
  const again = read({ ...texts, state: 'publish', ...Object.fromEntries(standIns) });
  const more = again.filter(({ weight }) => weight === 'aside');
  if (more.length === 0) return [...missing, ...again];
  return [...missing, ...more, ...read({ ...texts, state: 'publish', ...STAND_INS[family](row) })];
};

/** Reads a row; every problem is told at once, none hides another. */
export const checkRow = (row: RawRow, tools: CheckTools): Checked => {
  const { family, tab, row: number } = row;
  const problems: Problem[] = [];
  const tell: Tell = (effect, code, key, more) => {
    const column = code === null ? null : tools.titleOf(code);
    problems.push({ tab, row: number, column, effect, told: message(key, more) });
  };
  const specs = FIELDS[family];
  const texts = Object.fromEntries(specs.map((spec) => [spec.code, written(row, spec, tell)]));
  const state = texts['state'] ?? '';
  const wanted = state === '' ? tools.state : optionOf('state', state);
  if (wanted === null) tell('value', 'state', 'imports.state.unknown');
  if (row.tooLong) tell('row', null, 'imports.row.tooLong');

  const dropped = new Set<string>();
  for (const { weight, told } of readWhole(row, texts, tools.reading)) {
    const spec = specs.find(({ code }) => code === told.params?.['field']);
    const kept = spec === undefined ? '' : stored(spec, texts[spec.code] ?? '', tools.lang);
    const long = spec !== undefined && TOO_LONG.test(told.key);
    if (long) dropped.add(spec.code);
    const effect = weight === 'aside' ? 'row' : kept !== '' && !long ? 'note' : 'value';
    const column = spec === undefined ? null : tools.titleOf(spec.code);
    problems.push({ tab, row: number, column, effect, told });
  }

  const fields = Object.fromEntries(
    specs.flatMap((spec) => {
      const text = spec.code === 'state' ? (wanted ?? 'draft') : (texts[spec.code] ?? '');
      const value = dropped.has(spec.code) ? '' : stored(spec, text, tools.lang);
      return value === '' ? [] : [[spec.code, value]];
    }),
  );
  if (Buffer.byteLength(JSON.stringify(fields)) > LARGEST_ROW)
    tell('row', null, 'imports.row.large');
  const siret = readSiret(texts['siret'] ?? '');
  return {
    fields,
    problems,
    out: problems.some(({ effect }) => effect === 'row'),
    named: {
      identifier: row.identifier,
      siret: 'siret' in siret ? siret.siret : null,
      name: texts['name'] ?? texts['title'] ?? '',
      commune: `${texts['commune'] ?? ''} ${texts['employer'] ?? ''}`.trim(),
      where: whereOf(tools.reading.findCommune, texts['commune'] ?? '', texts['employer'] ?? ''),
    },
  };
};
