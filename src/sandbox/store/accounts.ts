import { z } from 'zod';
import { getConfig } from './config.ts';
import type { Db } from './database.ts';

/** The accounts the example site offers on its front page; kept in the site's settings. */
const AccountsSchema = z.array(
  z.object({ username: z.string(), password: z.string(), label: z.string(), note: z.string() }),
);
export type ExampleAccount = z.infer<typeof AccountsSchema>[number];
export const EXAMPLE_ACCOUNTS = 'example_accounts';

/** None on a site that is not the example. */
export const exampleAccounts = async (db: Db): Promise<ExampleAccount[]> => {
  const list = AccountsSchema.safeParse(
    JSON.parse((await getConfig(db, EXAMPLE_ACCOUNTS)) ?? '[]'),
  );
  return list.success ? list.data : [];
};
