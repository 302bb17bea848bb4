import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { message, say, sayInstant } from './i18n.ts';

const folder = new URL('./locales/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'catalogue.ts');

it.each(files)(
  '%s says in both languages the same things, with the same parameters',
  async (file) => {
    const { catalogue } = (await import(new URL(file, folder).href)) as {
      catalogue: { fr: Record<string, string>; en: Record<string, string> };
    };
    const params = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
    expect(Object.keys(catalogue.en).toSorted()).toEqual(Object.keys(catalogue.fr).toSorted());
    for (const [key, french] of Object.entries(catalogue.fr)) {
      expect([key, params(catalogue.en[key] ?? '')]).toEqual([key, params(french)]);
      expect([key, french.trim() !== '']).toEqual([key, true]);
    }
  },
);

/** Whoever says these has looked that there is at least one. */
const NEVER_NONE = [
  /^cli\.start\.peers$/,
  /^intake\.(overdue\.tried|people\.\w+)$/,
  /^matching\.(referent\.waited|rule\.\w+|opens\.\w+|scarce\.\w+|price\.\w+)$/,
  /^openings\.(news\.text|told)$/,
  /^peers\.(ended|nobody)$/,
  /^cli\.peers\.few$/,
  /^upkeep\.(due\.many\.title|duplicate\.kept)$/,
];

it.each(files)('%s does not say of none what it says of one', async (file) => {
  const { catalogue } = (await import(new URL(file, folder).href)) as {
    catalogue: { fr: Record<string, string> };
  };
  // French counts 0 as one: « 0 candidat » is right, « Un candidat » is not.
  const wrong = Object.entries(catalogue.fr).flatMap(([key, text]) => {
    const base = /^(.+)_one$/.exec(key)?.[1];
    const counts = /\{\{(count|shown)\}\}/.test(text) || base === undefined;
    if (counts || `${base}_zero` in catalogue.fr) return [];
    return NEVER_NONE.some((known) => known.test(base)) ? [] : [key];
  });
  expect(wrong).toEqual([]);
});

it('says of none what there is to say of none, in either language', () => {
  const none = message('cli.peers.applied', { count: 0 });
  expect([say('fr', none), say('en', none)]).toEqual(['Aucun groupe nouveau.', 'No new group.']);
  const free = message('cli.why.mentor.free', { count: 0 });
  expect(say('fr', free)).not.toContain('reste');
  expect(say('fr', message('cli.kind.cohorts', { count: 0 }))).toBe('0 cohorte');
});

it('says a message in either language, plural and parameters included', () => {
  expect(say('fr', message('cli.summary.conflicts', { count: 1 }))).toContain('1 chapitre modifié');
  expect(say('fr', message('cli.summary.conflicts', { count: 2 }))).toContain('2 chapitres');
  expect(say('en', message('cli.summary.conflicts', { count: 0 }))).toContain('0 chapters');
  expect(say('fr', message('cli.summary.empty', { name: '<b> & {{x}}' }))).toContain('<b> & {{x}}');
});

it('writes an instant as people of that language do, in Paris', () => {
  const at = Date.parse('2026-07-14T22:30:00Z');
  expect(sayInstant('fr', at)).toBe('15 juillet 2026 à 00:30');
  expect(sayInstant('en', at)).toMatch(/^15 July 2026/);
});
