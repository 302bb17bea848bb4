import { MisuseError } from '../../../shared/errors.ts';
import { message } from '../../../shared/i18n.ts';
import type { Command, Given } from '../../command.ts';
import { dataInclusion } from './data-inclusion.ts';
import type { Importer } from './importer.ts';
import { rome } from './rome.ts';
import { sheets } from './sheets.ts';
import { territories } from './territories.ts';
import { undo } from './undo.ts';

/** What can be brought in, by the word that is typed. */
const IMPORTERS: Readonly<Record<string, Importer>> = {
  sheets,
  'data-inclusion': dataInclusion,
  territories,
  rome,
  undo,
};

const WORDS = Object.keys(IMPORTERS).join(', ');

/** An option meant for another kind of file is told, not passed over in silence. */
const refuseOthers = (what: string, { takes }: Importer, { switches, values }: Given): void => {
  const asked = [
    ...Object.keys(values).filter((name) => name !== 'what' && name !== 'file'),
    ...Object.keys(switches).filter((name) => name !== 'json' && switches[name] === true),
  ];
  const option = asked.find((name) => !takes.includes(name));
  if (option !== undefined) throw new MisuseError(message('cli.import.option', { what, option }));
};

export const bringIn: Command = {
  name: 'import',
  summary: 'cli.import.summary',
  args: { what: 'cli.import.what', file: 'cli.import.file' },
  switches: {
    'dry-run': 'cli.import.dryRun',
    publish: 'cli.import.publish',
    'forget-mapping': 'cli.import.forgetMapping',
  },
  options: {
    vintage: { value: 'cli.value.year', meaning: 'cli.import.vintage' },
    release: { value: 'cli.value.release', meaning: 'cli.import.release' },
    space: { value: 'cli.value.code', meaning: 'cli.import.space' },
    family: { value: 'cli.value.family', meaning: 'cli.import.family' },
    category: { value: 'cli.value.category', meaning: 'cli.import.category' },
    key: { value: 'cli.value.column', meaning: 'cli.import.key' },
    map: { value: 'cli.value.mapping', meaning: 'cli.import.map' },
    problems: { value: 'cli.value.file', meaning: 'cli.import.problems' },
    as: { value: 'cli.value.name', meaning: 'cli.import.as' },
  },
  async run(context, given) {
    const { what = '', file = '' } = given.values;
    const importer = Object.hasOwn(IMPORTERS, what) ? IMPORTERS[what] : undefined;
    if (importer === undefined) {
      throw new MisuseError(message('cli.import.unknown', { what, words: WORDS }));
    }
    refuseOthers(what, importer, given);
    await context.app.migrate();
    return await importer.run(context, file, given);
  },
};
