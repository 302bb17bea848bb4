/** The whole report of an invented network: figures, words, page, CSV and JSON; and of small ones. */
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { aCandidate, aStay, emptyFacts, networkOf } from '../../../test/support/report-facts.ts';
import type { Facts } from './fact.ts';
import { median, ninthDecile } from './figure.ts';
import { csvOf, jsonOf } from './forms.ts';
import { INDICATORS } from './indicators/index.ts';
import { pageOf } from './page.ts';
import { lastQuarter } from './period.ts';
import { type ActivityReport, nationalFigure, reportFrom } from './report.ts';
import { SECTIONS } from './sections.ts';
import { tableView } from './tables.ts';
import { summaryOf } from './words.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const Q3 = lastQuarter(NOW);
const THRESHOLD = 11;
const templatesDir = fileURLToPath(new URL('../../../templates', import.meta.url));
const reported = (facts: Facts): ActivityReport => reportFrom(facts, Q3, THRESHOLD);
const page = (report: ActivityReport, lang: 'fr' | 'en' = 'fr'): Promise<string> =>
  pageOf(report, { templatesDir, lang });

const GROUPEMENT = { code: 'mel', name: 'Maine-et-Loire', region: { code: '52', name: 'Pays' } };
/** So many candidates who came in July. */
const candidates = (count: number, change: object = {}): Facts['candidates'] =>
  Array.from({ length: count }, () =>
    aCandidate({ stays: [aStay(Date.parse('2026-07-10T10:00:00Z'), change)] }),
  );

