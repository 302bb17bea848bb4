import type { BadRows } from '../../../shared/bad-rows.ts';
import { say } from '../../../shared/i18n.ts';
import type { Context } from '../../command.ts';

/** The rows left out, for people and for programs. */
export const sayBadRows = ({ t, lang }: Context, { count, first }: BadRows) => {
  const told = first.map((one) => say(lang, one));
  const lines = count === 0 ? [] : [t('cli.import.bad', { count })];
  lines.push(...told.map((line) => `  ${line}`));
  if (count > told.length) lines.push(`  ${t('cli.import.more', { count: count - told.length })}`);
  return { lines, json: { count, first: told } };
};
