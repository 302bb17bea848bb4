import { decide as decideAbout } from '../../features/sync/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';
import { nameOf } from '../difference.ts';

const CHOICES = ['ours', 'theirs', 'sheet', 'later'] as const;
type Choice = (typeof CHOICES)[number];

const choiceFrom = (text: string): Choice => {
  const choice = CHOICES.find((one) => one === text);
  if (choice === undefined)
    throw new MisuseError(message('cli.decide.badChoice', { choice: text }));
  return choice;
};

export const decide: Command = {
  name: 'decide',
  summary: 'cli.decide.summary',
  args: { object: 'cli.decide.object', choice: 'cli.decide.choice' },
  options: { as: { value: 'cli.value.name', meaning: 'cli.as' } },
  async run({ app, t }, { values }) {
    const { object = '', as: by = null } = values;
    const choice = choiceFrom(values['choice'] ?? '');
    await app.migrate();
    const name = nameOf(await decideAbout(app.sync, object, choice, by), t);
    return {
      json: { object, choice, by },
      lines: [t(`cli.decide.${choice}`, { name })],
      exit: EXIT.done,
    };
  },
};
