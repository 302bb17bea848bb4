export { openingAnswers } from './introductions.ts';
export { candidatesOfEntry, openingsOfPerson } from './openings-now.ts';
export { type Reason, sayReason } from './rank.ts';
export { tellOpenings } from './tell-openings.ts';
