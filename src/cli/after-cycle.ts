/** What `npm start` does once its cycle is over: a match, peer groups, a cycle that asks people, a first report. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { applyMatch, applyPeers, readWeights } from '../features/matching/index.ts';
import { reportFile, thisQuarter, writeReport } from '../features/reports/index.ts';
import { overviewOf } from '../features/sync/index.ts';
import { writeNewFile } from '../files/index.ts';
import { sayDay } from '../shared/i18n.ts';
import type { Context } from './command.ts';
import { tripOutcome } from './cycle.ts';

type AfterCycle = {
  json: {
    match: { candidates: number; served: number; proposed: number; waiting: number };
    peers: { groups: number; people: number };
    report: string;
  };
  lines: string[];
};

/** The report stands in the data folder; it is written anew each time. */
export const afterCycle = async (context: Context): Promise<AfterCycle> => {
  const { app, t, lang } = context;
  const { db, config, sync } = app;
  // Moodle's clock: what the companion knows ends there.
  const now = (await overviewOf(sync)).site?.pulledAt ?? sync.clock.now();
  const weights = await readWeights(config.templatesDir);
  const { now: made, proposed } = await applyMatch(db, { now, newId: sync.newId }, weights);
  const { figures, unmatched } = made.result;
  const match = {
    candidates: figures.eligible,
    served: figures.served,
    proposed: proposed.added.length,
    waiting: unmatched.length,
  };
  const sizes = config.peers;
  const { planned } =
    config.peersCron === null
      ? { planned: [] }
      : await applyPeers(db, { now, newId: sync.newId }, sizes);
  const peers = {
    groups: planned.length,
    people: planned.reduce((sum, { members }) => sum + members.length, 0),
  };
  await tripOutcome(context, { command: 'start', pulls: true, applies: true });

  // What this very cycle did is in it.
  const period = thisQuarter(now);
  const file = join(config.dataDir, reportFile(period, 'html'));
  const text = await writeReport(
    { db, templatesDir: config.templatesDir, lang, settings: config, now },
    period,
  );
  await mkdir(config.dataDir, { recursive: true });
  await writeNewFile(file, text, { force: true });
  const days = { from: sayDay(lang, period.from), to: sayDay(lang, period.to) };
  return {
    json: { match, peers, report: file },
    lines: [
      t('cli.start.match', match),
      ...(peers.groups === 0
        ? []
        : [t('cli.start.peers', { count: peers.groups, people: peers.people })]),
      t('cli.report.done', { ...days, file }),
    ],
  };
};
