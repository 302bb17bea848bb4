/** What becomes of pairings in a simulated year, told by docs/matching.md alone. */
import {
  type Cast,
  type Helper,
  homeOf,
  type Known,
  type Level,
  levelsOn,
  RANK,
} from './year-people.ts';

type Partner = 'candidate' | 'mentor';
/** Where something was asked of whom, and since which day. */
type Asked = { who: string; home: string; day: number };

export type Pair = {
  id: string;
  candidate: Known;
  mentor: Helper;
  state: 'proposed' | 'approved' | 'active' | 'ended';
  reason: string | null;
  endedOn: number;
  activeOn: number;
  /** It had been approved. */
  approved: boolean;
  agreed: Set<Partner>;
  /** What was asked in its present state. */
  asked: Asked[];
};

/** An answer, in the order they were given. */
export type PairAnswer = { purpose: string; pair: Pair; choice: string };

/** So many days a question to one of the two waits, and one to each level of those responsible. */
const WAITS = { partner: 21, level: 10 };
/** So many days a pair of whom one stayed silent is left in peace. */
const PEACE = 90;

export const isOpen = ({ state }: Pair): boolean => state !== 'ended';
const isLocked = ({ state }: Pair): boolean => state === 'approved' || state === 'active';

export const freeOf = (mentor: Helper, pairs: readonly Pair[]): number =>
  Math.max(
    0,
    mentor.capacity - pairs.filter((one) => one.mentor === mentor && isLocked(one)).length,
  );

/** Both agreed to be matched, with a partner's mentor where they are in no space together. */
const consent = (candidate: Known, mentor: Helper): boolean =>
  candidate.consent !== null &&
  mentor.consent !== null &&
  (homeOf(candidate) === homeOf(mentor) || (candidate.partners && mentor.partners));

const REFUSED = /^(refused_|changed$|stopped$)/;
const restsApart = ({ reason, endedOn }: Pair, day: number): boolean =>
  REFUSED.test(reason ?? '') || (reason === 'expired' && day <= endedOn + PEACE);

/** Whether a run on a day, before anything happens on it, may give somebody a mentor. */
export const isWaiting = (one: Known, pairs: readonly Pair[], day: number): boolean =>
  one.here &&
  !one.settled &&
  !one.stopped &&
  one.consent !== null &&
  one.paused < day &&
  one.needs &&
  !pairs.some((pair) => pair.candidate === one && isLocked(pair));

/** Whether a run on a day may propose one to the other; nothing is said of places that are taken. */
export const mayMeet = (
  candidate: Known,
  mentor: Helper,
  pairs: readonly Pair[],
  day: number,
): boolean =>
  mentor.here &&
  mentor.paused < day &&
  consent(candidate, mentor) &&
  ((candidate.space !== null && candidate.space === mentor.space) ||
    (candidate.remote && mentor.remote)) &&
  !pairs.some(
    (pair) => pair.candidate === candidate && pair.mentor === mentor && restsApart(pair, day),
  );

/** @param replaced the same run proposes somebody else: the candidate waits no longer for it */
export const end = (pair: Pair, reason: string, day: number, replaced = false): void => {
  const { candidate } = pair;
  Object.assign(pair, { state: 'ended', reason, endedOn: day });
  if (replaced || reason === 'settled') return;
  candidate.proposed = false;
  // Those responsible were silent: the candidate waited all the time.
  if (reason !== 'expired' || pair.approved) candidate.lost = day;
};

const lossOf = ({ state, candidate, mentor }: Pair, day: number): string | null => {
  if (!candidate.here || !mentor.here) return 'gone';
  if (candidate.settled) return 'settled';
  if (!consent(candidate, mentor)) return 'consent';
  if (candidate.stopped) return 'unfollowed';
  const isPaused = candidate.paused >= day || mentor.paused >= day;
  return state !== 'active' && isPaused ? 'paused' : null;
};

const agree = (pair: Pair, who: Partner, day: number): void => {
  pair.agreed.add(who);
  pair.asked = pair.asked.filter((one) => one.who !== who);
  if (pair.agreed.size === 2) Object.assign(pair, { state: 'active', activeOn: day });
};

