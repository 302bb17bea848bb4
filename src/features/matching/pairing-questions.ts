/** What is to be asked about pairings now, and of whom. */
import type { Db } from '../../db/index.ts';
import { type Candidate, type Mentor, networkNow, responsibleFor } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import { pausesNow } from '../upkeep/index.ts';
import { dayAt } from '../../shared/days.ts';
import { groundFor } from './match-read.ts';
import type { Pairing, Partner } from './pairing.ts';
import type { Purpose, Question } from './pairing-asks.ts';
import { arePaused, checkOf, silentMentors } from './pairing-facts.ts';
import { bothOf, homeOf, type Known, peopleAt } from './pairing-people.ts';
import { type Wording, wordingFor } from './pairing-portrait.ts';
import { allPairings } from './pairing-store.ts';
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
  silent: ReadonlySet<number>;
  wording: Wording;
};

export type Wanted = Question & { purpose: Purpose };

const referentQuestion = (pairing: Pairing, both: Both, ground: Ground): Wanted[] => {
  const { network, paused, silent, wording, known } = ground;
  const { home, people } = responsibleFor(both.candidate, network, { paused });
  const space = known.spaces.get(home);
  if (space === undefined) return [];
  const about = { wording, space, silent: silent.has(pairing.mentorId) };
  return [
    {
      purpose: 'referent',
      space: home,
      pairing: pairing.id,
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
      turn,
      people: [both.candidate.id],
      words: () => checkWords(pairing, both.mentor, space),
    },
  ];
};

/** All that is to be asked about a pairing now. */
const questionsAbout = (pairing: Pairing, ground: Ground): Wanted[] => {
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

const groundOf = async (
  tx: Db,
  open: readonly Pairing[],
  settings: PairingSettings,
  moment: Moment,
): Promise<Ground> => {
  const { now } = moment;
  const known = await peopleAt(tx, moment);
  const today = dayAt(now);
  const pauses = await pausesNow({ db: tx, clock: { now: () => now } });
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
    paused: new Set(pauses.filter(({ from }) => from <= today).map(({ space }) => space)),
    silent: silentMentors(await allPairings(tx)),
    wording: { ...(await wordingFor(tx, known, people)), factsOf },
  };
};

/** All that is to be asked about these open pairings. */
export const questionsNow = async (
  tx: Db,
  open: readonly Pairing[],
  settings: PairingSettings,
  moment: Moment,
): Promise<Wanted[]> => {
  if (open.length === 0) return [];
  const ground = await groundOf(tx, open, settings, moment);
  return open.flatMap((pairing) => questionsAbout(pairing, ground));
};
