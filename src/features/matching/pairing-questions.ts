/** What is to be asked about pairings now, and of whom. */
import type { Db } from '../../db/index.ts';
import { type Candidate, type Mentor, networkNow, responsibleFor } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import { pausedSpaces } from '../upkeep/index.ts';
import { groundFor } from './match-read.ts';
import type { Pairing, Partner } from './pairing.ts';
import { openAsksOf, type Purpose, type Question } from './pairing-asks.ts';
import { arePaused, checkOf, silentMentors } from './pairing-facts.ts';
import { bothOf, homeOf, type Known, peopleAt } from './pairing-people.ts';
import { type Wording, wordingFor } from './pairing-portrait.ts';
import { allPairings } from './pairing-store.ts';
import { type Put, turnOf } from './pairing-turns.ts';
import { type Both, checkWords, partnerWords, referentWords } from './pairing-words.ts';
import { pairFacts } from './score.ts';
import type { Weights } from './weights.ts';

export type PairingSettings = {
  /** Whether candidate and mentor are asked side by side, or the mentor first. */
  pairingAsks: 'together' | 'mentor_first';
  /** What speaks for a pair is told by these weights; absent, or unreadable: it is left out. */
  weights?: () => Promise<Weights>;
};

/** Who of the two is to be asked now. */
const askedNow = (
  { candidateAgreedAt, mentorAgreedAt }: Pairing,
  { pairingAsks }: PairingSettings,
): Partner[] => {
  const mentor: Partner[] = mentorAgreedAt === null ? ['mentor'] : [];
  const waits = pairingAsks === 'mentor_first' && mentor.length > 0;
  return candidateAgreedAt === null && !waits ? ['candidate', ...mentor] : mentor;
};

type Ground = {
  known: Known;
  settings: PairingSettings;
  now: number;
  network: Awaited<ReturnType<typeof networkNow>>;
  /** Codes of the spaces left in peace today. */
  paused: ReadonlySet<string>;
  silent: ReturnType<typeof silentMentors>;
  /** What the responsible people were asked, by pairing. */
  put: ReadonlyMap<string, readonly Put[]>;
  wording: Wording;
};

export type Wanted = Question & { purpose: Purpose };

/** Null: all who could decide were asked, and let their time pass. */
const referentQuestion = (pairing: Pairing, both: Both, ground: Ground): Wanted[] | null => {
  const { network, paused, silent, wording, known, put, now } = ground;
  const first = responsibleFor(both.candidate, network, { paused });
  const turn = turnOf(first, put.get(pairing.id) ?? [], now);
  if (turn === null) return null;
  const { home, level, people, next } = turn;
  const space = known.spaces.get(home);
  if (space === undefined) return [];
  const about = {
    wording,
    space,
    silent: silent.has(pairing.mentorId),
    isFirst: turn === first,
    isLast: next === null,
  };
  return [
    {
      purpose: 'referent',
      space: home,
      pairing: pairing.id,
      turn: level,
      people,
      words: () => referentWords(pairing, both, about),
    },
  ];
};

const partnerQuestions = (pairing: Pairing, both: Both, ground: Ground): Wanted[] =>
  askedNow(pairing, ground.settings).flatMap((who) => {
    const space = homeOf(both[who], pairing.space, ground.known);
    if (space === null) return [];
    const { wording } = ground;
    return [
      {
        purpose: who,
        space: space.code,
        pairing: pairing.id,
        people: [both[who].id],
        words: () => partnerWords(who, pairing, both, { wording, space }),
      },
    ];
  });

const checkQuestion = (pairing: Pairing, both: Both, { known, now }: Ground): Wanted[] => {
  // Whoever asked for a pause is left in peace while it lasts.
  if (arePaused(both, now)) return [];
  const turn = checkOf(pairing, now);
  const space = homeOf(both.candidate, pairing.space, known);
  if (turn === null || space === null) return [];
  return [
    {
      purpose: 'check',
      space: space.code,
      pairing: pairing.id,
      turn: String(turn),
      people: [both.candidate.id],
      words: () => checkWords(pairing, both.mentor, space),
    },
  ];
};

/** All that is to be asked about a pairing now; null: nobody is left to be asked. */
const questionsAbout = (pairing: Pairing, ground: Ground): Wanted[] | null => {
  const { candidate, mentor } = bothOf(pairing, ground.known);
  if (candidate === undefined || mentor === undefined) return [];
  const both = { candidate, mentor };
  switch (pairing.state) {
    case 'proposed':
      return referentQuestion(pairing, both, ground);
    case 'approved':
      return partnerQuestions(pairing, both, ground);
    case 'active':
      return checkQuestion(pairing, both, ground);
    case 'ended':
      return [];
  }
};

/** What there is to say of a pair; null: the weights cannot be read, as `mara match` tells. */
const factsAbout = async (
  tx: Db,
  people: readonly (Candidate | Mentor)[],
  network: Ground['network'],
  settings: PairingSettings,
): Promise<Wording['factsOf']> => {
  const weights = await settings.weights?.().catch(() => null);
  if (weights === undefined || weights === null || people.length === 0) return null;
  const ground = await groundFor(tx, people, network);
  return ({ candidate, mentor }) => pairFacts(candidate, mentor, { ground, weights });
};

const putSoFar = async (tx: Db): Promise<Ground['put']> => {
  const put = new Map<string, Put[]>();
  for (const { subject, space, madeAt } of await openAsksOf(tx, 'referent')) {
    const { pairing = '', turn = '' } = subject;
    put.set(pairing, [...(put.get(pairing) ?? []), { level: turn, space, madeAt }]);
  }
  return put;
};

const groundOf = async (
  tx: Db,
  open: readonly Pairing[],
  settings: PairingSettings,
  moment: Moment,
): Promise<Ground> => {
  const { now } = moment;
  const known = await peopleAt(tx, moment);
  const network = await networkNow(tx, now);
  const asked = open.filter(({ state }) => state !== 'active');
  const people = asked.flatMap((pairing) => {
    const { candidate, mentor } = bothOf(pairing, known);
    return [candidate ?? [], mentor ?? []].flat();
  });
  const factsOf = await factsAbout(tx, people, network, settings);
  return {
    known,
    settings,
    now,
    network,
    paused: await pausedSpaces(tx, now),
    silent: silentMentors(await allPairings(tx)),
    put: await putSoFar(tx),
    wording: { ...(await wordingFor(tx, known, people)), factsOf },
  };
};

/** All that is to be asked about these open pairings; `unheard`: those that nobody is left to decide about. */
export const questionsNow = async (
  tx: Db,
  open: readonly Pairing[],
  settings: PairingSettings,
  moment: Moment,
): Promise<{ wanted: Wanted[]; unheard: Pairing[] }> => {
  const [wanted, unheard]: [Wanted[], Pairing[]] = [[], []];
  if (open.length === 0) return { wanted, unheard };
  const ground = await groundOf(tx, open, settings, moment);
  for (const pairing of open) {
    const questions = questionsAbout(pairing, ground);
    if (questions === null) unheard.push(pairing);
    else wanted.push(...questions);
  }
  return { wanted, unheard };
};
