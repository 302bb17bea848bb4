export { followPeers } from './follow-peers.ts';
export { peerAnswers } from './peer-answers.ts';
export type { PeerGroup } from './peer-group.ts';
export { peerSource } from './peer-source.ts';
export { openGroups } from './peer-store.ts';
export { applyPeers, peersNow, type PlannedGroup } from './peers-now.ts';
