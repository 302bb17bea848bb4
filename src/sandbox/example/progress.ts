import type { SandboxAdmin } from '../admin/index.ts';

const PAGE = {
  name: 'Préparer son départ',
  content: '<p>Dix-huit mois avant de quitter les armées : par où commencer ?</p>',
};

/**
 * How far the candidates of a region have come: some are in a group or a cohort, some have read
 * the page, and not everybody opens the space often.
 */
export const addProgress = async (
  admin: SandboxAdmin,
  space: string,
  cohort: number,
  candidates: readonly number[],
  /** The midnight that many days from today. */
  instant: (offset: number) => number,
): Promise<void> => {
  const page = await admin.createPage({ space, ...PAGE });
  const group = await admin.createGroup({
    space,
    name: 'Promotion de mars',
    visibility: 'members',
  });
  for (const [place, id] of candidates.entries()) {
    if (place % 2 === 0) await admin.addToGroup(group, id);
    if (place % 3 === 0) await admin.addToCohort(cohort, id);
    if (place % 3 !== 1) await admin.completeActivity(page, id);
    // The third of each region has not come for a while, the last one never.
    const days = place === 2 ? 75 : place * 2 + 1;
    if (place < candidates.length - 1)
      await admin.openCourse(space, id, instant(-days) + 12 * 3600);
  }
  const [first] = candidates;
  if (first !== undefined) await admin.completeCourse(space, first, instant(-4));
};
