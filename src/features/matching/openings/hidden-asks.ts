/** An opening passed on by the network: its referents are told whom it could suit. */
import type { Db } from '../../../db/index.ts';
import {
  type Ask,
  askAbout,
  asksOf,
  choicesOf,
  type Subject,
  type Waiting,
  withdrawAsk,
} from '../../asks/index.ts';
import { consentsTo } from '../../people/index.ts';
import type { Moment } from '../../sync/index.ts';
import { takeBack, wishUnder } from '../../wishes/index.ts';
import { askedNow, type AskedOf } from './asked-now.ts';
import { introducersFor } from './introduce.ts';
import type { Opening } from './lead.ts';
import type { OpeningPeople, OpeningWorld } from './opening-world.ts';
import { hiddenWords } from './opening-words.ts';
import { candidatesFor } from './rank.ts';

const PURPOSE = 'opening';
/** As many as are told of an open one first. */
const NAMED = 5;

const openingOf = ({ opening = '' }: Subject): string => opening;

/** The ids in a text of a subject. */
export const idsIn = (text: string | undefined): number[] =>
  (text ?? '').split(',').flatMap((id) => (id === '' ? [] : [Number(id)]));

/** Whether all that a question names are here and followed, and may still be named; a pause changes nothing. */
const stillRight = ({ candidates, mentors }: OpeningPeople): ((subject: Subject) => boolean) => {
  const listening = candidates.filter((one) => consentsTo(one, 'openings'));
  const matched = mentors.filter((one) => consentsTo(one, 'matching'));
  const may = {
    candidates: new Set(listening.map(({ id }) => id)),
    mentors: new Set(matched.map(({ id }) => id)),
  };
  return (subject) =>
    (['candidates', 'mentors'] as const).every((whose) =>
      idsIn(subject[whose]).every((id) => may[whose].has(id)),
    );
};

type Tools = { world: OpeningWorld; askedOf: AskedOf };

/** The question that stands as it was asked, else a new one; null: nobody fits. */
const waitingAbout = (
  opening: Opening,
  standing: Ask | undefined,
  { world, askedOf }: Tools,
): Waiting | null => {
  const { people, space, link } = askedOf(opening);
  // What stands keeps its words: nobody is asked again because others fit better by now.
  const subject = standing?.space === space ? standing.subject : undefined;
  const isNew = subject === undefined;
  const candidates = isNew
    ? candidatesFor(opening, world.listening, world)
        .filter(({ isClose }) => isClose)
        .slice(0, NAMED)
    : [];
  if (candidates.length === 0 && isNew) return null;
  const introducers = isNew ? introducersFor(opening, world.people.mentors, world) : [];
  return {
    space,
    subject: subject ?? {
      opening: String(opening.id),
      space: opening.space,
      candidates: candidates.map(({ lead }) => lead.id).join(),
      mentors: introducers.map(({ mentor }) => mentor.id).join(),
    },
    people,
    words: { ...hiddenWords(opening, candidates, introducers), link },
  };
};

/** Nobody reads its text any more. As it does not end, nobody is asked again. */
const takeText = async (tx: Db, { key }: Ask): Promise<void> => {
  if ((await wishUnder(tx, key)) !== null) await takeBack(tx, key);
};

const end = async (tx: Db, ask: Ask, moment: Moment): Promise<void> => {
  if (ask.endedAt === null) await withdrawAsk(tx, ask, moment);
  await takeText(tx, ask);
};

/**
 * Keeps these questions in step: one an opening, asked once. Where somebody it names takes their
 * consent back, or wishes no follow-up any more, it goes, answered or not; one nobody answered yet is asked without them.
 * @param asks all that stand, as `hiddenAsks` gives them
 * @param people who is followed; null: nobody was read, for there is no opening
 * @param world null: nothing can be ranked, so nothing is asked anew
 */
export const keepHiddenAsks = async (
  tx: Db,
  openings: readonly Opening[],
  {
    asks,
    people,
    world,
  }: { asks: readonly Ask[]; people: OpeningPeople | null; world: OpeningWorld | null },
  moment: Moment,
): Promise<void> => {
  const ids = new Set(openings.map(({ id }) => String(id)));
  const choices = await choicesOf(tx, PURPOSE);
  const isRight = people === null ? () => false : stillRight(people);
  const standing = new Map<string, Ask>();
  const answered = new Set<string>();
  for (const ask of asks) {
    const opening = openingOf(ask.subject);
    const isOpen = ids.has(opening);
    const isAnswered = isOpen && ask.endedAt === null && choices.has(ask.key);
    if (isAnswered) answered.add(opening);
    if (isOpen && isRight(ask.subject)) {
      if (ask.endedAt === null) standing.set(opening, ask);
    } else if (isAnswered) await takeText(tx, ask);
    else await end(tx, ask, moment);
  }
  if (world === null) return;
  const askedOf = await askedNow(tx, world.network, moment);
  const waiting = openings
    .filter(({ id }) => !answered.has(String(id)))
    .flatMap((one) => waitingAbout(one, standing.get(String(one.id)), { world, askedOf }) ?? []);
  await askAbout(tx, PURPOSE, waiting, moment, (ask) => !answered.has(openingOf(ask.subject)));
};

/** All questions about hidden openings that are kept. */
export const hiddenAsks = (tx: Db): Promise<Ask[]> => asksOf(tx, PURPOSE);
