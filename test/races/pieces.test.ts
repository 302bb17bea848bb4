/**
 * While the companion puts pieces, people edit, delete and answer them: just before Moodle looks at
 * the piece, while it holds it, or just after it is written; at times the answer is lost as well and
 * all is asked again. Whatever they do stands, and each of their answers is carried out once.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { settleTold } from '../faults/observe.ts';
import { openWorld, type World } from '../faults/world.ts';
import { describeEachDatabase } from '../support/databases.ts';
import { sampleOr } from '../support/sampling.ts';
import { type Moment, MOMENTS, raceIn, type Waiting } from './moments.ts';
import { doPieceDeed, PIECE_DEEDS, PIECES, type PieceDeed, type Witness } from './piece-deeds.ts';

type Race = { deed: number; moment: Moment };

/** On each database; eight deeds and an answer a run. */
const RUNS = { SQLite: sampleOr(8, 16), MariaDB: sampleOr(2, 16) };

const raceArb: fc.Arbitrary<Race> = fc.record({
  deed: fc.nat({ max: 11 }),
  moment: fc.constantFrom(...MOMENTS),
});
const runArb = fc.record({
  races: fc.array(raceArb, { minLength: PIECES.length, maxLength: PIECES.length }),
  choice: fc.constantFrom(...PIECE_DEEDS.ask),
  answered: fc.constantFrom(...MOMENTS),
  answerLost: fc.boolean(),
});
type Run = typeof runArb extends fc.Arbitrary<infer T> ? T : never;

/** The ask about a chapter that nobody has answered: the waiting cycle names one more person in it. */
const ASKED_ABOUT = 'mel/living-area/association';

const openAskAbout = async ({ app }: World): Promise<string> => {
  const row = await app
    .db('ask')
    .where('subject', 'like', `%${ASKED_ABOUT}%`)
    .whereNull('ended_at')
    .first<{ key: string }>('key');
  return row.key;
};

const run = async (world: World, { races, choice, answered, answerLost }: Run): Promise<number> => {
  const { sandbox, seeded, moodleDb } = world;
  await world.start('wishes');
  const ask = await openAskAbout(world);
  const witnesses: Witness[] = [];
  const waiting: Waiting = new Map(
    PIECES.map((piece, nth) => {
      const { deed, moment } = races[nth]!;
      const deeds: readonly PieceDeed[] = PIECE_DEEDS[piece[1]];
      const chosen = deeds[deed % deeds.length]!;
      return [
        piece[0],
        [
          moment,
          async () => {
            witnesses.push(await doPieceDeed(world, piece, chosen, `Par une personne ${nth}`));
          },
        ],
      ];
    }),
  );
  waiting.set(ask, [
    answered,
    async () => {
      const refused = await sandbox.admin.answerAsk({ ask, userId: seeded.referent, choice });
      expect(refused).toBeNull();
      witnesses.push(async () => {
        const answers = await moodleDb('local_mara_answer as n')
          .join('local_mara_ask as a', 'a.id', 'n.askid')
          .join('local_mara_piece as p', 'p.id', 'a.pieceid')
          .where({ 'p.piecekey': ask })
          .pluck('n.choice');
        expect(answers).toEqual([choice]);
      });
    },
  ]);
  await raceIn(world, waiting, answerLost ? 'local_mara_put' : null);

  const everythingStands = async (): Promise<void> => {
    for (const stands of witnesses) await stands();
  };
  await everythingStands();
  const { answered: carriedOut, moodle } = await settleTold(world);
  await everythingStands();
  // Four that waited before, one of them told of again when it was in the sheet, and this one.
  expect(carriedOut).toHaveLength(6);
  expect(carriedOut.filter((told) => told.includes(ASKED_ABOUT))).toHaveLength(1);
  const events = moodle['event'] as string[];
  const pieces = (moodle['local_mara_piece'] as string[]).map(
    (row) => JSON.parse(row) as { type: string; objectid: number },
  );
  for (const row of events) {
    const { id } = JSON.parse(row) as { id: number };
    const its = pieces.filter(({ type, objectid }) => type === 'event' && objectid === id);
    expect(its).toHaveLength(1);
  }
  const idle = await world.cycle();
  expect(idle.report).toMatchObject({ writes: 0 });
  return witnesses.length;
};

describeEachDatabase('a person who acts while pieces are put', ({ freshUrl }) => {
  it('loses nothing, nothing is doubled, and an answer counts once', async () => {
    const { url } = await freshUrl();
    const world = await openWorld(url, { wishes: true });
    const numRuns = url.startsWith('sqlite:') ? RUNS.SQLite : RUNS.MariaDB;
    let met = 0;
    try {
      await fc.assert(
        fc.asyncProperty(runArb, async (one) => {
          met += await run(world, one);
        }),
        { numRuns },
      );
    } finally {
      await world.close();
    }
    expect(met).toBeGreaterThanOrEqual(numRuns * (PIECES.length + 1));
  }, 600_000);
});
