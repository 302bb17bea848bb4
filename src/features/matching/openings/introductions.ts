/**
 * Mentors who may recommend somebody for an opening passed on by the network: once its referent wishes it
 * they read its text and are asked, one after the other, each once.
 */
import type { Db } from '../../../db/index.ts';
import { dayAt } from '../../../shared/days.ts';
import { message, type Message } from '../../../shared/i18n.ts';
import {
  type Ask,
  asksOf,
  choicesOf,
  type Handler,
  openAsk,
  withdrawAsk,
} from '../../asks/index.ts';
import { allSpaces } from '../../network/index.ts';
import { consentsTo, isPaused, type Mentor, networkNow } from '../../people/index.ts';
import { type Moment, piecesOf } from '../../sync/index.ts';
import { makeWish, takeBack, wishedKeys } from '../../wishes/index.ts';
import { askedNow } from './asked-now.ts';
import { idsIn } from './hidden-asks.ts';
import type { Opening } from './lead.ts';
import { foundWords, introduceWords } from './opening-words.ts';
import { followedPeople, type OpeningPeople } from './opening-world.ts';
import { passedOn, type TextOf } from './passed-on.ts';

const PURPOSE = 'opening_mentor';
const DAY = 24 * 60 * 60 * 1000;
/** An opening does not wait as long as people do: then the next one is asked. */
const ANSWERED_WITHIN = 7 * DAY;
const REMINDED_AFTER = 3 * DAY;

/** Which opening it is, for whom somebody is looked for, and who may still be asked. */
type Search = { opening: number; space: string; candidates: string; mentors: readonly number[] };

const searchIn = ({ subject, space }: Ask): Search => ({
  opening: Number(subject['opening']),
  space: subject['space'] ?? space,
  candidates: subject['candidates'] ?? '',
  mentors: idsIn(subject['mentors']),
});

const mentorIn = ({ subject }: Ask): number => Number(subject['mentor']);

const keyOf = ({ space, opening }: Search, mentor: number): string =>
  `${space}/ask/${PURPOSE}-${opening}-${mentor}`;

type Ground = {
  /** Questions to mentors, ended ones too. */
  asks: readonly Ask[];
  /** What they said, by question. */
  choices: ReadonlyMap<string, string>;
  mentors: ReadonlyMap<number, Mentor>;
  textOf: TextOf;
};

const groundOf = async (
  tx: Db,
  asks: readonly Ask[],
  people: OpeningPeople | null,
  { now }: Moment,
): Promise<Ground> => ({
  asks,
  choices: await choicesOf(tx, PURPOSE),
  mentors: new Map(people?.mentors.map((one) => [one.id, one])),
  textOf: passedOn(tx, now),
});

/** Whether somebody may read what the network passes on in a space. */
const mayRead = (mentor: Mentor | undefined, space: string): mentor is Mentor =>
  mentor !== undefined && mentor.spaces.includes(space) && consentsTo(mentor, 'matching');

/** The questions about the same opening that stand. */
const standingAbout = ({ opening }: Search, { asks }: Ground): Ask[] =>
  asks.filter((one) => one.endedAt === null && searchIn(one).opening === opening);

/** Whether a search goes on from a question: nobody was asked after it, and nobody else can recommend. */
const goesOnFrom = (asked: Ask, ground: Ground): boolean => {
  const search = searchIn(asked);
  return standingAbout(search, ground).every((one) => {
    if (one.key === asked.key) return true;
    const isYes =
      ground.choices.get(one.key) === 'yes' &&
      mayRead(ground.mentors.get(mentorIn(one)), search.space);
    // Each question names fewer mentors than the one before it.
    return !isYes && searchIn(one).mentors.length > search.mentors.length;
  });
};

/**
 * Puts the question to a mentor. Asks under the same key are one: what its referent changed since
 * takes the place of what stood.
 */
const ask = async (
  tx: Db,
  search: Search,
  mentor: number,
  { textOf }: Ground,
  moment: Moment,
): Promise<void> => {
  const { opening, space, candidates, mentors } = search;
  const text = await textOf(search);
  if (text === null) return;
  const home = (await allSpaces(tx)).find(({ code }) => code === space);
  await openAsk(
    tx,
    {
      key: keyOf(search, mentor),
      purpose: PURPOSE,
      subject: {
        ...{ opening: String(opening), space, candidates },
        ...{ mentor: String(mentor), mentors: mentors.join() },
      },
      words: { ...introduceWords(opening, text.sheet), link: home?.url ?? null },
      people: [mentor],
      expiresAfter: ANSWERED_WITHIN,
      remindsAfter: REMINDED_AFTER,
    },
    moment,
  );
};

const messageKey = (space: string, { opening }: Search, about: string): string =>
  `${space}/message/opening-${opening}-${about}-`;

/** Tells those who answer for the opening who can recommend, once; null: nobody asked can. */
const tellReferents = async (
  tx: Db,
  search: Search,
  { mentor, url }: { mentor: Pick<Mentor, 'id' | 'firstname' | 'lastname'> | null; url: string },
  moment: Moment,
): Promise<void> => {
  const askedOf = await askedNow(tx, await networkNow(tx, moment.now), moment);
  const { people, space, link } = askedOf({ space: search.space, url });
  const words = foundWords(search.opening, mentor);
  const name = words.subject.fr;
  for (const userid of people) {
    const key = `${messageKey(space, search, String(mentor?.id ?? 'none'))}${userid}`;
    await makeWish(tx, { key, type: 'message', name, body: { userid, ...words, link } }, moment);
  }
};

