import {
  candidatesOfEntry,
  openingsOfPerson,
  readWeights,
  type Reason,
  sayReason,
} from '../../features/matching/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';

const idIn = (text: string): number => {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new MaraError(message('cli.openings.number', { value: text }));
};

type Line = { lead: { id: number; title?: string }; points: number; reasons: readonly Reason[] };

/** People by their number: the output may end up in a mail or a ticket. */
const lineOf = ({ lang, t }: Context, { lead, points, reasons }: Line): string =>
  t(lead.title === undefined ? 'cli.openings.candidate' : 'cli.openings.line', {
    points,
    id: lead.id,
    title: lead.title ?? '',
    why: reasons.map((one) => sayReason(lang, one)).join(', ') || '–',
  });

const block = (context: Context, title: string, lines: readonly Line[]): string[] => [
  title,
  ...(lines.length === 0
    ? [`  ${context.t('cli.openings.none')}`]
    : lines.map((one) => `  ${lineOf(context, one)}`)),
];

const jsonOf = ({ lead, points, reasons }: Line) => ({
  id: lead.id,
  points,
  reasons: reasons.map(({ told }) => told.key),
});

const ofPerson = async (context: Context, id: number): Promise<Outcome> => {
  const { app, t } = context;
  const weights = await readWeights(app.config.templatesDir);
  const found = await openingsOfPerson(app.db, app.sync.clock.now(), weights, id);
  if (found === null) throw new MaraError(message('cli.openings.unknown', { id }));
  return {
    json: { openings: found.openings.map(jsonOf), contacts: found.contacts.map(jsonOf) },
    lines: [
      ...block(context, t('cli.openings.openings'), found.openings),
      ...block(context, t('cli.openings.contacts'), found.contacts),
    ],
    exit: EXIT.done,
  };
};

const ofEntry = async (context: Context, id: number): Promise<Outcome> => {
  const { app, t, lang } = context;
  const weights = await readWeights(app.config.templatesDir);
  const found = await candidatesOfEntry(app.db, app.sync.clock.now(), weights, id);
  if (found === null) throw new MaraError(message('cli.openings.unknownEntry', { id }));
  const candidates = found.candidates.map(({ lead, ...one }) => ({
    ...one,
    lead: { id: lead.id },
  }));
  return {
    json: {
      hidden: found.opening.hidden,
      candidates: candidates.map(jsonOf),
      introducers: found.introducers.map(({ mentor, reason }) => ({
        id: mentor.id,
        reason: reason.told.key,
      })),
    },
    lines: [
      ...block(context, t('cli.openings.candidates'), candidates),
      t('cli.openings.introducers'),
      ...(found.introducers.length === 0 ? [`  ${t('cli.openings.none')}`] : []),
      ...found.introducers.map(
        ({ mentor, reason }) =>
          `  ${t('cli.openings.mentor', { id: mentor.id, why: sayReason(lang, reason) })}`,
      ),
    ],
    exit: EXIT.done,
  };
};

export const openings: Command = {
  name: 'openings',
  summary: 'cli.openings.summary',
  optional: { person: 'cli.openings.person' },
  options: { entry: { value: 'cli.openings.value', meaning: 'cli.openings.entry' } },
  async run(context, { values }) {
    const { person = '', entry = '' } = values;
    if ((person === '') === (entry === '')) throw new MaraError(message('cli.openings.one'));
    await context.app.migrate();
    return person === ''
      ? await ofEntry(context, idIn(entry))
      : await ofPerson(context, idIn(person));
  },
};
