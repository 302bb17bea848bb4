export { lastQuarter, periodOf, quarterOf, thisQuarter, type Period } from './period.ts';
export { reportSource } from './report-source.ts';
export { FORMATS, type Format, reportFile, writeReport } from './write-report.ts';
