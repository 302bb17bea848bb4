export { followPeers } from './follow-peers.ts';
export { peerAnswers } from './peer-answers.ts';
export type { PeerGroup } from './peer-group.ts';
export { placeIn, type Places } from './peer-words.ts';
export { peerSource } from './peer-source.ts';
export { openGroups } from './peer-store.ts';
export { placesNow } from './places-now.ts';
export { applyPeers, peersNow, type PlannedGroup } from './peers-now.ts';
