export { regionReporter } from './region-reporter.ts';
