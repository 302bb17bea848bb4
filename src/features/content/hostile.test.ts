import { describe, expect, it } from '@jest/globals';
import {
  type HostileSheet,
  hostileSheets,
  unsafeIn,
  UNSEEN,
} from '../../../test/support/hostile-sheets.ts';
import { say } from '../../shared/i18n.ts';
import { FAMILIES } from './field.ts';
import { placeFinder } from './find-place.ts';
import { JobMarketSheetSchema } from './job-market.ts';
import { LivingAreaSheetSchema } from './living-area.ts';
import { HiddenOpeningSchema, OpeningSheetSchema } from './opening.ts';
import type { ReadingTools } from './reading.ts';
import { readEntry } from './sheet.ts';

const tools: ReadingTools = { today: '2026-11-22', findCommune: placeFinder(['49']) };
const SCHEMAS = {
  living_area: LivingAreaSheetSchema.strict(),
  job_market: JobMarketSheetSchema.strict(),
  opening: OpeningSheetSchema.strict(),
};
const HTML = ['purpose', 'remarks', 'knowledge', 'description'];

/** Every text of a value, with the name it stands under. */
const textsOf = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    textsOf(one, Array.isArray(value) ? name : key),
  );
};

/** What is wrong with what was made of a hostile sheet; nothing, it is hoped. */
const complaints = ({ family, entry }: HostileSheet): string[] => {
  const reading = readEntry(family, entry, tools);
  const { sheet, problems, record } = reading;
  const wrong: string[] = [];
  const parsed = sheet === null ? null : SCHEMAS[family].safeParse(sheet);
  if (parsed?.success === false) wrong.push(`no noun: ${parsed.error.message}`);
  if ('hidden' in reading && reading.hidden !== null) HiddenOpeningSchema.parse(reading.hidden);
  for (const [name, text] of textsOf(sheet)) {
    if (UNSEEN.test(text)) wrong.push(`${name} holds what is not seen`);
    if (HTML.includes(name)) wrong.push(...unsafeIn(text));
    if (name === 'href' && !/^https?:\/\/[a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?\//.test(text)) {
      wrong.push(`href ${text}`);
    }
    if (name === 'mails' && !/^[\w.+'-]+@[a-z0-9.-]+\.[a-z]+$/.test(text))
      wrong.push(`mail ${text}`);
  }
  if (UNSEEN.test(record) || record.length > 1000) wrong.push('record');
  for (const { told, weight } of problems) {
    if (weight === 'aside' && sheet !== null) wrong.push('aside, and there');
    for (const lang of ['fr', 'en'] as const) {
      const text = say(lang, told);
      const head = lang === 'fr' ? /^(?:Fiche|Offre) (?:«|n°)/ : /^(?:Sheet|Opening) (?:“|no\.)/;
      if (!head.test(text) || text.length > 30_000) wrong.push(`not a sentence: ${text}`);
      if (UNSEEN.test(text)) wrong.push(`unseen in a remark: ${text}`);
    }
  }
  if (sheet === null && problems.length === 0) wrong.push('left out without a word');
  return wrong;
};

const all = hostileSheets();

describe('hostile sheets', () => {
  it('are many', () => {
    expect(all.length).toBeGreaterThan(300);
  });

  it.each(FAMILIES)('of %s come to nothing unsafe, each told or harmless', (family) => {
    tools.findCommune('Angers'); // The list is read once for all.
    const before = process.cpuUsage();
    for (const one of all.filter((sheet) => sheet.family === family)) {
      expect([one.attack, one.field, complaints(one)]).toEqual([one.attack, one.field, []]);
    }
    // The processor's time: others work on this machine too.
    expect(process.cpuUsage(before).user).toBeLessThan(3_300_000);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('put nothing of a hidden opening into a remark', () => {
    for (const one of all.filter(({ family }) => family === 'opening')) {
      const fields = { ...one.entry.fields, diffusion: 'Transmise par le réseau' };
      const reading = readEntry('opening', { ...one.entry, fields }, tools);
      for (const { told } of reading.problems) {
        expect(Object.keys(told.params ?? {}).sort()).toEqual(
          expect.not.arrayContaining(['value', 'places']),
        );
        expect(told.params?.['sheet']).toBe(one.entry.id);
      }
      expect(reading.sheet).toBeNull();
    }
  });
});
