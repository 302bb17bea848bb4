import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MaraError } from '../../shared/errors.ts';
import { CATEGORIES, SCHOOLS, SERVICES } from './codes.ts';
import { type Orientation, orientationOf } from './orientation.ts';
import { readOrientation } from './read-orientation.ts';

const TEMPLATES = new URL('../../../templates', import.meta.url).pathname;

describe('the natural association', () => {
  let orientation: Orientation;
  beforeAll(async () => {
    orientation = await readOrientation(TEMPLATES);
  });

  it.each([
    ['saint_cyr', 'army', 'career_officer', 'saint_cyrienne', true],
    ['emia', 'army', 'career_officer', 'epaulette', true],
    ['osc', 'army', 'contract_officer', 'epaulette', true],
    [null, 'army', 'contract_officer', 'epaulette', true],
    ['ranks', 'army', 'career_officer', 'epaulette', true],
    ['ranks', 'navy', 'career_officer', 'anocr', true],
    ['school_of_air', 'air', 'career_officer', 'aea', true],
    ['naval_school', 'navy', 'career_officer', 'aen', true],
    ['polytechnique', 'armament', 'career_officer', 'anocr', true],
    ['gendarmerie_school', 'gendarmerie', 'career_officer', 'anocr', false],
    ['saint_cyr', 'gendarmerie', 'career_officer', 'saint_cyrienne', true],
    [null, 'armament', 'civilian', 'anocr', true],
    [null, null, 'civilian', 'anocr', false],
    [null, null, null, 'anocr', true],
  ] as const)('%s, %s, %s: %s', (school, service, category, association, advised) => {
    const oriented = orientationOf({ school, service, category }, orientation);
    expect([oriented?.association.code, oriented?.defenceMobility]).toEqual([association, advised]);
  });

  it('is there for everybody, with a reason in both languages', () => {
    for (const school of [null, ...SCHOOLS]) {
      for (const service of [null, ...SERVICES]) {
        for (const category of [null, ...CATEGORIES]) {
          const oriented = orientationOf({ school, service, category }, orientation);
          expect(oriented?.why.fr).toMatch(/\.$/);
          expect(oriented?.why.en).toMatch(/\.$/);
          expect(oriented?.association.name.fr).not.toBe('');
        }
      }
    }
  });
});

describe('a file of an association’s own', () => {
  type File = { associations: unknown[]; rules: Record<string, unknown>[] };
  const refusalOf = async (change: (file: File) => unknown): Promise<string> => {
    const text = await readFile(join(TEMPLATES, 'people', 'orientation.json'), 'utf8');
    const file = JSON.parse(text) as File;
    const changed = change(file) ?? file;
    const folder = await mkdtemp(join(tmpdir(), 'mara-templates-'));
    await mkdir(join(folder, 'people'));
    const written = typeof changed === 'string' ? changed : JSON.stringify(changed);
    await writeFile(join(folder, 'people', 'orientation.json'), written);
    const error: unknown = await readOrientation(folder).catch((thrown: unknown) => thrown);
    await rm(folder, { recursive: true });
    return error instanceof MaraError ? error.say('en') : '';
  };

  it.each<[string, (file: File) => unknown, string]>([
    ['no JSON', () => '{', 'cannot be read'],
    [
      'a school that is none',
      ({ rules }) => void (rules[2]!['school'] = 'x'),
      'rules › 3 › school › 1: one of these values is needed: saint_cyr',
    ],
    [
      'a field that is none',
      ({ rules }) => void (rules[0]!['age'] = 3),
      'rules › 1: “age” is no known field',
    ],
    [
      'no reason',
      ({ rules }) => void (rules[1]!['why'] = undefined),
      'rules › 2 › why: this field is missing',
    ],
    [
      'no English',
      ({ rules }) => void (rules[1]!['why'] = { fr: 'x' }),
      'rules › 2 › why › en: this field is missing',
    ],
    [
      'no rules',
      ({ associations }) => ({ associations, rules: [] }),
      'rules: this value is not possible',
    ],
    [
      'an association that is none',
      ({ rules }) => void (rules[3]!['association'] = 'x'),
      'rules › 4 › association: the association “x” is not among',
    ],
    [
      'an association twice',
      (file) => void (file.associations[5] = file.associations[0]),
      '“saint_cyrienne” is taken already',
    ],
    [
      'nothing for the others',
      (file) => void (file.rules = file.rules.slice(0, -1)),
      'it must name no condition',
    ],
  ])('with %s is refused, naming the place', async (_name, change, expected) => {
    const said = await refusalOf(change);
    expect(said).toContain(expected);
    expect(said).toContain('orientation.json');
  });

  it('may name several schools, and orders by its own rules', async () => {
    const orientation: Orientation = {
      associations: [{ code: 'a', name: { fr: 'A', en: 'A' } }],
      rules: [],
    };
    expect(orientationOf({ school: null, service: null, category: null }, orientation)).toBeNull();
    expect(await refusalOf(({ rules }) => void (rules[2]!['school'] = ['emia', 'osc']))).toBe('');
  });
});
