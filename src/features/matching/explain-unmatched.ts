/** Why somebody has no mentor, and what would change it, in sentences for those responsible. Pure. */
import { type Lang, message, type MessageKey, type MessageParams, say } from '../../shared/i18n.ts';
import type { NoEdge, Opening, Scarce, ScarcityFigures, Unmatched } from './certificate.ts';
import { PAIR_RULES } from './feasible.ts';

type ToldRule = Exclude<(typeof PAIR_RULES)[number], 'avoided'>;
const TOLD_RULES = PAIR_RULES.filter((rule): rule is ToldRule => rule !== 'avoided');

/** Whom somebody does not wish to meet is theirs to know: it counts as what was refused. */
export const discreet = (unmatched: Unmatched): Unmatched => {
  if (unmatched.kind !== 'no_edge') return unmatched;
  const { avoided = 0, ...excludes } = unmatched.excludes;
  if (avoided === 0) return { ...unmatched, excludes };
  return { ...unmatched, excludes: { ...excludes, refused: (excludes.refused ?? 0) + avoided } };
};

/** So many rules are told, those that exclude most. */
const RULES = 3;
/** So many spaces, those with most of the mentors. */
const SPACES = 3;

type Speak = (key: MessageKey, params?: MessageParams) => string;

const openingIn = (speak: Speak, { change, mentors, km, serves }: Opening): string => {
  const opens =
    change === 'travel'
      ? speak('matching.opens.travel', { km: km ?? 0, count: mentors })
      : speak(`matching.opens.${change}`, { count: mentors });
  return serves ? opens : speak('matching.opens.full', { opens });
};

const noEdgeIn = (speak: Speak, { excludes, opens }: NoEdge): string[] => {
  const rules = TOLD_RULES.map((rule) => ({ rule, count: excludes[rule] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, RULES)
    .map(({ rule, count }) => speak(`matching.rule.${rule}`, { count }));
  if (rules.length === 0) return [speak('matching.unmatched.noMentor')];
  return [
    speak('matching.unmatched.none', { rules: rules.join(', ') }),
    ...opens.map((one) => openingIn(speak, one)),
  ];
};

/** Groupements by code: a national space tells of no region. */
type Groupements = ReadonlyMap<string, { name: string }>;

const scarceIn = (
  speak: Speak,
  { remote }: Scarce,
  { places, served, waiting, ...shared }: ScarcityFigures,
  groupements: Groupements,
): string[] => {
  const spaces = shared.spaces
    .flatMap((code) => groupements.get(code)?.name ?? [])
    .slice(0, SPACES);
  const mentors = speak('matching.scarce.mentors', { count: shared.mentors });
  const where =
    spaces.length === 0
      ? mentors
      : speak('matching.scarce.where', { mentors, spaces: spaces.join(', ') });
  return [
    speak('matching.scarce.shared', { people: served + waiting, count: places, mentors: where }),
    speak('matching.scarce.more', { count: waiting }),
    ...(remote === null
      ? []
      : [speak(remote ? 'matching.scarce.online' : 'matching.scarce.notOnline')]),
  ];
};

/** One certificate; names nobody. */
export const explainUnmatched = (
  lang: Lang,
  unmatched: Unmatched,
  scarcities: readonly ScarcityFigures[],
  groupements: Groupements,
): string[] => {
  const speak: Speak = (key, params) => say(lang, message(key, params));
  const told = discreet(unmatched);
  if (told.kind === 'no_edge') return noEdgeIn(speak, told);
  const scarcity = scarcities[told.scarcity];
  return scarcity === undefined ? [] : scarceIn(speak, told, scarcity, groupements);
};
