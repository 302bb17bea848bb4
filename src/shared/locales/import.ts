import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'cli.import.summary':
      'reprend un fichier : sheets (fiches), data-inclusion, territories (territoires), rome (métiers) ; undo défait',
    'cli.import.what': 'ce que contient le fichier',
    'cli.import.file': 'le fichier (.csv, .csv.gz, .xlsx, .json), ou l’import à défaire',
    'cli.import.dryRun': 'lit et vérifie tout, sans rien changer',
    'cli.import.vintage': 'le millésime des territoires, s’il n’est pas dans le fichier',
    'cli.import.release': 'la version du ROME',
    'cli.import.unknown': '« {{what}} » ne se reprend pas. Possibles : {{words}}.',
    'cli.import.option': 'L’option --{{option}} ne concerne pas « import {{what}} ». Retirez-la.',
    'cli.import.reading': 'Lecture de « {{file}} »',
    'cli.import.rows': '{{rows}} lignes lues',
    'cli.import.dry': 'Essai seulement : rien n’a changé.',
    'cli.import.bad_one': '{{count}} ligne laissée de côté :',
    'cli.import.bad_other': '{{count}} lignes laissées de côté :',
    'cli.import.more': '… et {{count}} de plus',
    'cli.value.year': 'ANNÉE',
    'cli.value.release': 'VERSION',
  },
  {
    'cli.import.summary':
      'brings a file in: sheets, data-inclusion, territories, rome (métiers); undo takes an import back',
    'cli.import.what': 'what the file holds',
    'cli.import.file': 'the file (.csv, .csv.gz, .xlsx, .json), or the import to take back',
    'cli.import.dryRun': 'reads and checks everything, changes nothing',
    'cli.import.vintage': 'the year of the territories, where the file does not say it',
    'cli.import.release': 'the release of the ROME',
    'cli.import.unknown': '“{{what}}” cannot be brought in. Possible: {{words}}.',
    'cli.import.option': 'The option --{{option}} is not for “import {{what}}”. Leave it out.',
    'cli.import.reading': 'Reading “{{file}}”',
    'cli.import.rows': '{{rows}} rows read',
    'cli.import.dry': 'A trial only: nothing changed.',
    'cli.import.bad_one': '{{count}} row left out:',
    'cli.import.bad_other': '{{count}} rows left out:',
    'cli.import.more': '… and {{count}} more',
    'cli.value.year': 'YEAR',
    'cli.value.release': 'RELEASE',
  },
);
