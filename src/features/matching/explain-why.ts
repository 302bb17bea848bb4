/** All there is to say of one person in a run, for the cell at its console. Pure. */
import { type Lang, message, type MessageKey, type MessageParams, say } from '../../shared/i18n.ts';
import type { Candidate, Mentor } from '../people/index.ts';
import { explainPair, pointsInWords, referentReasons } from './explain.ts';
import { otherChoice, type OtherChoice } from './explain-other.ts';
import { explainUnmatched } from './explain-unmatched.ts';
import { candidateRule, isOpenMentor } from './feasible.ts';
import type { MatchNow } from './match-now.ts';
import { scoreOf } from './score.ts';

/** `depth`: under what it stands. */
export type WhyLine = { depth: number; text: string };
export type Why = { json: unknown; lines: WhyLine[] };

type Speak = (key: MessageKey, params?: MessageParams) => string;
type Telling = { lang: Lang; speak: Speak; now: MatchNow };

const line = (depth: number, text: string): WhyLine => ({ depth, text });

const nameIn = ({ now: { reading } }: Telling, id: number): string => {
  const { candidates, mentors } = reading.input;
  const person = [...candidates, ...mentors].find((one) => one.id === id);
  return person === undefined
    ? String(id)
    : `${person.firstname} ${person.lastname} (${person.id})`;
};

/** @param candidateId of somebody to whom a mentor is proposed */
const pairLines = ({ lang, now: { work, reading } }: Telling, candidateId: number): WhyLine[] => {
  const facts = work.proposed.get(candidateId);
  if (facts === undefined) return [];
  return [
    line(1, explainPair(lang, 'candidate', facts)),
    line(1, explainPair(lang, 'mentor', facts)),
    ...referentReasons(lang, facts).map((text) => line(2, text)),
    line(1, pointsInWords(lang, scoreOf(facts, reading.input.weights))),
  ];
};

/** What is lost, goal by goal; what a lower one gains while a higher one loses is no gain. */
const priceIn = (speak: Speak, { price }: OtherChoice): string => {
  const { served, kept, points, load } = price;
  const lost = [
    ...(served > 0 ? [speak('matching.price.served', { count: served })] : []),
    ...(kept > 0 ? [speak('matching.price.kept', { count: kept })] : []),
    ...(points > 0 ? [speak('matching.price.points', { count: points })] : []),
    ...(load > 0 ? [speak('matching.price.load')] : []),
  ];
  return lost.length === 0 ? speak('matching.price.none') : lost.join(' ');
};

const otherLines = (telling: Telling, other: OtherChoice | null): WhyLine[] => {
  const { speak } = telling;
  if (other === null) return [line(1, speak('matching.other.none'))];
  const { mentorId, points, exact } = other;
  const params = { name: nameIn(telling, mentorId), points, price: priceIn(speak, other) };
  return [line(1, speak(exact ? 'matching.other.exact' : 'matching.other.bound', params))];
};

const openLines = (telling: Telling, side: 'candidateId' | 'mentorId', id: number): WhyLine[] =>
  telling.now.reading.open
    .filter((one) => one[side] === id)
    .flatMap(({ state, candidateId, mentorId }) =>
      state === 'ended'
        ? []
        : [
            line(
              0,
              telling.speak(`cli.why.open.${state}`, {
                other: nameIn(telling, side === 'candidateId' ? mentorId : candidateId),
              }),
            ),
          ],
    );

const whyCandidate = (telling: Telling, candidate: Candidate): Why => {
  const { lang, speak, now } = telling;
  const { result, certificates, work, reading } = now;
  const { id } = candidate;
  const open = openLines(telling, 'candidateId', id);
  const rule = candidateRule(candidate, work.facts);
  if (rule !== null) {
    return { json: { ineligible: rule }, lines: [...open, line(0, speak(`matching.not.${rule}`))] };
  }
  const unmatched = result.unmatched.find(({ candidateId }) => candidateId === id);
  if (unmatched !== undefined) {
    const { scarcities } = certificates;
    const sentences = explainUnmatched(lang, unmatched, scarcities, reading.network.spaces);
    const scarcity = unmatched.kind === 'scarce' ? result.scarcities[unmatched.scarcity] : null;
    return {
      json: { unmatched, scarcity },
      lines: [...open, ...sentences.map((text) => line(0, text))],
    };
  }
  const proposal = result.proposals.find(({ candidateId }) => candidateId === id);
  const mentor = work.mentors.find((one) => one.id === proposal?.mentorId);
  if (proposal === undefined || mentor === undefined) return { json: {}, lines: open };
  const other = otherChoice(
    work.candidates.findIndex((one) => one.id === id),
    work,
  );
  return {
    json: { proposal, other },
    lines: [
      ...open,
      line(0, speak('cli.why.now', { other: nameIn(telling, mentor.id) })),
      ...pairLines(telling, id),
      ...otherLines(telling, other),
    ],
  };
};

const whyMentor = (telling: Telling, mentor: Mentor): Why => {
  const { speak, now } = telling;
  const { result, work, reading } = now;
  const free = work.facts.free.get(mentor.id) ?? 0;
  const proposals = result.proposals.filter(({ mentorId }) => mentorId === mentor.id);
  const open = openLines(telling, 'mentorId', mentor.id);
  if (!isOpenMentor(mentor, reading.input.today)) {
    const paused = mentor.consents.some(({ purpose }) => purpose === 'matching');
    const reason = paused ? 'paused' : 'consent';
    return {
      json: { closed: reason },
      lines: [...open, line(0, speak(`cli.why.mentor.${reason}`))],
    };
  }
  return {
    json: { free, proposals },
    lines: [
      ...open,
      line(0, speak('cli.why.mentor.free', { count: free })),
      ...(proposals.length === 0 ? [line(0, speak('cli.why.nobody'))] : []),
      ...proposals.flatMap(({ candidateId }) => [
        line(0, speak('cli.why.now', { other: nameIn(telling, candidateId) })),
        ...pairLines(telling, candidateId),
      ]),
    ],
  };
};

/** Why somebody has this mentor, these candidates, or nobody; null: they are neither of both. */
export const whyOf = (lang: Lang, id: number, now: MatchNow): Why | null => {
  const telling: Telling = { lang, speak: (key, params) => say(lang, message(key, params)), now };
  const { candidates, mentors } = now.reading.input;
  const candidate = candidates.find((one) => one.id === id);
  const mentor = mentors.find((one) => one.id === id);
  if (candidate === undefined && mentor === undefined) return null;
  const asCandidate = candidate === undefined ? null : whyCandidate(telling, candidate);
  const asMentor = mentor === undefined ? null : whyMentor(telling, mentor);
  return {
    json: { id, candidate: asCandidate?.json ?? null, mentor: asMentor?.json ?? null },
    lines: [...(asCandidate?.lines ?? []), ...(asMentor?.lines ?? [])],
  };
};
