import { dueSheets } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { piecesOf, type Reporter } from '../sync/index.ts';
import { type Quiet, upkeepOf } from '../upkeep/index.ts';
import { regionPage } from './region-page.ts';
import { withUpkeep } from './upkeep-sections.ts';

/**
 * Tells the referents of each regional space how their region stands.
 * @param quiet weeks in which nobody is asked anything
 */
export const regionReporter = (quiet: Quiet | null = null): Reporter => ({
  async report(db, { space: code, now }, standing) {
    const space = (await allSpaces(db)).find((one) => one.code === code);
    if (space === undefined || space.national) return [];
    const due = await dueSheets(db, code, now);
    const pieces = await piecesOf(db, code);
    const invitations = pieces.flatMap((piece) =>
      piece.type === 'invitation' ? [piece.detail.status] : [],
    );
    const page = regionPage({ standing, due, invitations });
    const body = withUpkeep(page, await upkeepOf(db, space, { now, quiet }), space);
    return [{ key: `${code}/region`, name: `Ma région, ${space.name}`, type: 'page', body }];
  },
});
