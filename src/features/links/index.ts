export { checkLinks, type Look } from './check-links.ts';
export { linkSource } from './link-source.ts';
