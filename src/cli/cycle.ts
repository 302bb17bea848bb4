/** What `sync` and `apply` share: a trip under a progress line, and its summary. */
import type { App, Counts } from '../compose.ts';
import { type Progress, type Report, runCycle, type Trip } from '../features/sync/index.ts';
import { type Context, EXIT, type Outcome } from './command.ts';

const line = ({ t }: Context, progress: Progress): string =>
  progress.stage === 'pull'
    ? t('cli.progress.pull', { what: t(`cli.kind.${progress.kind}`, { count: progress.soFar }) })
    : t(`cli.progress.${progress.stage}`, { ...progress });

/** Brings the schema up to date, then makes the trip. */
export const travel = async (
  context: Context,
  halves: Trip,
): Promise<{ report: Report; counts: Counts }> => {
  const { app, t, stage } = context;
  await app.migrate();
  const both = halves.pulls && halves.applies;
  const title = t(both ? 'cli.sync.cycle' : halves.pulls ? 'cli.sync.pull' : 'cli.apply.title');
  const report = await stage(title, (tell) =>
    runCycle(app.sync, halves, (progress) => {
      tell(line(context, progress));
    }),
  );
  return { report, counts: await app.count() };
};

export type Summary = {
  run: string;
  spaces: number;
  people: number;
  enrolments: number;
  active: number;
  sheets: number;
  chapters: {
    created: number;
    updated: number;
    unchanged: number;
    conflicts: number;
    deleted: number;
    failed: number;
  };
  pieces: {
    created: number;
    updated: number;
    unchanged: number;
    conflicts: number;
    deleted: number;
    closed: number;
    removed: number;
    failed: number;
  };
  /** Spaces whose removals wait for a second person. */
  held: number;
  /** Sheets or fields a person should mend. */
  remarks: number;
  calls: number;
  writes: number;
  moodleUrl: string | null;
};

/** The JSON summary of a trip (README). */
export const summaryOf = (app: App, report: Report, counts: Counts): Summary => ({
  run: report.run,
  spaces: counts.spaces.length,
  people: counts.people,
  enrolments: counts.enrolments,
  active: counts.active,
  sheets: [...counts.sheets.values()].reduce((sum, n) => sum + n, 0),
  chapters: {
    created: report.applied?.created ?? 0,
    updated: report.applied?.updated ?? 0,
    unchanged: report.applied?.unchanged ?? 0,
    conflicts: report.applied?.conflicts ?? 0,
    deleted: report.applied?.gone ?? 0,
    failed: report.applied?.failed ?? 0,
  },
  pieces: {
    created: report.pieces?.created ?? 0,
    updated: report.pieces?.updated ?? 0,
    unchanged: report.pieces?.unchanged ?? 0,
    conflicts: report.pieces?.conflict ?? 0,
    deleted: report.pieces?.gone ?? 0,
    closed: report.pieces?.closed ?? 0,
    removed: (report.pieces?.removed ?? 0) + (report.pieces?.released ?? 0),
    failed: report.pieces?.failed ?? 0,
  },
  held: report.applied?.held ?? 0,
  remarks: report.remarks.length,
  calls: report.calls,
  writes: report.writes,
  moodleUrl: app.config.moodle?.url ?? null,
});

/** The summary in sentences; a space without any sheet is named, with what to do. */
const sentences = ({ t }: Context, summary: Summary, report: Report, counts: Counts): string[] => {
  const lines = [
    t('cli.summary.read', {
      spaces: summary.spaces,
      people: summary.people,
      enrolments: summary.enrolments,
      sheets: summary.sheets,
    }),
  ];
  if (report.applied !== null) {
    lines.push(t('cli.summary.chapters', summary.chapters));
    // A site without any piece is spared the line.
    if (Object.values(summary.pieces).some((count) => count > 0)) {
      lines.push(t('cli.summary.pieces', summary.pieces));
    }
    if (summary.chapters.conflicts > 0) {
      lines.push(t('cli.summary.conflicts', { count: summary.chapters.conflicts }));
    }
    if (summary.held > 0) lines.push(t('cli.summary.held', { count: summary.held }));
    for (const { code, name, national } of counts.spaces) {
      if (!national && !counts.sheets.has(code)) lines.push(t('cli.summary.empty', { name }));
    }
    if (summary.remarks > 0) lines.push(t('cli.summary.remarks', { count: summary.remarks }));
  }
  lines.push(t('cli.summary.traffic', { calls: summary.calls, writes: summary.writes }));
  return lines;
};

/** A trip as a command's outcome. */
export const tripOutcome = async (context: Context, halves: Trip): Promise<Outcome> => {
  const { report, counts } = await travel(context, halves);
  const summary = summaryOf(context.app, report, counts);
  return { json: summary, lines: sentences(context, summary, report, counts), exit: EXIT.done };
};
