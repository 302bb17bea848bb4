export {
  campaignsNow,
  EVERYWHERE,
  familiesIn,
  type Progress,
  startCampaign,
  stopCampaign,
} from './campaign.ts';
export { toldSheets } from './care-store.ts';
export { placesNamed } from './due.ts';
export { dueAnswers } from './due-answers.ts';
export { duplicateAnswers } from './duplicate-asks.ts';
export { followEdits } from './edits.ts';
export { pausedSpaces, pausesNow, pauseSpace, resumeSpace } from './make-pause.ts';
export type { Pause, Quiet } from './pause.ts';
export { type Upkeep, upkeepOf } from './shown.ts';
export { upkeep } from './upkeep.ts';
export { hourAt, isoWeek } from './week.ts';
