export { decidePairing } from './decide-pairing.ts';
export { followPairings } from './follow-pairings.ts';
export { pairingAnswers } from './pairing-answers.ts';
export { pairingSource } from './pairing-source.ts';
export { pairingsIn, pairingsNow, type PairingsNow } from './pairings-now.ts';
export { proposePairing } from './propose-pairing.ts';
export { isLocked, type Pairing, type PairingState } from './pairing.ts';
export { propose } from './pairing-step.ts';
export { allPairings, openPairings } from './pairing-store.ts';
export { END_REASONS } from './pairing.ts';
export { readWeights } from './weights.ts';
export { explainUnmatched } from './explain-unmatched.ts';
export { whyOf, type WhyLine } from './explain-why.ts';
export { referentReasons } from './explain.ts';
export type { FairnessGroup } from './fairness.ts';
export { applyMatch, type MatchNow, matchNow } from './match-now.ts';
export {
  candidatesOfEntry,
  openingAnswers,
  openingsOfPerson,
  type Reason,
  sayOfThem,
  sayReason,
  tellOpenings,
  whyThem,
} from './openings/index.ts';
export {
  applyPeers,
  followPeers,
  openGroups,
  peerAnswers,
  type PeerGroup,
  peersNow,
  peerSource,
  placeIn,
  type Places,
  placesNow,
  type PlannedGroup,
} from './peers/index.ts';
export { remediesByLastRun } from './remedies.ts';
export { unservedByLastRun } from './run-store.ts';
