/** What speaks for a pair, in sentences people read. Pure. */
import { type Lang, message, type MessageKey, type MessageParams, say } from '../../shared/i18n.ts';
import type { Meeting, Shared } from './feasible-places.ts';
import { type PairFacts, type Part, PARTS } from './score.ts';

/** For the two of a pair; the referent reads a list (`referentReasons`). */
export type Reader = 'candidate' | 'mentor';

/** So many reasons make a sentence; more would make a list of it. */
const REASONS = 4;

type Speak = (key: MessageKey, params?: MessageParams) => string;

/** What was said before, by key and numbers; there are few clauses, and a run says them of thousands of pairs. */
const said: Record<Lang, Map<string, string>> = { fr: new Map(), en: new Map() };
const REMEMBERED = 5000;

const nameOf = (key: MessageKey, params: MessageParams): string => {
  let name: string = key;
  for (const param in params) name += ` ${params[param]}`;
  return name;
};

const speaking = (lang: Lang): Speak => {
  const known = said[lang];
  return (key, params) => {
    const name = params === undefined ? key : nameOf(key, params);
    let text = known.get(name);
    if (text === undefined) {
      text = say(lang, message(key, params));
      if (known.size >= REMEMBERED) known.clear();
      known.set(name, text);
    }
    return text;
  };
};

const lists: Record<Lang, Intl.ListFormat> = {
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** What stands between so many items of a list, whatever they are: asked once. */
const joints = (lang: Lang, count: number): string[] =>
  lists[lang]
    .formatToParts(Array.from({ length: count }, () => 'x'))
    .flatMap(({ type, value }) => (type === 'literal' ? [value] : []));
const jointsOf: Record<Lang, string[][]> = {
  fr: Array.from({ length: REASONS + 1 }, (_, count) => joints('fr', count)),
  en: Array.from({ length: REASONS + 1 }, (_, count) => joints('en', count)),
};

const listed = (lang: Lang, clauses: readonly string[]): string => {
  const between = jointsOf[lang][clauses.length] ?? [];
  return clauses.reduce((list, clause, place) => `${list}${between[place - 1] ?? ''}${clause}`);
};

/** Where the clauses come in. */
const GAP = '\u0000';

/** « trois » rather than 3, as far as the needs go. */
const inWords = (number: number, speak: Speak): string => {
  const words: Readonly<Record<number, MessageKey>> = {
    1: 'matching.number.1',
    2: 'matching.number.2',
    3: 'matching.number.3',
    4: 'matching.number.4',
    5: 'matching.number.5',
    6: 'matching.number.6',
    7: 'matching.number.7',
    8: 'matching.number.8',
    9: 'matching.number.9',
  };
  const key = words[number];
  return key === undefined ? String(number) : speak(key);
};

/** Kilometres where communes tell them, else what is shared. */
const meetingKey = ({ by, km, measured }: Meeting): 'km' | 'remote' | Shared | null => {
  if (by === null) return null;
  // Whoever meets online reads so, however far apart they are.
  if (by === 'remote' || by === 'commune') return by;
  if (measured && km !== null) return Math.round(km) === 0 ? 'commune' : 'km';
  return by === 'travel' ? 'km' : by;
};

const needsClause = ({ asked, covered }: PairFacts, reader: Reader, speak: Speak): string[] => {
  if (covered.length === 0) return [];
  if (asked.length === 1) return [speak(`matching.${reader}.needs.one`)];
  const number = inWords(asked.length, speak);
  return [
    covered.length === asked.length
      ? speak(`matching.${reader}.needs.all`, { number })
      : speak(`matching.${reader}.needs.some`, { number, covered: inWords(covered.length, speak) }),
  ];
};

/**
 * Neither how far nor in which commune, neither school nor status: beside the first name and the
 * armée ou service they would tell who somebody is, before both agreed.
 */
const clausesOf = (facts: PairFacts, reader: Reader, speak: Speak): string[] => {
  const { by } = facts.meeting;
  return [
    ...(facts.metier === null ? [] : [speak(`matching.${reader}.metier.${facts.metier}`)]),
    ...(by === null ? [] : [speak(`matching.meeting.${by === 'remote' ? 'remote' : 'place'}`)]),
    ...needsClause(facts, reader, speak),
    ...(facts.sectors.length === 0 ? [] : [speak(`matching.${reader}.sector`)]),
    ...(facts.service ? [speak(`matching.${reader}.service`)] : []),
  ];
};

/**
 * One sentence for one of the two: « Ce parrain exerce un métier que vous visez, peut vous rencontrer
 * dans un lieu qui vous convient à tous deux et peut vous aider sur vos trois demandes. » It names
 * nobody and takes no gender.
 */
export const explainPair = (lang: Lang, reader: Reader, facts: PairFacts): string => {
  const speak = speaking(lang);
  const clauses = clausesOf(facts, reader, speak).slice(0, REASONS);
  if (clauses.length === 0) clauses.push(speak(`matching.${reader}.none`));
  const list = listed(lang, clauses);
  return speak(`matching.${reader}.sentence`, { clauses: GAP }).split(GAP).join(list);
};

const needsReason = ({ asked, covered }: PairFacts, speak: Speak): string => {
  if (covered.length === 0) return speak('matching.referent.needs.none');
  if (asked.length === 1) return speak('matching.referent.needs.one');
  const number = inWords(asked.length, speak);
  return covered.length === asked.length
    ? speak('matching.referent.needs.all', { number })
    : speak('matching.referent.needs.some', { number, covered: inWords(covered.length, speak) });
};

/** What speaks for and against a pair, for the responsible people: a line each. */
export const referentReasons = (lang: Lang, facts: PairFacts): string[] => {
  const speak = speaking(lang);
  const meeting = meetingKey(facts.meeting);
  const { asked } = facts;
  return [
    speak(`matching.referent.metier.${facts.metier ?? 'none'}`),
    ...(meeting === null
      ? []
      : [
          meeting === 'km'
            ? speak('matching.referent.meeting.km', { km: Math.round(facts.meeting.km ?? 0) })
            : speak(`matching.referent.meeting.${meeting}`),
        ]),
    ...(asked.length === 0 ? [] : [needsReason(facts, speak)]),
    ...(facts.sectors.length === 0 ? [] : [speak('matching.referent.sector')]),
    ...(facts.service ? [speak('matching.referent.service')] : []),
    ...(facts.school ? [speak('matching.referent.school')] : []),
    ...(facts.category ? [speak('matching.referent.category')] : []),
    ...(facts.waited < 1
      ? []
      : [speak('matching.referent.waited', { count: Math.floor(facts.waited) })]),
    ...(facts.refused ? [speak('matching.referent.refused')] : []),
  ];
};

/** The points by part, for the cell: the largest first, what counts nothing left out. */
export const pointsInWords = (
  lang: Lang,
  { points, parts }: { points: number; parts: Readonly<Partial<Record<Part, number>>> },
): string => {
  const speak = speaking(lang);
  const numbers = new Intl.NumberFormat(lang, {
    maximumFractionDigits: 1,
    signDisplay: 'negative',
  });
  const counted = PARTS.map((part) => ({ part, value: parts[part] ?? 0 }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value)
    .map(({ part, value }) =>
      speak('matching.point', {
        part: speak(`matching.part.${part}`),
        points: numbers.format(value),
      }),
    );
  return speak('matching.points', { points, parts: counted.join(', ') || '0' });
};
