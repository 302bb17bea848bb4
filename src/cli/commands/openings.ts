import {
  candidatesOfEntry,
  openingsOfPerson,
  readWeights,
  type Reason,
  sayOfThem,
  sayReason,
  whyThem,
} from '../../features/matching/index.ts';
import { MaraError, MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Outcome } from '../command.ts';

const idIn = (text: string): number => {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new MisuseError(message('cli.openings.number', { value: text }));
};

type SheetLead = { id: number; title: string };
type Line<L = { id: number }> = { lead: L; points: number; reasons: readonly Reason[] };

const sheetLine = ({ lang, t }: Context, { lead, points, reasons }: Line<SheetLead>): string =>
  t('cli.openings.line', {
    points,
    ...{ id: lead.id, title: lead.title },
    why: reasons.map((one) => sayOfThem(lang, one)).join(', ') || '–',
  });

/** People by their number: the output may end up in a mail or a ticket. */
const candidateLine = ({ lang, t }: Context, { lead, points, reasons }: Line): string =>
  t('cli.openings.candidate', { points, id: lead.id, why: whyThem(lang, reasons) });

const block = (title: string, lines: readonly string[], none: string): string[] => [
  title,
  ...(lines.length === 0 ? [none] : lines).map((line) => `  ${line}`),
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
  const lineOf = (one: Line<SheetLead>): string => sheetLine(context, one);
  const none = t('cli.openings.none');
  return {
    json: { openings: found.openings.map(jsonOf), contacts: found.contacts.map(jsonOf) },
    lines: [
      ...block(t('cli.openings.openings'), found.openings.map(lineOf), none),
      ...block(t('cli.openings.contacts'), found.contacts.map(lineOf), none),
    ],
    exit: EXIT.done,
  };
};

const ofEntry = async (context: Context, id: number): Promise<Outcome> => {
  const { app, t, lang } = context;
  const weights = await readWeights(app.config.templatesDir);
  const found = await candidatesOfEntry(app.db, app.sync.clock.now(), weights, id);
  if (found === null) throw new MaraError(message('cli.openings.unknownEntry', { id }));
  const { opening, candidates, introducers } = found;
  const nobody = t('cli.openings.nobody');
  return {
    json: {
      hidden: opening.hidden,
      candidates: candidates.map(jsonOf),
      introducers: introducers.map(({ mentor, reason }) => ({
        id: mentor.id,
        reason: reason.told.key,
      })),
    },
    lines: [
      ...block(
        t('cli.openings.candidates'),
        candidates.map((one) => candidateLine(context, one)),
        nobody,
      ),
      ...block(
        t('cli.openings.introducers'),
        introducers.map(({ mentor, reason }) =>
          t('cli.openings.mentor', { id: mentor.id, why: sayReason(lang, reason) }),
        ),
        nobody,
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
    if ((person === '') === (entry === '')) throw new MisuseError(message('cli.openings.one'));
    await context.app.migrate();
    return person === ''
      ? await ofEntry(context, idIn(entry))
      : await ofPerson(context, idIn(person));
  },
};