/**
 * Asks the first of the mentors who may be asked today; where none is left the search is over: its
 * questions end, and the referents are told.
 */
const askNext = async (tx: Db, search: Search, ground: Ground, moment: Moment): Promise<void> => {
  const text = await ground.textOf(search);
  if (text === null) return;
  const before = new Set(ground.asks.map(({ key }) => key));
  for (const [place, id] of search.mentors.entries()) {
    const mentor = ground.mentors.get(id);
    if (!mayRead(mentor, search.space) || isPaused(mentor, dayAt(moment.now))) continue;
    if (before.has(keyOf(search, id))) continue;
    await ask(tx, { ...search, mentors: search.mentors.slice(place + 1) }, id, ground, moment);
    return;
  }
  for (const one of standingAbout(search, ground)) {
    await withdrawAsk(tx, one, moment);
    await takeBack(tx, one.key);
  }
  await tellReferents(tx, search, { mentor: null, url: text.url }, moment);
};

/** What the referents were told of a mentor and still waits. */
const takeBackTold = async (
  tx: Db,
  search: Search,
  mentor: number,
  wished: ReadonlySet<string>,
): Promise<void> => {
  const about = messageKey('', search, String(mentor));
  for (const key of wished) if (key.includes(about)) await takeBack(tx, key);
};

/** What Moodle still has to forget cannot be asked again before. */
const isLeaving = async (tx: Db, { key, space }: Ask): Promise<boolean> =>
  (await piecesOf(tx, space)).some((piece) => piece.key === key);

/**
 * Each cycle, at any hour: takes the text from whoever may not read it any more, and asks on where a
 * mentor is silent or gone. While nobody is sought it rests, without the text. A question is not ended
 * with it: as long as the search goes on, nobody is asked again.
 * @param openings those passed on by the network that stand
 * @param people who is followed; null: nobody was read, for there is no opening
 */
export const keepIntroductions = async (
  tx: Db,
  openings: readonly Opening[],
  people: OpeningPeople | null,
  moment: Moment,
): Promise<void> => {
  const asks = await asksOf(tx, PURPOSE);
  const open = asks.filter(({ endedAt }) => endedAt === null);
  if (open.length === 0) return;
  const standing = new Set(openings.map(({ id }) => id));
  const listening = new Set(
    people?.candidates.filter((one) => consentsTo(one, 'openings')).map(({ id }) => id),
  );
  const ground = await groundOf(tx, asks, people, moment);
  const wished = new Set(await wishedKeys(tx));
  for (const one of open) {
    const search = searchIn(one);
    const mentor = mentorIn(one);
    if (!standing.has(search.opening)) {
      await withdrawAsk(tx, one, moment);
      await takeBack(tx, one.key);
      await takeBackTold(tx, search, mentor, wished);
      continue;
    }
    const isMine = mayRead(ground.mentors.get(mentor), search.space);
    if (!isMine) await takeBackTold(tx, search, mentor, wished);
    const isSought = idsIn(search.candidates).some((id) => listening.has(id));
    const choice = ground.choices.get(one.key);
    const isUnsettled = choice === undefined || (choice === 'yes' && !isMine);
    const isWaitedFor = isSought && isUnsettled && goesOnFrom(one, ground);
    const stands = wished.has(one.key);
    if (isWaitedFor && isMine && one.madeAt + ANSWERED_WITHIN > moment.now) {
      if (stands || !(await isLeaving(tx, one))) await ask(tx, search, mentor, ground, moment);
      continue;
    }
    // Who can recommend reads on what for.
    if (stands && !(isSought && isMine && choice === 'yes')) await takeBack(tx, one.key);
    if (isWaitedFor) await askNext(tx, search, ground, moment);
  }
};

const groundNow = async (tx: Db, moment: Moment): Promise<Ground> =>
  groundOf(tx, await asksOf(tx, PURPOSE), await followedPeople(tx, moment), moment);

/** What the referents of an opening, and the mentors they let ask, answer. */
export const openingAnswers: readonly Handler[] = [
  {
    purpose: 'opening',
    async carryOut(tx, { ask: asked, answer }, moment): Promise<Message[]> {
      const search = searchIn(asked);
      const params = { id: search.opening };
      if (answer.choice === 'none') return [message('openings.answered.none', params)];
      if (answer.choice !== 'ask') return [message('openings.answered.done', params)];
      await askNext(tx, search, await groundNow(tx, moment), moment);
      return [message('openings.answered.ask', params)];
    },
  },
  {
    purpose: PURPOSE,
    async carryOut(tx, { ask: asked, answer }, moment): Promise<Message[]> {
      const search = searchIn(asked);
      const params = { id: search.opening };
      const ground = await groundNow(tx, moment);
      const mentor = ground.mentors.get(answer.personId);
      const text = await ground.textOf(search);
      const isYes = answer.choice === 'yes';
      if (isYes && text !== null && mayRead(mentor, search.space)) {
        await tellReferents(tx, search, { mentor, url: text.url }, moment);
        return [message('openings.answered.yes', params)];
      }
      // Who declines needs the text no more.
      await takeBack(tx, asked.key);
      if (goesOnFrom(asked, ground)) await askNext(tx, search, ground, moment);
      return [message(isYes ? 'openings.answered.late' : 'openings.answered.no', params)];
    },
  },
];
