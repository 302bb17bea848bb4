import { dueSheets } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { piecesOf, type Reporter } from '../sync/index.ts';
import type { Intake } from '../intake/index.ts';
import { type Quiet, upkeepOf } from '../upkeep/index.ts';
import { withPeople } from './people-section.ts';
import { profileSections, profilesReader } from './profiles-section.ts';
import { regionPage } from './region-page.ts';
import { withUpkeep } from './upkeep-sections.ts';

/**
 * Tells the referents of each regional space how their region stands.
 * @param quiet weeks in which nobody is asked anything
 * @param waits who waits to hear from the people of each space
 */
export const regionReporter = (
  quiet: Quiet | null = null,
  waits: Intake['waitsBySpace'] | null = null,
): Reporter => {
  const profiles = profilesReader();
  return {
    async report(db, { space: code, now }, standing) {
      const space = (await allSpaces(db)).find((one) => one.code === code);
      if (space === undefined || space.national) return [];
      const due = await dueSheets(db, code, now);
      const pieces = await piecesOf(db, code);
      const invitations = pieces.flatMap((piece) =>
        piece.type === 'invitation' ? [piece.detail.status] : [],
      );
      const page = regionPage({ standing, due, invitations });
      const kept = withUpkeep(page, await upkeepOf(db, space, { now, quiet }), space);
      const { sections } =
        waits === null ? kept : withPeople(kept, (await waits(db, now)).get(code) ?? null, pieces);
      // People before sheets: the section of those to follow, then what else is about people.
      const first = waits === null ? 0 : 1;
      const about = profileSections(await profiles(db, now), space);
      const body = { sections: [...sections.slice(0, first), ...about, ...sections.slice(first)] };
      return [{ key: `${code}/region`, name: `Ma région, ${space.name}`, type: 'page', body }];
    },
  };
};
