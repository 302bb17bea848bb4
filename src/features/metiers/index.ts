export { importRome } from './import-rome.ts';
export { knownMetiers, listedMetiers, metierLabels, metierParents } from './metier-store.ts';
export { NAF_SECTIONS } from './naf.ts';
export { readMetiers } from './read-metiers.ts';
export { domainOf, ROME_DOMAINS, type RomeDomain } from './rome.ts';
export { metiersVersion } from './version-store.ts';
