import { isFamily, templateOf } from '../../features/imports/index.ts';
import { writeNewFile } from '../../files/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

export const template: Command = {
  name: 'template',
  summary: 'cli.template.summary',
  args: { family: 'cli.template.family' },
  switches: { force: 'cli.export.force' },
  options: { out: { value: 'cli.value.file', meaning: 'cli.template.out' } },
  async run({ t, lang }, { switches, values }) {
    const family = (values['family'] ?? '').replace('-', '_');
    if (!isFamily(family)) {
      throw new MisuseError(message('imports.family.unknown', { family: values['family'] ?? '' }));
    }
    const out = values['out'] ?? `${family}.xlsx`;
    await writeNewFile(out, await templateOf(family, lang), { force: switches['force'] ?? false });
    return {
      json: { family, file: out },
      lines: [t('cli.template.done', { file: out })],
      exit: EXIT.done,
    };
  },
};
