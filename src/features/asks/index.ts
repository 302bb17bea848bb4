export { answerReceiver } from './answer-store.ts';
export { conflictAnswers, conflictAsks } from './conflict-asks.ts';
export { eraseAsks } from './erase-asks.ts';
export { openAsk } from './open-ask.ts';
export { type AskNow, asksNow } from './overview.ts';
export { removalAnswers, removalAsks } from './removal-asks.ts';
export { type Handler, takeAnswers } from './take-answers.ts';
export { withdrawAsk } from './withdraw-ask.ts';
