/**
 * Mentors who may recommend somebody for an opening passed on by the network: once its referent wishes it
 * they read its text and are asked, one after the other (search.ts).
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
import { consentsTo, type Mentor, networkNow } from '../../people/index.ts';
import { type Moment, piecesOf } from '../../sync/index.ts';
import { makeWish, takeBack, wishedKeys } from '../../wishes/index.ts';
import { askedNow } from './asked-now.ts';
import type { Opening } from './lead.ts';
import { foundWords, introduceWords } from './opening-words.ts';
import { followedPeople, type OpeningPeople } from './opening-world.ts';
import { passedOn, type TextOf } from './passed-on.ts';
import {
  ANSWERED_WITHIN,
  type Asked,
  goesOnFrom,
  keyOf,
  mayRead,
  mentorIn,
  nextIn,
  PURPOSE,
  type Search,
  searchIn,
  standingAbout,
  standOf,
} from './search.ts';

const REMINDED_AFTER = 3 * 24 * 60 * 60 * 1000;

type Ground = Asked & { textOf: TextOf };

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

/** Takes the text from whoever reads it; the question itself goes too. */
const end = async (tx: Db, question: Ask, moment: Moment): Promise<void> => {
  await withdrawAsk(tx, question, moment);
  await takeBack(tx, question.key);
};

/** Asks the next mentor; where none is left the search is over: its questions end, and the referents are told. */
const askNext = async (tx: Db, search: Search, ground: Ground, moment: Moment): Promise<void> => {
  const text = await ground.textOf(search);
  if (text === null) return;
  const next = nextIn(search, ground, dayAt(moment.now));
  if (next !== null) {
    await ask(tx, next.after, next.mentor, ground, moment);
    return;
  }
  for (const one of standingAbout(search.opening, ground)) await end(tx, one, moment);
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
  const ground = await groundOf(tx, asks, people, moment);
  const listening = people?.candidates.filter((one) => consentsTo(one, 'openings')) ?? [];
  const sought = {
    openings: new Set(openings.map(({ id }) => id)),
    listening: new Set(listening.map(({ id }) => id)),
  };
  const wished = new Set(await wishedKeys(tx));
  for (const one of open) {
    const [search, mentor] = [searchIn(one), mentorIn(one)];
    const stand = standOf(one, ground, sought, moment.now);
    const isGone = stand === 'over' || !mayRead(ground.mentors.get(mentor), search.space);
    if (isGone) await takeBackTold(tx, search, mentor, wished);
    const isRead = wished.has(one.key);
    switch (stand) {
      case 'over':
        await end(tx, one, moment);
        break;
      case 'waits':
        // Asked anew: its referent may have changed the text.
        if (isRead || !(await isLeaving(tx, one))) await ask(tx, search, mentor, ground, moment);
        break;
      case 'found':
        break;
      case 'goesOn':
      case 'rests':
        if (isRead) await takeBack(tx, one.key);
        if (stand === 'goesOn') await askNext(tx, search, ground, moment);
    }
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
