export { openingAnswers } from './introductions.ts';
export { sayOfThem, whyThem } from './opening-words.ts';
export { candidatesOfEntry, openingsOfPerson } from './openings-now.ts';
export { type Reason, sayReason } from './rank.ts';
export { tellOpenings } from './tell-openings.ts';
