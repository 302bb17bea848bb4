import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'metiers.import.columns':
      'Colonnes de « {{file}} » : il faut code_rome et libelle_rome (les métiers), ou code_ogr, libelle_appellation_long et code_rome (les appellations). Trouvées : {{found}}. Prenez les fichiers du ROME tels que France Travail les publie ; rien n’a changé.',
    'metiers.import.first':
      'Les appellations se rangent sous les métiers : reprenez d’abord le fichier des codes (mara import rome), puis celui-ci ; rien n’a changé.',
    'metiers.import.release':
      'La version « {{release}} » est trop longue : {{limit}} caractères au plus, par exemple v460.',
    'metiers.import.code':
      'Ligne {{row}}, colonne {{column}} : « {{value}} » n’est pas un code ROME (une lettre de A à N et quatre chiffres). Corrigez-le.',
    'metiers.import.unknown':
      'Ligne {{row}}, colonne {{column}} : le code ROME « {{value}} » n’est pas parmi les métiers repris. Corrigez-le, ou reprenez d’abord les codes de la même version.',
    'metiers.import.ogr':
      'Ligne {{row}}, colonne {{column}} : « {{value}} » n’est pas un numéro. Corrigez-le.',
    'metiers.import.name':
      'Ligne {{row}}, colonne {{column}} : le nom manque ou dépasse {{limit}} caractères. Corrigez-le.',
    'metiers.import.twice':
      'Ligne {{row}}, colonne {{column}} : « {{value}} » est déjà dans une ligne plus haut. Gardez une seule des deux.',
    'metiers.import.codes_one': '{{count}} métier repris, {{release}}.',
    'metiers.import.codes_other': '{{count}} métiers repris, {{release}}.',
    'metiers.import.titles_one': '{{count}} appellation reprise, {{release}}.',
    'metiers.import.titles_other': '{{count}} appellations reprises, {{release}}.',
    'metiers.release': 'version {{release}}',
    'metiers.noRelease': 'version non précisée (--release)',
  },
  {
    'metiers.import.columns':
      'Columns of “{{file}}”: code_rome and libelle_rome are needed (the métiers), or code_ogr, libelle_appellation_long and code_rome (the job titles). Found: {{found}}. Take the files of the ROME as France Travail publishes them; nothing changed.',
    'metiers.import.first':
      'Job titles belong to métiers: bring the file of codes in first (mara import rome), then this one; nothing changed.',
    'metiers.import.release':
      'The release “{{release}}” is too long: {{limit}} characters at most, for instance v460.',
    'metiers.import.code':
      'Row {{row}}, column {{column}}: “{{value}}” is not a ROME code (a letter from A to N and four digits). Correct it.',
    'metiers.import.unknown':
      'Row {{row}}, column {{column}}: the ROME code “{{value}}” is not among the métiers brought in. Correct it, or bring the codes of the same release in first.',
    'metiers.import.ogr':
      'Row {{row}}, column {{column}}: “{{value}}” is not a number. Correct it.',
    'metiers.import.name':
      'Row {{row}}, column {{column}}: the name is missing or exceeds {{limit}} characters. Correct it.',
    'metiers.import.twice':
      'Row {{row}}, column {{column}}: “{{value}}” stands in a row above already. Keep only one of the two.',
    'metiers.import.codes_one': '{{count}} métier brought in, {{release}}.',
    'metiers.import.codes_other': '{{count}} métiers brought in, {{release}}.',
    'metiers.import.titles_one': '{{count}} job title brought in, {{release}}.',
    'metiers.import.titles_other': '{{count}} job titles brought in, {{release}}.',
    'metiers.release': 'release {{release}}',
    'metiers.noRelease': 'release not said (--release)',
  },
);
