import { z } from 'zod';

/** The accounts the example site offers on its front page; kept in the site's settings. */
export const AccountsSchema = z.array(
  z.object({ username: z.string(), password: z.string(), label: z.string(), note: z.string() }),
);
export type ExampleAccount = z.infer<typeof AccountsSchema>[number];
export const EXAMPLE_ACCOUNTS = 'example_accounts';
