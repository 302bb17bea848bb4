/** What is read of every entry before its fields: whether it is wanted, and may stand at all. */
import type { MessageKey } from '../../shared/i18n.ts';
import type { FieldCode, RecordKind } from '../../shared/sheet-words.ts';
import { isBlank, shorten } from '../../shared/text.ts';
import { type MenuCode, type OptionOf, optionOf } from './options.ts';
import { type Context, type Fields, lineOf } from './readers.ts';
import type { Entry, Problem, Reading, ReadingTools } from './reading.ts';
import { type State, stateOf } from './state.ts';
import { aside, discreet, type Named, tellOf } from './tell.ts';

const MAX_NAME = 200;
const MAX_OPTION = 500;

/** What a family cannot be without, and whether a record's texts may be told of. */
export type Frame<M extends MenuCode> = {
  kind: RecordKind;
  name: FieldCode;
  menu: M;
  /** Whether sentences name the record by its number and show nothing of it. */
  untold: (fields: Fields) => boolean;
};

export type Standing<M extends MenuCode> = Context & {
  name: string;
  option: OptionOf<M>;
  problems: Problem[];
};

const stateIn = (fields: Fields | null): State | null => {
  const text = lineOf(fields ?? {}, 'state');
  return text.length > MAX_OPTION ? null : stateOf(text);
};

const nameIn = (frame: Frame<MenuCode>, fields: Fields): string => lineOf(fields, frame.name);

/** What people find the record by, whatever stands in it. */
export const recordOf = (frame: Frame<MenuCode>, { id, fields }: Entry): string => {
  const name = fields === null || frame.untold(fields) ? '' : nameIn(frame, fields);
  const word = frame.kind === 'offer' ? 'offre' : 'fiche';
  return isBlank(name) ? `${word} n°\u00A0${id}` : shorten(name);
};

const choiceProblem = (
  menu: 'state' | MenuCode,
  value: string,
  named: Named,
  untold: boolean,
): Problem => {
  const params = { ...named, field: menu };
  if (isBlank(value)) {
    return aside(menu === 'state' ? 'content.state.missing' : 'content.choice.missing', params);
  }
  if (untold) return aside('content.choice.untold', params);
  const key: MessageKey = menu === 'state' ? 'content.state.unknown' : 'content.choice.outside';
  return aside(key, { ...params, value: shorten(value, 40) });
};

type Framed<M extends MenuCode> = Omit<Reading<never>, 'sheet'> & { standing: Standing<M> | null };

/** Reads what every sheet must have; all that is missing is told at once. */
export const readFrame = <M extends MenuCode>(
  frame: Frame<M>,
  entry: Entry,
  tools: ReadingTools,
): Framed<M> => {
  const { id, fields } = entry;
  const { kind } = frame;
  const problems: Problem[] = [];
  const wants: Context['wants'] = [];
  const state = stateIn(fields);
  const framed = { record: recordOf(frame, entry), state, problems, wants, standing: null };
  if (!entry.approved) return framed;
  const numbered = { kind, sheet: id };
  if (entry.oversize !== null) {
    const size = Math.ceil(entry.oversize / 1024);
    problems.push(aside('content.oversize', { ...numbered, size }));
    return framed;
  }
  if (fields === null) {
    problems.push(aside('content.unreadable', numbered));
    return framed;
  }
  if (state === 'draft' || state === 'withdraw') return framed;

  const untold = frame.untold(fields);
  const name = nameIn(frame, fields);
  if (isBlank(name)) {
    problems.push(aside('content.name.missing', { ...numbered, field: frame.name }));
    return framed;
  }
  const named: Named = { kind, sheet: untold ? id : shorten(name) };
  if (name.length > MAX_NAME) {
    const params = { ...named, field: frame.name, count: name.length, max: MAX_NAME };
    problems.push(aside('content.name.long', params));
  }
  const wanted = lineOf(fields, 'state');
  if (state === null) problems.push(choiceProblem('state', wanted, named, untold));
  const choice = lineOf(fields, frame.menu);
  const option = choice.length > MAX_OPTION ? null : optionOf(frame.menu, choice);
  if (option === null) problems.push(choiceProblem(frame.menu, choice, named, untold));
  if (option === null || problems.length > 0) return framed;

  const tell = untold ? discreet(id, problems) : tellOf(named, problems);
  return { ...framed, standing: { name, option, problems, wants, fields, tools, tell } };
};
