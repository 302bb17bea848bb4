/**
 * The search for a mentor who can recommend somebody for an opening passed on by the network: mentors are
 * asked one after the other, each once. Pure.
 */
import type { Ask } from '../../asks/index.ts';
import { consentsTo, isPaused, type Mentor } from '../../people/index.ts';
import { idsIn } from './hidden-asks.ts';

export const PURPOSE = 'opening_mentor';
const DAY = 24 * 60 * 60 * 1000;
/** An opening does not wait as long as people do: then the next one is asked. */
export const ANSWERED_WITHIN = 7 * DAY;

/** Which opening it is, for whom somebody is looked for, and who may still be asked. */
export type Search = {
  opening: number;
  space: string;
  candidates: string;
  mentors: readonly number[];
};

export const searchIn = ({ subject, space }: Ask): Search => ({
  opening: Number(subject['opening']),
  space: subject['space'] ?? space,
  candidates: subject['candidates'] ?? '',
  mentors: idsIn(subject['mentors']),
});

export const mentorIn = ({ subject }: Ask): number => Number(subject['mentor']);

/** One question for a mentor and an opening: who was asked is not asked again. */
export const keyOf = ({ space, opening }: Search, mentor: number): string =>
  `${space}/ask/${PURPOSE}-${opening}-${mentor}`;

export type Asked = {
  /** Questions to mentors, ended ones too. */
  asks: readonly Ask[];
  /** What they said, by question. */
  choices: ReadonlyMap<string, string>;
  /** Those who are here, by id. */
  mentors: ReadonlyMap<number, Mentor>;
};

/** Whether somebody may read what the network passes on in a space. */
export const mayRead = (mentor: Mentor | undefined, space: string): mentor is Mentor =>
  mentor !== undefined && mentor.spaces.includes(space) && consentsTo(mentor, 'matching');

/** The questions about an opening that stand. */
export const standingAbout = (opening: number, { asks }: Asked): Ask[] =>
  asks.filter((one) => one.endedAt === null && searchIn(one).opening === opening);

/** Whether the search goes on from a question: nobody was asked after it, and nobody else can recommend. */
export const goesOnFrom = (question: Ask, asked: Asked): boolean => {
  const { opening, space, mentors } = searchIn(question);
  return standingAbout(opening, asked)
    .filter(({ key }) => key !== question.key)
    .every((one) => {
      // Each question names fewer mentors than the one before it.
      const isBefore = searchIn(one).mentors.length > mentors.length;
      const isYes = asked.choices.get(one.key) === 'yes';
      return isBefore && !(isYes && mayRead(asked.mentors.get(mentorIn(one)), space));
    });
};

/** How an open question stands. */
export type Stand =
  /** The opening is not passed on any more. */
  | 'over'
  /** The mentor has time to answer. */
  | 'waits'
  /** The mentor can recommend, and reads on what for. */
  | 'found'
  /** The mentor is silent or gone: the next one is asked. */
  | 'goesOn'
  /** Nobody is sought at present, or another question decides. */
  | 'rests';

/** What a search is for. */
export type Sought = {
  /** Ids of the openings passed on by the network that stand. */
  openings: ReadonlySet<number>;
  /** Ids of the candidates who are followed and consent to be told of openings. */
  listening: ReadonlySet<number>;
};

/** @param now epoch milliseconds */
export const standOf = (
  question: Ask,
  asked: Asked,
  { openings, listening }: Sought,
  now: number,
): Stand => {
  const { opening, space, candidates } = searchIn(question);
  if (!openings.has(opening)) return 'over';
  if (!idsIn(candidates).some((id) => listening.has(id))) return 'rests';
  const isHere = mayRead(asked.mentors.get(mentorIn(question)), space);
  const choice = asked.choices.get(question.key);
  if (choice === 'yes' && isHere) return 'found';
  const isDeclined = choice !== undefined && choice !== 'yes';
  if (isDeclined || !goesOnFrom(question, asked)) return 'rests';
  return isHere && question.madeAt + ANSWERED_WITHIN > now ? 'waits' : 'goesOn';
};

/**
 * Whom to ask next, and the search that is left to go on with after them; null: there is nobody.
 * @param today `YYYY-MM-DD`
 */
export const nextIn = (
  search: Search,
  { asks, mentors }: Asked,
  today: string,
): { mentor: number; after: Search } | null => {
  const before = new Set(asks.map(({ key }) => key));
  const place = search.mentors.findIndex((id) => {
    const mentor = mentors.get(id);
    const isHere = mayRead(mentor, search.space) && !isPaused(mentor, today);
    return isHere && !before.has(keyOf(search, id));
  });
  const mentor = search.mentors[place];
  return mentor === undefined
    ? null
    : { mentor, after: { ...search, mentors: search.mentors.slice(place + 1) } };
};
