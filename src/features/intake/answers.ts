/** What becomes of the answers about people: a line in their history, and the question is settled. */
import type { Db } from '../../db/index.ts';
import { type Ask, type Handler, htmlInEach, withdrawAsk } from '../asks/index.ts';
import { allSpaces } from '../network/index.ts';
import {
  addEvents,
  eventsOf,
  nameOf,
  type NewEvent,
  type Orientation,
  orientationOf,
  peopleNow,
  personOfEvent,
  referentsOf,
} from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import { placesNamed } from '../upkeep/index.ts';
import { makeWish } from '../wishes/index.ts';
import { message, type Message, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { staysIn } from './choose.ts';
import { CLOCKS, type ClockName, passedOnValue, stayOf } from './stay.ts';
import type { IntakePurpose } from './wanted.ts';

type Asked = Parameters<Handler['carryOut']>[1];

/** What orientation to Défense Mobilité is called in the history. */
const DEFENCE_MOBILITY = 'defence_mobility';

const clockIn = ({ subject }: Ask): ClockName =>
  CLOCKS.find((clock) => clock === subject['clock']) ?? 'contact';

/** Whose stay it is; null: that stay is over, or forgotten. */
const personIn = async (tx: Db, stay: string | undefined): Promise<number | null> => {
  const person = stay === undefined ? null : await personOfEvent(tx, stay);
  if (person === null) return null;
  const events = (await eventsOf(tx, [person])).get(person) ?? [];
  return stayOf(events)?.id === stay ? person : null;
};

const orientedTo = async (
  tx: Db,
  personId: number,
  orientation: Orientation,
  now: number,
): Promise<string[]> => {
  const { candidates } = await peopleNow(tx, now);
  const candidate = candidates.find(({ id }) => id === personId);
  const oriented = candidate === undefined ? null : orientationOf(candidate, orientation);
  if (oriented === null) return [];
  const { association, defenceMobility } = oriented;
  return [association.code, ...(defenceMobility ? [DEFENCE_MOBILITY] : [])];
};

/** The cell reads what a groupement wrote when it passed somebody on. */
const passRemark = async (
  tx: Db,
  { ask, answer }: Asked,
  personId: number,
  moment: Moment,
): Promise<void> => {
  const spaces = await allSpaces(tx);
  const national = spaces.find((space) => space.national);
  const from = spaces.find(({ code }) => code === ask.space);
  const remark = (answer.remark ?? '').trim();
  if (remark === '' || national === undefined || from === undefined || from === national) return;
  const name = shorten((await nameOf(tx, personId)) ?? `n° ${personId}`);
  const params = { space: shorten(from.name), name, remark };
  const subject = sayInEach(message('intake.elsewhere.subject'));
  const text = htmlInEach((lang) => [say(lang, message('intake.elsewhere.text', params))]);
  for (const userid of await referentsOf(tx, national.code)) {
    const key = `${national.code}/message/intake-answer-${answer.id}-${userid}`;
    const body = { userid, subject, text, link: national.url };
    await makeWish(tx, { key, name: subject.fr, type: 'message', body }, moment);
  }
};

/** What each choice writes into the history of the person it is about. */
const eventsFor = async (
  tx: Db,
  { ask, answer }: Asked,
  personId: number,
  { orientation, now }: { orientation: Orientation; now: number },
): Promise<NewEvent[]> => {
  const clock = clockIn(ask);
  const event = (kind: NewEvent['kind'], value: string | null = null): NewEvent => ({
    personId,
    kind,
    value,
    byId: answer.personId,
    at: answer.answeredAt,
  });
  const oriented = answer.choice === 'done_oriented';
  switch (answer.choice) {
    case 'done':
    case 'done_oriented': {
      const codes = oriented ? await orientedTo(tx, personId, orientation, now) : [];
      return [event('contacted'), ...codes.map((code) => event('oriented', code))];
    }
    case 'unreachable':
    case 'mine':
      return [event('tried', clock)];
    case 'elsewhere':
    case 'nobody':
      return [event('passed_on', passedOnValue(clock, ask.space))];
    case 'fine':
      return [event('sign')];
    case 'help':
      return [event('sign'), event('help')];
    case 'job':
      return [event('sign'), event('phase', 'integration')];
    case 'stop':
      return [event('sign'), event('stop')];
    default:
      return [];
  }
};

const aboutOne =
  (orientation: Orientation): Handler['carryOut'] =>
  async (tx, asked, moment) => {
    const { ask, answer } = asked;
    const { space } = ask;
    const personId = await personIn(tx, ask.subject['stay']);
    await withdrawAsk(tx, ask, moment);
    if (personId === null) return [message('intake.gone', { space })];
    const events = await eventsFor(tx, asked, personId, { orientation, now: moment.now });
    await addEvents(tx, events, moment);
    if (answer.choice === 'elsewhere') await passRemark(tx, asked, personId, moment);
    return [message('intake.answered', { space })];
  };

/** Which of a list were contacted, by their places in it; null: the answer does not say. */
const contactedOf = (
  choice: string,
  remark: string | null,
  stays: readonly string[],
): readonly string[] | null => {
  if (choice === 'all') return stays;
  if (choice === 'none') return [];
  const places = placesNamed(remark, stays.length);
  return places === null ? null : places.flatMap((place) => stays[place - 1] ?? []);
};

const aboutMany: Handler['carryOut'] = async (tx, { ask, answer }, moment): Promise<Message[]> => {
  const { space } = ask;
  await withdrawAsk(tx, ask, moment);
  const stays = contactedOf(answer.choice, answer.remark, staysIn(ask.subject['stays']));
  if (stays === null) return [message('intake.unread', { space })];
  const events: NewEvent[] = [];
  for (const stay of stays) {
    const personId = await personIn(tx, stay);
    if (personId === null) continue;
    events.push({ personId, kind: 'contacted', byId: answer.personId, at: answer.answeredAt });
  }
  await addEvents(tx, events, moment);
  return [message('intake.answered', { space })];
};

/** The handlers of all questions about people. */
export const intakeAnswers = (orientation: Orientation): Handler[] => {
  const one = aboutOne(orientation);
  const handler = (purpose: IntakePurpose, carryOut: Handler['carryOut']): Handler => ({
    purpose,
    carryOut,
  });
  return [
    handler('contact', one),
    handler('overdue', one),
    handler('silent', one),
    handler('sign', one),
    handler('people', aboutMany),
  ];
};
