import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'places.kind.employment_basin': 'bassin d’emploi',
    'places.kind.employment_area': 'zone d’emploi',
    'places.kind.living_basin': 'bassin de vie',
    'places.kind.departement': 'département',
    'places.import.columns':
      'Colonnes de « {{file}} » : il faut le code INSEE de la commune (CODGEO, code_commune_insee…) et soit un territoire (ZE2020, BV2022, code_bassin_BMO…), soit latitude et longitude. Trouvées : {{found}}. Renommez-les ou prenez un autre fichier ; rien n’a changé.',
    'places.import.vintage':
      'Le millésime « {{vintage}} » est trop long : {{limit}} caractères au plus, par exemple 2025.',
    'places.import.noCommune':
      'Ligne {{row}}, colonne {{column}} : « {{code}} » n’est pas, ou n’est plus, le code INSEE d’une commune. Corrigez-le s’il le faut.',
    'places.import.noArea':
      'Ligne {{row}} ({{commune}}) : aucun territoire n’y est nommé. Complétez-la.',
    'places.import.longArea':
      'Ligne {{row}} ({{commune}}), colonne {{column}} : ce texte est trop long pour un code. Corrigez-le.',
    'places.import.twice':
      'Ligne {{row}} ({{commune}}), colonne {{column}} : la commune est déjà rangée dans « {{before}} ». Gardez une seule des deux lignes.',
    'places.import.noPoint':
      'Ligne {{row}} ({{commune}}) : la latitude ou la longitude manque ou n’existe pas sur Terre. Corrigez-la.',
    'places.import.areas_one':
      '{{kind}}, {{vintage}} : {{count}} territoire, {{communes}} communes sur {{all}}.',
    'places.import.areas_other':
      '{{kind}}, {{vintage}} : {{count}} territoires, {{communes}} communes sur {{all}}.',
    'places.import.points': 'points, {{vintage}} : {{communes}} communes sur {{all}}.',
    'places.vintage': 'millésime {{vintage}}',
    'places.noVintage': 'millésime non précisé (--vintage)',
    'places.import.replaced': 'Ce qui avait été repris auparavant de cette sorte est remplacé.',
  },
  {
    'places.kind.employment_basin': 'employment basin',
    'places.kind.employment_area': 'employment area',
    'places.kind.living_basin': 'living area',
    'places.kind.departement': 'département',
    'places.import.columns':
      'Columns of “{{file}}”: the INSEE code of the commune is needed (CODGEO, code_commune_insee…) and either a territory (ZE2020, BV2022, code_bassin_BMO…), or latitude and longitude. Found: {{found}}. Rename them or take another file; nothing changed.',
    'places.import.vintage':
      'The vintage “{{vintage}}” is too long: {{limit}} characters at most, for instance 2025.',
    'places.import.noCommune':
      'Row {{row}}, column {{column}}: “{{code}}” is not, or no longer, the INSEE code of a commune. Correct it where needed.',
    'places.import.noArea': 'Row {{row}} ({{commune}}): it names no territory. Complete it.',
    'places.import.longArea':
      'Row {{row}} ({{commune}}), column {{column}}: this text is too long for a code. Correct it.',
    'places.import.twice':
      'Row {{row}} ({{commune}}), column {{column}}: the commune already lies in “{{before}}”. Keep only one of the two rows.',
    'places.import.noPoint':
      'Row {{row}} ({{commune}}): latitude or longitude is missing or not on Earth. Correct it.',
    'places.import.areas_one':
      '{{kind}}, {{vintage}}: {{count}} territory, {{communes}} communes of {{all}}.',
    'places.import.areas_other':
      '{{kind}}, {{vintage}}: {{count}} territories, {{communes}} communes of {{all}}.',
    'places.import.points': 'points, {{vintage}}: {{communes}} communes of {{all}}.',
    'places.vintage': 'vintage {{vintage}}',
    'places.noVintage': 'vintage not said (--vintage)',
    'places.import.replaced': 'What was brought in of this kind before is replaced.',
  },
);