describe('a report', () => {
  it('of nothing says so, in both languages', async () => {
    const report = reported(emptyFacts(NOW));
    expect(summaryOf(report, 'fr')).toEqual(['Il n’y a encore rien à compter dans cette période.']);
    expect(await page(report, 'en')).not.toContain('<table>');
    expect(jsonOf(report, 'en').figures.every(({ hidden }) => !hidden)).toBe(true);
  });

  it('of a period in which nothing is known says so beside what is known today', () => {
    const sheet = { groupement: null, family: 'opening', freshness: 'due' } as const;
    expect(
      summaryOf(
        reported({ ...emptyFacts(NOW), sheets: [sheet, { ...sheet, freshness: 'fresh' }] }),
        'fr',
      ),
    ).toEqual([
      'Il n’y a encore rien à compter dans cette période.',
      'Au jour du rapport, 1 des 2 fiches publiées est à revoir ou trop ancienne.',
    ]);
  });

  it('tells by which limits it counts, in days', async () => {
    const intake = { contactDays: 9, mentorDays: 28, signWeeks: 5 };
    const report = reported({ ...emptyFacts(NOW), intake });
    const [fr, en] = [await page(report), await page(report, 'en')];
    expect(fr).toMatch(/\(9 jours\).*\(28 jours,.*plus de 5 semaines/s);
    expect(en).toMatch(/\(9 days\).*\(28 days,.*more than 5 weeks/s);
    expect(fr + en).not.toMatch(/MARA_|\{\{/);
  });

  it('of one groupement with three candidates tells no figure about them', async () => {
    const report = reported({
      ...emptyFacts(NOW),
      groupements: [GROUPEMENT],
      candidates: candidates(3),
      openings: [{ groupement: 'mel', receivedAt: Q3.start, toldAt: null }],
    });
    const people = new Set(INDICATORS.filter((one) => one.about === 'people').map(({ id }) => id));
    const told = report.figures.filter(
      ({ indicator, value }) => people.has(indicator) && (value ?? 0) > 0,
    );
    expect(told).toEqual([]);
    expect(summaryOf(report, 'fr')).toEqual([
      'Les candidats suivis sont trop peu nombreux pour qu’un chiffre en soit donné.',
      '1 offre d’emploi est arrivée (auparavant 0).',
    ]);
    expect(await page(report)).not.toMatch(/<td>3\b/);
  });

  it('says since when it is noted how people stood, where the period before is older', async () => {
    const told = async (since: string): Promise<boolean> => {
      const facts = { ...emptyFacts(NOW), standingsSince: Date.parse(since) };
      const html = await page(reported(facts));
      return html.includes('sont notés depuis le');
    };
    expect(await told('2026-03-31T12:00:00Z')).toBe(false);
    expect(await told('2026-04-01T12:00:00Z')).toBe(true);
  });

  it('says of no day at all that it is the same', () => {
    const sentence = (days: readonly number[], lang: 'fr' | 'en') => {
      const came = Date.parse('2026-07-10T10:00:00Z');
      const told = days.flatMap((count) =>
        candidates(6, { contactedAt: came + count * 86_400_000 }),
      );
      const facts = { ...emptyFacts(NOW), groupements: [GROUPEMENT], candidates: told };
      return summaryOf(reported(facts), lang)[2];
    };
    expect(sentence([0, 0], 'fr')).toContain('le jour même pour la moitié, le jour même pour neuf');
    expect(sentence([0, 0, 1], 'fr')).toContain('le jour même pour la moitié, en 1 jour au plus');
    expect(sentence([0, 0, 3], 'en')).toContain('the same day for half, within 3 days for nine');
  });

  it('says where the period is not over, and speaks of today then', async () => {
    const made = async (now: number): Promise<string> => {
      const came = candidates(12);
      const facts = { ...emptyFacts(now), groupements: [GROUPEMENT], candidates: came };
      return await page(reportFrom(facts, Q3, THRESHOLD));
    };
    const [early, over] = [await made(Q3.end - 1), await made(Q3.end)];
    expect(early).toMatch(/<p>Établi.*, avant la fin de la période\.<\/p>/);
    expect(early).toContain('<p>12 candidats sont suivis à ce jour (auparavant 0).</p>');
    expect(early).toContain('<caption>Candidats qui attendent trop longtemps, à ce jour</caption>');
    expect(over).not.toMatch(/<p>Établi.*avant|à ce jour/);
    expect(over).toContain('12 candidats sont suivis à la fin de la période');
  });

  it('tells of mentors, their places, and what waits, where it can', () => {
    const mentor = { groupement: 'mel', domain: null, offered: 2, used: 0 };
    const told = (count: number, used: number, lang: 'fr' | 'en' = 'fr'): string[] =>
      summaryOf(
        reported({
          ...emptyFacts(NOW),
          groupements: [GROUPEMENT],
          mentors: Array.from({ length: count }, (_, n) => ({ ...mentor, used: n < used ? 1 : 0 })),
        }),
        lang,
      ).slice(1);
    expect(told(12, 11)).toEqual([
      'Au jour du rapport, 12 parrains offrent 24 places\u202F; 11 sont prises.',
    ]);
    expect(told(12, 0, 'en')).toEqual([
      'On the day of the report, 12 mentors offer 24 places; none is taken.',
    ]);
    // What is hidden is not told; of nobody nothing is.
    expect(told(12, 3)).toEqual(['Au jour du rapport, 12 parrains offrent 24 places.']);
    expect([told(10, 3), told(0, 0)]).toEqual([[], []]);

    const came = Date.parse('2026-07-10T10:00:00Z');
    const waits = [{ from: came, to: came + 4 * 86_400_000, served: true }];
    const pairing = { groupement: 'mel', proposedAt: came, approvedAt: null, activeAt: null };
    const report = reported({
      ...emptyFacts(NOW),
      groupements: [GROUPEMENT],
      candidates: candidates(20, { waits }),
      pairings: Array.from({ length: 20 }, () => ({ ...pairing, endedAt: null, endReason: null })),
    });
    expect(summaryOf(report, 'fr')).toEqual(
      expect.arrayContaining([
        'Un parrain a été proposé à temps à 100\u00A0% des candidats dont le délai prenait fin\u202F; la première proposition est venue en 4 jours au plus pour la moitié, en 4 jours au plus pour neuf sur dix.',
        '20 binômes proposés attendent, à la fin de la période, l’accord du référent (auparavant 0).',
      ]),
    );
  });

  it('says what its charts show, and what they cannot', async () => {
    const html = await page(
      reported({
        ...emptyFacts(NOW),
        groupements: [GROUPEMENT],
        candidates: [...candidates(30), ...candidates(1, { returned: true })],
        pairings: Array.from({ length: 20 }, (_, n) => ({
          ...{ groupement: 'mel', proposedAt: Q3.start, approvedAt: null, endedAt: null },
          ...{ activeAt: n < 12 ? Q3.start : null, endReason: null },
          ...(n === 19 && { endedAt: Q3.start + 1, endReason: 'refused_mentor' }),
        })),
      }),
    );
    expect(html).toContain('Candidats par région et groupement (suivis à la fin)</p>');
    expect(html).toContain('Sans suite (–)');
    expect(html).not.toContain('Commencés (–)');
    // Its total alone stands above already.
    expect(html).not.toContain('<caption>Candidats arrivés</caption>');
    expect(html).not.toContain('<caption>Offres d’emploi</caption>');
  });

  it('compares with the period before, where anything is known of it', () => {
    const report = reported({
      ...emptyFacts(NOW),
      groupements: [GROUPEMENT],
      candidates: [
        ...candidates(12, { contactedAt: Date.parse('2026-07-12T10:00:00Z') }),
        ...Array.from({ length: 20 }, () =>
          aCandidate({ stays: [aStay(Date.parse('2026-05-02T10:00:00Z'))] }),
        ),
      ],
    });
    expect(nationalFigure(report, 'candidates.active')).toMatchObject({
      value: 32,
      previous: { value: 20, hidden: false },
    });
    expect(nationalFigure(report, 'candidates.arrived')).toMatchObject({
      value: 12,
      previous: { value: 20, hidden: false },
    });
    expect(nationalFigure(report, 'contact.within')).toMatchObject({
      value: 100,
      previous: { value: 0 },
    });
    expect(nationalFigure(report, 'overdue.sign')?.previous).toBeNull();
    expect(summaryOf(report, 'en').slice(0, 3)).toEqual([
      '32 candidates are followed at the end of the period (before: 20).',
      '12 candidates arrived, or came back (before: 20).',
      '100% of the candidates whose time ended were contacted within it (before: 0%); the first contact came within 2 days for half, within 2 days for nine in ten.',
    ]);
  });

  it('shows no small figure, nor the sum of what it hides', () => {
    const sizes = fc.record({
      groupements: fc.integer({ min: 1, max: 9 }),
      candidates: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 0, max: 500 }),
    });
    const isSmall = (text: string): boolean => {
      const value = Number(text.replace(/\s/gu, '') || '0');
      return value > 0 && value < THRESHOLD;
    };
    fc.assert(
      fc.property(sizes, ({ days, ...size }) => {
        const facts = networkOf({ ...size, now: NOW - days * 86_400_000 });
        const report = reported({ ...facts, openings: [], sheets: [], peerGroups: [] });
        for (const spec of SECTIONS.flatMap(({ tables }) => tables)) {
          const columns = spec.columns.flatMap(({ indicator }, place) =>
            INDICATORS.some(
              ({ id, unit }) => id === indicator && (unit === 'people' || unit === 'pairings'),
            )
              ? [place]
              : [],
          );
          const { rows } = tableView(report, spec, 'fr');
          const small = rows.flatMap(({ id, cells }) =>
            columns.some((place) =>
              [cells[place]?.text ?? '', cells[place]?.previous ?? ''].some(isSmall),
            )
              ? [`${spec.id} ${id}`]
              : [],
          );
          expect(small).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('adds up: what shows and the others are the whole', () => {
    const report = reported(networkOf({ groupements: 12, candidates: 2000, now: NOW }));
    const spec = SECTIONS[0]?.tables[0];
    if (spec === undefined) throw new Error('No table.');
    const { rows, columns } = tableView(report, spec, 'en');
    const at = (row: (typeof rows)[number] | undefined, column: number): number =>
      Number(row?.cells[column]?.text.replace(',', '') ?? Number.NaN);
    const place = columns.indexOf('Followed at the end');
    const regions = rows.filter(({ level }) => level === 1);
    expect(at(rows[0], place)).toBe(1226);
    expect(regions.reduce((sum, row) => sum + at(row, place), 0)).toBe(1226);
  });
});

describe('its forms', () => {
  const facts = networkOf({ groupements: 5, candidates: 600, now: NOW });
  const report = reported({
    ...facts,
    groupements: facts.groupements.map((one) => ({ ...one, name: `=1+1 <b>${one.code}` })),
  });

  it('the page needs nothing from elsewhere, has a chart beside its table, and no script', async () => {
    const html = await page(report);
    expect(html.length).toBeGreaterThan(10_000);
    expect(/<script|<link|<img|url\(|https?:\/\/(?!www\.w3\.org)/.exec(html)).toBeNull();
    expect(html.includes('1+1 &lt;b&gt;g00')).toBe(true);
    const charts = html.match(/<figure role="img" tabindex="0" aria-label="[^"]+">/g) ?? [];
    expect(charts.length).toBeGreaterThanOrEqual(4);
    const title = '<title>Rapport d’activité · 3e trimestre 2026 · MARA</title>';
    expect(html.includes(title)).toBe(true);
  });

  it('the CSV holds a row a figure, with formulas as text', () => {
    const csv = csvOf(report, 'fr');
    expect(csv.startsWith('\uFEFFindicateur;nom;unité;dimension;')).toBe(true);
    const rows = parse<Record<string, string>>(csv, { bom: true, delimiter: ';', columns: true });
    expect(rows).toHaveLength(report.figures.length);
    const labels = rows.map((row) => row['libellé'] ?? '');
    expect(labels.filter((label) => label.startsWith('='))).toEqual([]);
    expect(labels).toContain("'=1+1 <b>g00");
    const hidden = rows.filter((row) => row['caché'] === 'oui');
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every((row) => row['valeur'] === '')).toBe(true);
  });

  it('JSON says the same as the figures', () => {
    const { figures, period, threshold } = jsonOf(report, 'fr');
    expect({ period, threshold }).toEqual({
      period: { from: '2026-07-01', to: '2026-09-30' },
      threshold: THRESHOLD,
    });
    expect(figures).toHaveLength(report.figures.length);
    expect(figures.filter(({ hidden, value }) => hidden && value !== null)).toEqual([]);
  });

  it('is the same each time', () => {
    expect(csvOf(reported(facts), 'fr')).toBe(csvOf(reported(facts), 'fr'));
  });
});

it('the middle and the ninth decile', () => {
  expect([median([]), median([3]), median([5, 1, 3]), median([1, 2])]).toEqual([null, 3, 3, 1.5]);
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect([ninthDecile([]), ninthDecile([4]), ninthDecile(ten), ninthDecile([...ten, 11])]).toEqual([
    null,
    4,
    9,
    10,
  ]);
});
