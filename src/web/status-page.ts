import type { RequestHandler } from 'express';
import type { App } from '../compose.ts';
import { isOpen, type Overview, overviewOf } from '../features/sync/index.ts';
import { type Lang, message, say, sayInstant } from '../shared/i18n.ts';
import { languageOfReader } from './language.ts';
import type { Pages } from './pages.ts';

const countOf = (list: readonly { space: string }[], code: string): number =>
  list.filter(({ space }) => space === code).length;

const runView = (lang: Lang, run: Overview['runs'][number]) => ({
  at: sayInstant(lang, run.startedAt),
  command: run.command,
  outcomeKey: `cli.outcome.${run.outcome}` as const,
  failed: run.outcome === 'failed',
  lines: run.lines.map(({ told }) => say(lang, told)),
});

/**
 * The state of the companion at a glance. Figures only: no person, no sheet, nor a title that
 * a person may have written is named here; `mara status` names them to the administrator.
 */
export const statusPage =
  (app: App, pages: Pages): RequestHandler =>
  async (request, response) => {
    const lang = languageOfReader(request);
    const [seen, counts] = [await overviewOf(app.sync), await app.count()];
    const conflicts = seen.conflicts.filter(isOpen);
    const parts = seen.parts.filter(isOpen);
    const edited = [...conflicts, ...parts.filter(({ kind }) => kind === 'edited')];
    const deleted = [
      ...seen.deleted.filter(isOpen),
      ...parts.filter(({ kind }) => kind === 'deleted'),
    ];
    const changedPieces = seen.changedPieces.filter(isOpen);
    const spaces = counts.spaces.map((space) => ({
      name: space.name,
      url: space.url,
      sheets: counts.sheets.get(space.code) ?? 0,
      edited: countOf(edited, space.code),
      deleted: countOf(deleted, space.code),
      remarks: countOf(seen.remarks, space.code),
    }));
    const { site } = seen;
    response.type('html').send(
      pages.status(lang, {
        other: lang === 'fr' ? 'en' : 'fr',
        site:
          site === null
            ? null
            : {
                url: site.site.wwwroot,
                at: site.pulledAt === null ? '…' : sayInstant(lang, site.pulledAt),
              },
        figures: [
          { key: 'page.spaces', value: counts.spaces.length },
          { key: 'page.people', value: counts.people },
          { key: 'page.active', value: counts.active },
          { key: 'page.chapters', value: seen.chapters },
          { key: 'page.edited', value: edited.length },
          { key: 'page.changedPieces', value: changedPieces.length },
          { key: 'page.aside', value: seen.setAside.length },
          { key: 'page.held', value: seen.holds.length },
          { key: 'pin.page', value: seen.pins.length },
        ],
        spaces,
        pieces: seen.pieces.map(({ type, ...counts }) => ({
          typeKey: `cli.piece.${type}` as const,
          ...counts,
        })),
        pins: seen.pins.map(({ space, version, at }) => ({
          told: say(lang, message('pin.line', { space, version, at: sayInstant(lang, at) })),
          release: say(lang, message('pin.release', { space })),
        })),
        runs: seen.runs.map((run) => runView(lang, run)),
      }),
    );
  };
