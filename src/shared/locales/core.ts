import { bilingual } from './catalogue.ts';

/** What the companion says where it works without the plugin. */
export const catalogue = bilingual(
  {
    'core.needsPlugin':
      'Sans le greffon local_mara, Moodle ne permet pas cela : le compagnon lit, il n’écrit ni Livre ni espace. Installez le greffon, puis retirez MOODLE_WITHOUT_PLUGIN.',
    'core.error.auth':
      'Moodle refuse le jeton ({{code}}). Créez-en un nouveau pour le compte de service (Administration > Serveur > Services web > Gérer les jetons) et donnez-le au compagnon.',
    'core.error.refused':
      'Moodle refuse {{function}} ({{code}}). Vérifiez que le service web contient cette fonction et que le compte de service a les droits de docs/without-plugin.md.',
    'core.error.shape':
      'La réponse de {{function}} n’a pas la forme attendue (champ « {{field}} » : {{problem}}). Mettez à jour le compagnon.',
    'core.error.restOff':
      'Moodle refuse toute connexion REST (HTTP 403). Activez les services web et le protocole REST (Administration > Serveur > Services web > Aperçu).',
  },
  {
    'core.needsPlugin':
      'Without the plugin local_mara Moodle does not allow that: the companion reads, it writes no Book and no space. Install the plugin, then take MOODLE_WITHOUT_PLUGIN away.',
    'core.error.auth':
      'Moodle refuses the token ({{code}}). Make a new one for the service account (Administration > Server > Web services > Manage tokens) and give it to the companion.',
    'core.error.refused':
      'Moodle refuses {{function}} ({{code}}). Check that the web service holds this function and that the service account has the rights of docs/without-plugin.md.',
    'core.error.shape':
      'The answer of {{function}} does not have the expected shape (field “{{field}}”: {{problem}}). Update the companion.',
    'core.error.restOff':
      'Moodle refuses every REST call (HTTP 403). Switch web services and the REST protocol on (Administration > Server > Web services > Overview).',
  },
);
