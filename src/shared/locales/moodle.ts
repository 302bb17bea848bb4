import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'moodle.notConfigured':
      'Aucun Moodle n’est configuré. Donnez à MOODLE_CONNECTION_FILE le fichier écrit par « php local/mara/cli/setup.php », ou essayez le Moodle simulé : npm start.',
    'moodle.error.transient':
      'Moodle a échoué pour un temps ({{function}} : {{code}}, « {{text}} »). Le prochain cycle reprendra là où celui-ci s’est arrêté.',
    'moodle.error.auth':
      'Moodle refuse le jeton ({{code}}). Renouvelez-le avec « php local/mara/cli/setup.php --rotate » et donnez le nouveau au compagnon.',
    'moodle.error.permission':
      'Moodle refuse {{function}} ({{code}}, « {{text}} »). Relancez « php local/mara/cli/setup.php », qui rend au compte de service les droits qui lui manquent.',
    'moodle.error.invalid':
      'Moodle n’a pas accepté {{function}} ({{code}}, « {{text}} »). Vérifiez que le greffon local_mara et le compagnon sont de la même version.',
    'moodle.error.conflict': 'Moodle a changé entre-temps ({{function}} : {{code}}).',
    'moodle.error.otherInstance':
      'Ce Moodle n’est pas celui pour lequel ce lot a été préparé : rien n’a été écrit.',
    'moodle.error.noFunction':
      'Ce Moodle ne connaît pas {{function}}. Installez ou mettez à jour le greffon local_mara, puis relancez « php local/mara/cli/setup.php ».',
    'moodle.error.maintenance':
      'Moodle est en maintenance. Rien n’est perdu : le prochain cycle reprendra.',
    'moodle.error.busy': 'Moodle est surchargé (HTTP {{status}}, {{function}}).',
    'moodle.error.redirect':
      'MOODLE_URL renvoie vers {{target}}. Mettez dans MOODLE_URL l’adresse exacte du site ($CFG->wwwroot).',
    'moodle.error.restOff':
      'Moodle refuse toute connexion REST (HTTP 403). Relancez « php local/mara/cli/setup.php », qui active les services web et le protocole REST.',
    'moodle.error.notMoodle':
      'L’adresse MOODLE_URL répond, mais pas comme le service web d’un Moodle (HTTP {{status}}). Vérifiez-la : ce doit être $CFG->wwwroot.',
    'moodle.error.truncated': 'La réponse de Moodle à {{function}} est incomplète.',
    'moodle.error.shape':
      'La réponse de {{function}} n’a pas la forme attendue (champ « {{field}} » : {{problem}}). Mettez à jour le greffon local_mara ou le compagnon.',
    'moodle.error.timeout':
      'Moodle n’a pas répondu à temps ({{function}}). Voir MOODLE_TIMEOUT_MS si le site est lent.',
    'moodle.error.network':
      'Moodle est injoignable ({{code}}). Vérifiez MOODLE_URL et que le site est en marche.',
    'moodle.error.quiet':
      'Moodle demande de ne plus l’appeler pendant {{seconds}} secondes. Recommencez ensuite.',
    'moodle.error.resting':
      'Moodle a échoué plusieurs fois de suite : le compagnon le laisse au repos une demi-minute.',
    'moodle.notice':
      'Moodle a imprimé du texte avant sa réponse à {{function}} : « {{text}} ». Désactivez l’affichage des messages de débogage (Administration > Développement > Débogage).',
    'moodle.badItem':
      'Enregistrement {{kind}} n° {{id}} : le champ « {{field}} » n’a pas la forme attendue ({{problem}}). Il est mis de côté ; le reste continue.',
  },
  {
    'moodle.notConfigured':
      'No Moodle is configured. Name in MOODLE_CONNECTION_FILE the file written by “php local/mara/cli/setup.php”, or try the simulated Moodle: npm start.',
    'moodle.error.transient':
      'Moodle failed for a while ({{function}}: {{code}}, “{{text}}”). The next cycle goes on where this one stopped.',
    'moodle.error.auth':
      'Moodle refuses the token ({{code}}). Renew it with “php local/mara/cli/setup.php --rotate” and give the new one to the companion.',
    'moodle.error.permission':
      'Moodle refuses {{function}} ({{code}}, “{{text}}”). Run “php local/mara/cli/setup.php” again: it gives the service account back the rights it lacks.',
    'moodle.error.invalid':
      'Moodle did not accept {{function}} ({{code}}, “{{text}}”). Check that the plugin local_mara and the companion are of the same version.',
    'moodle.error.conflict': 'Moodle has changed meanwhile ({{function}}: {{code}}).',
    'moodle.error.otherInstance':
      'This Moodle is not the one this batch was prepared for: nothing was written.',
    'moodle.error.noFunction':
      'This Moodle does not know {{function}}. Install or update the plugin local_mara, then run “php local/mara/cli/setup.php” again.',
    'moodle.error.maintenance':
      'Moodle is under maintenance. Nothing is lost: the next cycle goes on.',
    'moodle.error.busy': 'Moodle is overloaded (HTTP {{status}}, {{function}}).',
    'moodle.error.redirect':
      'MOODLE_URL redirects to {{target}}. Put the exact address of the site ($CFG->wwwroot) into MOODLE_URL.',
    'moodle.error.restOff':
      'Moodle refuses every REST call (HTTP 403). Run “php local/mara/cli/setup.php” again: it switches web services and the REST protocol on.',
    'moodle.error.notMoodle':
      'The address MOODLE_URL answers, but not as a Moodle web service does (HTTP {{status}}). Check it: it must be $CFG->wwwroot.',
    'moodle.error.truncated': 'Moodle’s answer to {{function}} is incomplete.',
    'moodle.error.shape':
      'The answer of {{function}} does not have the expected shape (field “{{field}}”: {{problem}}). Update the plugin local_mara or the companion.',
    'moodle.error.timeout':
      'Moodle did not answer in time ({{function}}). See MOODLE_TIMEOUT_MS if the site is slow.',
    'moodle.error.network':
      'Moodle cannot be reached ({{code}}). Check MOODLE_URL and that the site is running.',
    'moodle.error.quiet':
      'Moodle asks not to be called for {{seconds}} seconds. Try again after that.',
    'moodle.error.resting':
      'Moodle failed several times in a row: the companion leaves it alone for half a minute.',
    'moodle.notice':
      'Moodle printed text before its answer to {{function}}: “{{text}}”. Switch the display of debug messages off (Administration > Development > Debugging).',
    'moodle.badItem':
      'Record {{kind}} no. {{id}}: the field “{{field}}” does not have the expected shape ({{problem}}). It is set aside; the rest goes on.',
  },
);
