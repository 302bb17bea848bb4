export { importRome, type RomeImported } from './import-rome.ts';
export { knownMetiers, type MetierFound, metierLabels, searchMetiers } from './metier-store.ts';
export { NAF_SECTIONS, type NafSection, sectionOfNaf } from './naf.ts';
export { type MetiersRead, readMetiers } from './read-metiers.ts';
export { domainOf, ROME_CODE, ROME_DOMAINS, type RomeDomain } from './rome.ts';
export { metiersVersion } from './version-store.ts';
