import { type Db, inChunks } from '../../store/database.ts';
import { GUEST_USERNAME } from '../../store/install.ts';
import { refusal, type Work } from './type.ts';

/** Refuses a body that names somebody who has no account here. */
export const mustHaveAccount = async ({ db }: Work, userid: number): Promise<void> => {
  const user = await db('user')
    .where({ id: userid, deleted: 0 })
    .whereNot({ username: GUEST_USERNAME })
    .first<object | undefined>('id');
  if (!user) throw refusal('unknownuser', 'userid');
};

/** An account that was deleted is still a known one. */
export const mustBeKnown = async (
  db: Db,
  people: readonly number[],
  property: string,
): Promise<void> => {
  let known = 0;
  for (const chunk of inChunks(people)) {
    const rows = await db('user')
      .whereIn('id', chunk)
      .whereNot({ username: GUEST_USERNAME })
      .select<{ id: number }[]>('id');
    known += rows.length;
  }
  if (known < people.length) throw refusal('unknownuser', property);
};
