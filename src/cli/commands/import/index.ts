import { MaraError } from '../../../shared/errors.ts';
import { message } from '../../../shared/i18n.ts';
import type { Command, Given } from '../../command.ts';
import type { Importer } from './importer.ts';
import { rome } from './rome.ts';
import { territories } from './territories.ts';

/** What can be brought in, by the word that is typed. */
const IMPORTERS: Readonly<Record<string, Importer>> = { territories, rome };

const WORDS = Object.keys(IMPORTERS).join(', ');

/** An option meant for another kind of file is told, not passed over in silence. */
const refuseOthers = (what: string, { takes }: Importer, { switches, values }: Given): void => {
  const asked = [
    ...Object.keys(values).filter((name) => name !== 'what' && name !== 'file'),
    ...Object.keys(switches).filter((name) => name !== 'json' && switches[name] === true),
  ];
  const option = asked.find((name) => !takes.includes(name));
  if (option !== undefined) throw new MaraError(message('cli.import.option', { what, option }));
};

export const bringIn: Command = {
  name: 'import',
  summary: 'cli.import.summary',
  args: { what: 'cli.import.what', file: 'cli.import.file' },
  switches: { 'dry-run': 'cli.import.dryRun' },
  options: {
    vintage: { value: 'cli.value.year', meaning: 'cli.import.vintage' },
    release: { value: 'cli.value.release', meaning: 'cli.import.release' },
  },
  async run(context, given) {
    const { what = '', file = '' } = given.values;
    const importer = Object.hasOwn(IMPORTERS, what) ? IMPORTERS[what] : undefined;
    if (importer === undefined) {
      throw new MaraError(message('cli.import.unknown', { what, words: WORDS }));
    }
    refuseOthers(what, importer, given);
    await context.app.migrate();
    return await importer.run(context, file, given);
  },
};