const approve = (pair: Pair, pairs: readonly Pair[], day: number): void => {
  if (freeOf(pair.mentor, pairs) === 0) end(pair, 'superseded', day);
  else Object.assign(pair, { state: 'approved', approved: true, asked: [] });
};

const carryOut = (
  { purpose, pair, choice }: PairAnswer,
  pairs: readonly Pair[],
  day: number,
): void => {
  const who = purpose.replace(/^pairing_?/, '') || 'referent';
  if (who === 'check') {
    if (choice !== 'goes_on' && pair.state === 'active') end(pair, choice, day);
    return;
  }
  if (pair.state !== (who === 'referent' ? 'proposed' : 'approved')) return;
  if (choice !== 'accept') {
    end(pair, `refused_${who}`, day);
    return;
  }
  const loss = lossOf(pair, day);
  if (loss !== null) end(pair, loss, day);
  else if (who === 'referent') approve(pair, pairs, day);
  else agree(pair, who as Partner, day);
};

/** So many days went by without an answer. */
const isSilent = ({ who, day: since }: Asked, day: number): boolean =>
  day >= since + (RANK.includes(who) ? WAITS.level : WAITS.partner);

/** Level after level is asked, each once, and none before who was asked; null: the last stayed silent too. */
const levelOf = ({ candidate, asked }: Pair, day: number, cast: Cast): Level | null => {
  const levels = levelsOn(day, candidate.space, cast);
  const homes = levels.map(({ home }) => home);
  const here = asked.filter(({ home }) => homes.includes(home));
  const highest = (some: readonly Asked[]): number =>
    Math.max(-1, ...some.map(({ who }) => RANK.indexOf(who)));
  const silent = highest(here.filter((one) => isSilent(one, day)));
  const left = levels.filter(({ turn }) => RANK.indexOf(turn) > silent);
  return left.find(({ turn }) => RANK.indexOf(turn) >= highest(here)) ?? left[0] ?? null;
};

export type Question = { purpose: string; who: string; home: string; people: readonly number[] };

/** What is to be asked now; null: whoever could decide was silent. */
export const questionsOf = (pair: Pair, day: number, cast: Cast): Question[] | null => {
  if (pair.state === 'proposed') {
    const level = levelOf(pair, day, cast);
    return level === null ? null : [{ purpose: 'pairing', who: level.turn, ...level }];
  }
  if (pair.state !== 'approved') return [];
  if (pair.asked.some((one) => isSilent(one, day))) return null;
  return (['candidate', 'mentor'] as const)
    .filter((who) => !pair.agreed.has(who))
    .map((who) => {
      const member = pair[who];
      return { purpose: `pairing_${who}`, who, home: homeOf(member), people: [member.id] };
    });
};

/** Asks what is to be asked; what was asked before, and is not any more, is withdrawn unless it ran out. */
const ask = (pair: Pair, questions: readonly Question[], day: number): void => {
  const isAsked = (one: Asked): boolean =>
    questions.some(({ who, home }) => one.who === who && one.home === home);
  const kept = pair.asked.filter((one) => isAsked(one) || isSilent(one, day));
  const fresh = questions
    .filter(({ who, home }) => !kept.some((one) => one.who === who && one.home === home))
    .map(({ who, home }) => ({ who, home, day }));
  pair.asked = [...kept, ...fresh];
};

/** What a cycle on a day makes of pairings: first of what was answered before, in its order. */
export const followPairs = (
  pairs: readonly Pair[],
  answers: readonly PairAnswer[],
  { day, cast }: { day: number; cast: Cast },
): void => {
  for (const answer of answers) carryOut(answer, pairs, day);
  for (const pair of pairs.filter(isOpen)) {
    const loss = lossOf(pair, day);
    const questions = loss === null ? questionsOf(pair, day, cast) : [];
    if (loss !== null) end(pair, loss, day);
    else if (questions === null) end(pair, 'expired', day);
    else ask(pair, questions, day);
  }
};
