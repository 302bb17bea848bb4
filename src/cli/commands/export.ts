import {
  type Audience,
  AUDIENCES,
  exportSpace,
  jsonOf,
  workbookOf,
} from '../../features/imports/index.ts';
import { allSpaces } from '../../features/network/index.ts';
import { writeNewFile } from '../../files/index.ts';
import { MaraError, MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

const audienceOf = (text: string): Audience => {
  const audience = AUDIENCES.find((one) => one === text);
  if (audience !== undefined) return audience;
  throw new MisuseError(
    message('cli.export.audience', { audience: text, known: AUDIENCES.join(', ') }),
  );
};

export const takeOut: Command = {
  name: 'export',
  summary: 'cli.export.summary',
  args: { space: 'cli.export.space' },
  switches: { force: 'cli.export.force' },
  options: {
    out: { value: 'cli.value.file', meaning: 'cli.export.out' },
    for: { value: 'cli.value.audience', meaning: 'cli.export.for' },
  },
  async run({ app, t, lang }, { switches, values }) {
    const audience = audienceOf(values['for'] ?? 'referents');
    await app.migrate();
    const { space: code = '' } = values;
    const spaces = await allSpaces(app.db);
    if (!spaces.some((one) => one.code === code)) {
      const known = spaces.map((one) => one.code).join(', ') || '–';
      throw new MaraError(message('imports.space', { space: code, known }));
    }
    const exported = await exportSpace(app.db, code, audience);
    const out = values['out'] ?? `${code}.xlsx`;
    const isJson = out.toLowerCase().endsWith('.json');
    const { bytes, cut } = isJson
      ? { bytes: jsonOf(exported), cut: 0 }
      : await workbookOf(exported, lang);
    await writeNewFile(out, bytes, { force: switches['force'] ?? false });
    const sheets = Object.values(exported.sheets).reduce((sum, list) => sum + list.length, 0);
    const lines = [t('cli.export.done', { count: sheets, file: out })];
    if (cut > 0) lines.push(t('cli.export.cut', { count: cut }));
    return { json: { space: code, for: audience, file: out, sheets, cut }, lines, exit: EXIT.done };
  },
};
