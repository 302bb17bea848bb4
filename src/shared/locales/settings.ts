import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'settings.bad': 'Réglage {{name}} : valeur refusée. Attendu : {{expected}}.',
    'settings.unreadable': 'Réglage {{name}} : le fichier {{file}} ne se lit pas.',
    'settings.twice':
      'Réglage {{name}} : donné deux fois, par {{name}} et par {{name}}_FILE. Gardez l’un des deux.',
    'settings.noToken':
      'MOODLE_URL est donné sans jeton. Ajoutez MOODLE_TOKEN_FILE (ou MOODLE_TOKEN), ou donnez à MOODLE_CONNECTION_FILE le fichier écrit par « php local/mara/cli/setup.php ».',
    'settings.noUrl': 'MOODLE_TOKEN est donné sans MOODLE_URL. Ajoutez l’adresse du site.',
    'settings.moodleUrl':
      'l’adresse du site Moodle, en https (http seulement pour cette machine), sans nom ni mot de passe',
    'settings.moodleToken': 'le jeton écrit par « php local/mara/cli/setup.php »',
    'settings.withoutPlugin':
      'true là où le greffon ne peut pas être installé (voir docs/without-plugin.md), sinon false (par défaut)',
    'settings.spaces':
      'les espaces et le numéro de leur cours, par exemple mel=5,var=7, chacun une seule fois',
    'settings.noMoodle':
      'MOODLE_WITHOUT_PLUGIN=true demande un Moodle : ajoutez MOODLE_URL et son jeton (le Moodle simulé, lui, a le greffon).',
    'settings.noSpaces':
      'MOODLE_WITHOUT_PLUGIN=true demande MOODLE_SPACES : les espaces et le numéro de leur cours, par exemple mel=5,var=7.',
    'settings.spacesAlone':
      'MOODLE_SPACES ne compte qu’avec MOODLE_WITHOUT_PLUGIN=true : avec le greffon, c’est Moodle qui nomme les espaces. Retirez l’un ou ajoutez l’autre.',
    'settings.dataDir': 'un dossier où écrire (par défaut ./data)',
    'settings.databaseUrl':
      'sqlite:FICHIER ou mysql://utilisateur:motdepasse@machine:3306/base (par défaut un fichier dans DATA_DIR)',
    'settings.templatesDir':
      'le dossier des modèles de Livres et de pages (par défaut celui du compagnon)',
    'settings.checkLinks':
      'true pour regarder une fois par mois les pages que les fiches indiquent, sinon false (par défaut)',
    'settings.port': 'un port de 0 à 65535 (par défaut 8090)',
    'settings.sandboxPort': 'un port de 0 à 65535 pour le Moodle simulé (par défaut 8091)',
    'settings.lang': 'fr ou en (par défaut fr)',
    'settings.logLevel': 'silent, error, warn, info ou debug (par défaut info)',
    'settings.timeout':
      'le temps laissé à une réponse de Moodle, de 100 à 600000 millisecondes (par défaut 60000)',
    'settings.rate': 'appels à Moodle par seconde, de 1 à 1000 (par défaut 5)',
    'settings.burst': 'appels à Moodle d’affilée après un repos, de 1 à 1000 (par défaut 20)',
    'settings.concurrency': 'appels à Moodle en même temps, de 1 à 16 (par défaut 2)',
    'settings.pageSize': 'objets par page de lecture, de 1 à 5000 (par défaut 5000)',
    'settings.syncCron':
      'les heures des cycles, à l’heure de Paris, comme pour cron (par défaut */15 * * * *), ou off',
    'settings.approvers':
      'les noms de ceux qui peuvent approuver des retraits, séparés par des virgules',
    'settings.inviteRole':
      'le nom abrégé du rôle donné aux personnes qui acceptent une invitation, par exemple mara_candidate (par défaut aucun)',
    'settings.contactDays':
      'en combien de jours un candidat doit être contacté, de 1 à 90 (par défaut 7)',
    'settings.mentorDays':
      'en combien de jours un parrain doit lui être proposé, de 1 à 365 (par défaut 30)',
    'settings.signWeeks':
      'au bout de combien de semaines sans signe de vie on s’inquiète, de 1 à 52 (par défaut 6)',
    'settings.pairingAsks':
      'together (candidat et parrain sont sollicités ensemble, par défaut) ou mentor_first (le parrain d’abord)',
    'settings.peers': 'la taille des groupes de pairs, par exemple 4..8 (par défaut)',
    'settings.peersCron':
      'quand les groupes de pairs sont formés, à l’heure de Paris, comme pour cron (par défaut 10 5 * * 1), ou off',
    'settings.smallestGroup':
      'le plus petit groupe de personnes qu’un chiffre montre, de 3 à 100 (par défaut 11)',
    'settings.quiet': 'deux jours de l’année, tous deux compris, comme 08-01..08-31',
    'settings.readyAge':
      'l’âge, en minutes, du dernier cycle réussi au-delà duquel /readyz s’alarme, de 1 à 10080 (par défaut 60)',
  },
  {
    'settings.bad': 'Setting {{name}}: value refused. Expected: {{expected}}.',
    'settings.unreadable': 'Setting {{name}}: the file {{file}} cannot be read.',
    'settings.twice':
      'Setting {{name}}: given twice, by {{name}} and by {{name}}_FILE. Keep one of them.',
    'settings.noToken':
      'MOODLE_URL is given without a token. Add MOODLE_TOKEN_FILE (or MOODLE_TOKEN), or name in MOODLE_CONNECTION_FILE the file written by “php local/mara/cli/setup.php”.',
    'settings.noUrl': 'MOODLE_TOKEN is given without MOODLE_URL. Add the address of the site.',
    'settings.moodleUrl':
      'the address of the Moodle site, https (http only for this machine), without name or password',
    'settings.moodleToken': 'the token written by “php local/mara/cli/setup.php”',
    'settings.withoutPlugin':
      'true where the plugin cannot be installed (see docs/without-plugin.md), else false (default)',
    'settings.spaces':
      'the spaces and the number of their course, for instance mel=5,var=7, each of them once',
    'settings.noMoodle':
      'MOODLE_WITHOUT_PLUGIN=true asks for a Moodle: add MOODLE_URL and its token (the simulated Moodle has the plugin).',
    'settings.noSpaces':
      'MOODLE_WITHOUT_PLUGIN=true asks for MOODLE_SPACES: the spaces and the number of their course, for instance mel=5,var=7.',
    'settings.spacesAlone':
      'MOODLE_SPACES only counts with MOODLE_WITHOUT_PLUGIN=true: with the plugin, Moodle names the spaces. Take the one away or add the other.',
    'settings.dataDir': 'a folder to write in (default ./data)',
    'settings.databaseUrl':
      'sqlite:FILE or mysql://user:password@host:3306/database (default a file in DATA_DIR)',
    'settings.templatesDir':
      'the folder of the Book and page templates (default the companion’s own)',
    'settings.checkLinks':
      'true to look once a month at the pages that sheets point to, else false (default)',
    'settings.port': 'a port from 0 to 65535 (default 8090)',
    'settings.sandboxPort': 'a port from 0 to 65535 for the simulated Moodle (default 8091)',
    'settings.lang': 'fr or en (default fr)',
    'settings.logLevel': 'silent, error, warn, info or debug (default info)',
    'settings.timeout':
      'the time left to an answer of Moodle, 100 to 600000 milliseconds (default 60000)',
    'settings.rate': 'calls to Moodle a second, 1 to 1000 (default 5)',
    'settings.burst': 'calls to Moodle in a row after a rest, 1 to 1000 (default 20)',
    'settings.concurrency': 'calls to Moodle at once, 1 to 16 (default 2)',
    'settings.pageSize': 'objects a page when reading, 1 to 2000 (default 500)',
    'settings.syncCron': 'when cycles run, Paris time, as for cron (default */15 * * * *), or off',
    'settings.approvers': 'the names of those who may approve removals, separated by commas',
    'settings.inviteRole':
      'the short name of the role given to people who accept an invitation, for instance mara_candidate (default none)',
    'settings.contactDays':
      'within how many days a candidate is to be contacted, 1 to 90 (7 unless set)',
    'settings.mentorDays':
      'within how many days a mentor is to be proposed to them, 1 to 365 (30 unless set)',
    'settings.signWeeks':
      'after how many weeks without a sign of life one worries, 1 to 52 (6 unless set)',
    'settings.pairingAsks':
      'together (candidate and mentor are asked side by side, unless set) or mentor_first',
    'settings.peers': 'the size of peer groups, for instance 4..8 (unless set)',
    'settings.peersCron':
      'when peer groups are formed, Paris time, as for cron (10 5 * * 1 unless set), or off',
    'settings.smallestGroup':
      'the smallest group of people that a figure shows, 3 to 100 (11 unless set)',
    'settings.quiet': 'two days of the year, both included, as in 08-01..08-31',
    'settings.readyAge':
      'the age, in minutes, of the last good cycle beyond which /readyz complains, 1 to 10080 (default 60)',
  },
);
