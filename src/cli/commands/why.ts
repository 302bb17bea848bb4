import { matchNow, readWeights, whyOf, type WhyLine } from '../../features/matching/index.ts';
import { MaraError, MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

/** @throws {MaraError} where it is no number that Moodle gives people */
export const personNumber = (text: string): number => {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new MisuseError(message('cli.why.number', { value: text }));
};

const indent = ({ depth, text }: WhyLine): string => '  '.repeat(depth) + text;

export const why: Command = {
  name: 'why',
  summary: 'cli.why.summary',
  args: { person: 'cli.why.person' },
  async run({ app, lang }, { values }) {
    const id = personNumber(values['person'] ?? '');
    await app.migrate();
    const weights = await readWeights(app.config.templatesDir);
    const made = await matchNow(app.db, app.sync.clock.now(), weights);
    const told = whyOf(lang, id, made);
    if (told === null) throw new MaraError(message('cli.why.unknown', { id }));
    return { json: told.json, lines: told.lines.map(indent), exit: EXIT.done };
  },
};
