import { dueSheets } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { piecesOf, type Reporter } from '../sync/index.ts';
import { regionPage } from './region-page.ts';

/** Tells the referents of each regional space how their region stands. */
export const regionReporter: Reporter = {
  async report(db, { space, now }, standing) {
    const { name, national } = (await allSpaces(db)).find(({ code }) => code === space) ?? {
      national: true,
      name: '',
    };
    if (national) return [];
    const due = await dueSheets(db, space, now);
    const pieces = await piecesOf(db, space);
    const invitations = pieces.flatMap((piece) =>
      piece.type === 'invitation' ? [piece.detail.status] : [],
    );
    const body = regionPage({ standing, due, invitations });
    return [{ key: `${space}/region`, name: `Ma région, ${name}`, type: 'page', body }];
  },
};
