<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Strings in French.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['adopt_elsewhere'] = 'L’activité {$a} se trouve dans un autre cours que celui de cet espace.';
$string['adopt_field'] = 'Le champ « {$a->name} » de type {$a->type} n’est pas dans cette activité. Il est nécessaire : redonnez-lui ce nom, puis recommencez.';
$string['adopt_no_database'] = 'Il n’y a pas d’activité base de données {$a} : donnez le nombre qui suit id= dans son adresse.';
$string['adopt_standing'] = 'Cet espace a sa base de données ; aucune autre n’est prise à sa place.';
$string['cli_failed'] = 'Échec : {$a}';
$string['cli_setup_done'] = 'Terminé : ce Moodle est prêt.';
$string['cli_setup_first'] = 'Lancez d’abord cli/setup.php.';
$string['cli_setup_help'] = 'Prépare ce Moodle pour le compagnon MARA. Peut être relancé sans risque.

Active les services web et REST, crée les rôles, les champs de profil de la catégorie MARA,
l’utilisateur du service et son jeton, et écrit l’adresse et le jeton dans un fichier que seul
son propriétaire peut lire. Ce qu’un administrateur a décidé autrement est laissé et signalé.

Options :
    --out=FICHIER   où mettre l’adresse et le jeton (par défaut : {$a})
    --rotate        renouvelle le jeton ; l’ancien ne fonctionne plus
    --new-epoch     fait tout relire au compagnon (après la restauration d’une sauvegarde de Moodle)
-h, --help          cette aide

Exemple :
    $ sudo -u www-data php local/mara/cli/setup.php --out=/etc/mara/moodle.env

Code de sortie : 0 tout va bien ; 1 échec ; 2 fait, mais quelque chose est à regarder.';
$string['cli_setup_problems'] = 'Terminé, mais regardez les lignes ci-dessus.';
$string['cli_space_adopted'] = 'L’activité base de données a été reprise : ses fiches sont désormais celles de l’espace {$a}.';
$string['cli_space_adopted_without'] = 'Ces champs n’y sont pas : {$a}. Relancez cette commande sans --adopt pour les faire créer.';
$string['cli_space_help'] = 'Crée le cours d’un espace, ou répare ce qui manque dans un espace existant. Peut être relancé sans risque :
rien n’est renommé, aucun modèle n’est écrasé.

Options :
    --code=CODE             code stable : 2 à 20 caractères parmi a-z, 0-9 et -
    --name=NOM              nom complet du cours, à sa création
    --departements=LISTE    codes des départements, séparés par des virgules
    --national              l’espace national : un seul par site
    --adopt=CMID            reprend l’activité base de données de ce numéro (id= dans son adresse), qui se trouve
                            dans le cours de l’espace, à la place de celle de l’espace qui a été supprimée. Pour
                            une activité revenue de la corbeille. Rien d’autre n’est fait.
-h, --help                  cette aide

Exemple :
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --adopt=1234';
$string['cli_space_made'] = 'L’espace {$a->code} a été créé : {$a->url}';
$string['cli_space_mended'] = 'L’espace {$a->code} existe et il n’y manque rien : {$a->url}';
$string['cli_upgrade_first'] = 'Moodle doit d’abord être mis à jour : php admin/cli/upgrade.php';
$string['field_address'] = 'Adresse';
$string['field_address_help'] = 'Numéro, rue et code postal.';
$string['field_category'] = 'Rubrique';
$string['field_category_help'] = 'Sous quel titre la fiche apparaît.';
$string['field_commune'] = 'Commune';
$string['field_commune_help'] = 'La ville ou le village.';
$string['field_contact'] = 'Personne à contacter (réservé aux référents)';
$string['field_contact_help'] = 'La personne que vous connaissez là-bas. Ce n’est jamais publié.';
$string['field_hours'] = 'Horaires';
$string['field_hours_help'] = 'Par exemple : du lundi au vendredi, de 9 h à 12 h.';
$string['field_mail'] = 'Courriel';
$string['field_mail_help'] = 'Une adresse à laquelle tout le monde peut écrire, pas une adresse privée.';
$string['field_name'] = 'Nom';
$string['field_name_help'] = 'Le nom de l’organisme, de l’entreprise ou de l’association, tel qu’il se présente.';
$string['field_phone'] = 'Téléphone';
$string['field_phone_help'] = 'Un numéro que tout le monde peut appeler, par exemple 02 41 00 00 00.';
$string['field_purpose'] = 'Pour quoi faire';
$string['field_purpose_help'] = 'En quelques mots : ce qu’on peut leur demander.';
$string['field_remarks'] = 'Remarques';
$string['field_remarks_help'] = 'Tout ce qui est bon à savoir par ailleurs.';
$string['field_site'] = 'Site internet';
$string['field_site_help'] = 'L’adresse du site. Vous pouvez la copier depuis le navigateur.';
$string['field_site_link'] = 'Voir le site';
$string['field_state'] = 'État';
$string['field_state_help'] = 'Choisissez « À publier » quand la fiche est prête, « À retirer » pour la sortir du Livre.';
$string['field_verified_on'] = 'Vérifiée le';
$string['field_verified_on_help'] = 'Le jour où vous avez vérifié pour la dernière fois que c’est toujours exact. Aujourd’hui est proposé.';
$string['form_intro'] = 'Remplissez ce que vous savez ; le reste peut attendre. Seules les rubriques marquées en rouge sont nécessaires.';
$string['list_verified'] = 'vérifiée le';
$string['locked'] = 'Une autre lecture ou écriture est en cours : réessayez.';
$string['mara:createspace'] = 'Créer des espaces pour le compagnon';
$string['mara:publish'] = 'Publier des Livres et des chapitres pour le compagnon';
$string['mara:read'] = 'Lire les espaces, les personnes, les inscriptions, les fiches et les Livres pour le compagnon';
$string['notwritten'] = 'L’écriture n’a pas pu se faire.';
$string['option_category_association'] = 'Association';
$string['option_category_institution'] = 'Institution';
$string['option_category_landlord'] = 'Bailleur';
$string['option_category_partner'] = 'Partenaire de conseil ou de formation';
$string['option_category_private_service'] = 'Service privé';
$string['option_category_public_service'] = 'Service public';
$string['option_category_social_body'] = 'Organisme social';
$string['option_state_draft'] = 'Brouillon';
$string['option_state_publish'] = 'À publier';
$string['option_state_withdraw'] = 'À retirer';
$string['otherinstance'] = 'Ce lot est destiné à un autre Moodle.';
$string['pluginname'] = 'Compagnon MARA';
$string['privacy:metadata:change'] = 'Des références à ce qui a changé, gardées quarante jours pour que le compagnon puisse suivre.';
$string['privacy:metadata:change:kind'] = 'Le genre d’objet qui a changé';
$string['privacy:metadata:change:objectid'] = 'L’identifiant de l’objet, qui peut être celui d’un utilisateur';
$string['privacy:metadata:change:timecreated'] = 'Quand le changement a été noté';
$string['privacy:metadata:companion'] = 'Le compagnon MARA, un service de l’association, lit ce dont il a besoin par les services web.';
$string['privacy:metadata:companion:accesses'] = 'Le jour de la dernière visite dans chaque espace';
$string['privacy:metadata:companion:chapters'] = 'Le texte des chapitres qu’une personne a modifiés dans les Livres du compagnon';
$string['privacy:metadata:companion:completions'] = 'Les activités et les espaces achevés, et quand';
$string['privacy:metadata:companion:enrolments'] = 'Les inscriptions dans les espaces, avec leurs dates';
$string['privacy:metadata:companion:entries'] = 'Les fiches des espaces, avec l’identifiant de leur auteur';
$string['privacy:metadata:companion:groups'] = 'L’appartenance aux groupes des espaces et aux cohortes';
$string['privacy:metadata:companion:name'] = 'Prénom, nom, langue, et suspension éventuelle du compte, de ceux qui sont inscrits dans un espace';
$string['privacy:metadata:companion:profile'] = 'Les champs de profil de la catégorie MARA';
$string['privacy:metadata:companion:roles'] = 'Les rôles donnés dans les espaces';
$string['privacy:metadata:seen'] = 'Ce que le plugin a dit en dernier au compagnon, sous forme d’empreinte, pour remarquer ce qui change.';
$string['privacy:metadata:seen:fingerprint'] = 'Une empreinte dont on ne peut rien relire';
$string['profile_mara_capacity'] = 'Candidats qu’un parrain suivrait';
$string['profile_mara_capacity_help'] = 'Un nombre.';
$string['profile_mara_category'] = 'Catégorie de personnel';
$string['profile_mara_category_help'] = 'career_officer (officier de carrière), contract_officer (officier sous contrat), other_defence (autre personnel de la défense) ou civilian (civil)';
$string['profile_mara_departure'] = 'Mois de départ';
$string['profile_mara_departure_help'] = 'Par exemple 2027-09 ; none s’il n’y a pas encore de date, past si elle est passée.';
$string['profile_mara_metiers'] = 'Métiers';
$string['profile_mara_metiers_help'] = 'Codes ROME, séparés par ; ou unknown (je ne sais pas encore)';
$string['profile_mara_needs'] = 'Besoins ou aides proposées';
$string['profile_mara_needs_help'] = 'Plusieurs séparés par ;';
$string['profile_mara_phase'] = 'Phase';
$string['profile_mara_phase_help'] = 'information, orientation, preparation, search (recherche), integration ou settled (installé)';
$string['profile_mara_places'] = 'Lieux souhaités';
$string['profile_mara_places_help'] = 'Le plus souhaité d’abord ; plusieurs séparés par ;';
$string['profile_mara_project'] = 'Projet';
$string['profile_mara_project_help'] = 'Le type de projet.';
$string['profile_mara_quality'] = 'Qualité';
$string['profile_mara_quality_help'] = 'candidate (candidat), mentor (parrain), resource (membre ressource) ; plusieurs séparés par ;';
$string['profile_mara_service'] = 'Armée ou service';
$string['profile_mara_service_help'] = 'Facultatif.';
$string['readback'] = 'Le texte relu n’est pas le texte écrit ; l’écriture a été annulée.';
$string['role_mara_candidate'] = 'Candidat MARA';
$string['role_mara_candidate_description'] = 'Lit les Livres d’un espace ; ne voit ni les fiches ni les autres participants.';
$string['role_mara_referent'] = 'Référent MARA';
$string['role_mara_referent_description'] = 'Modifie les fiches et les Livres d’un espace.';
$string['role_mara_service'] = 'Compagnon MARA (service)';
$string['role_mara_service_description'] = 'Ce que le compagnon peut faire par son service web, et rien de plus.';
$string['section_books'] = 'Ma région';
$string['section_referents'] = 'Coin des référents';
$string['service_description'] = 'Le compte du compagnon MARA. Il ne fonctionne qu’avec un jeton et ne peut pas se connecter.';
$string['service_lastname'] = 'compagnon';
$string['setup_allowed'] = 'utilisateur autorisé pour le service {$a}';
$string['setup_assigned'] = 'rôle du service pour {$a}';
$string['setup_capability'] = 'droit {$a->capability} pour {$a->role}';
$string['setup_capability_refused'] = 'un administrateur a retiré le droit {$a->capability} à {$a->role} ; il est nécessaire, mais a été laissé ainsi';
$string['setup_category'] = 'catégorie {$a} de champs de profil';
$string['setup_compared'] = 'première comparaison';
$string['setup_epoch'] = 'nouveau journal ; le compagnon relit tout';
$string['setup_field'] = 'champ de profil {$a}';
$string['setup_field_elsewhere'] = 'le champ de profil {$a} est dans une autre catégorie ; le compagnon ne lit que la catégorie MARA';
$string['setup_file'] = 'L’adresse et le jeton sont dans {$a->path} ; seul {$a->owner} peut lire ce fichier.';
$string['setup_file_failed'] = 'Le fichier {$a} n’a pas pu être écrit.';
$string['setup_file_other_owner'] = '(Le dossier de données de Moodle appartient à {$a->webowner} : vous avez lancé ceci sous un autre compte. Le compagnon doit tourner sous {$a->owner}, ou vous devez lui donner le fichier.)';
$string['setup_file_served'] = 'Le fichier {$a} serait là où le serveur web peut le montrer à tous. Choisissez un autre dossier.';
$string['setup_made'] = 'Fait : {$a}';
$string['setup_no_https'] = 'Ce Moodle est joint sans HTTPS : le jeton circule en clair.';
$string['setup_problem'] = 'À regarder : {$a}';
$string['setup_rest'] = 'protocole REST activé';
$string['setup_role'] = 'rôle {$a}';
$string['setup_service_off'] = 'le service {$a} est désactivé ; il a été laissé ainsi, mais le compagnon ne peut pas fonctionner';
$string['setup_there'] = 'Déjà en place : {$a}';
$string['setup_token'] = 'jeton';
$string['setup_token_renewed'] = 'nouveau jeton ; l’ancien ne fonctionne plus';
$string['setup_user'] = 'utilisateur {$a}';
$string['setup_user_off'] = 'l’utilisateur {$a} est suspendu ou ne peut pas se connecter ; il a été laissé ainsi, mais le compagnon ne peut pas fonctionner';
$string['setup_webservices'] = 'services web activés';
$string['sheet_living_area'] = 'Fiches du bassin de vie';
$string['sheet_living_area_intro'] = 'Une fiche par lieu ou par personne qui aide à s’installer. Seuls les référents voient cette page. Une fiche est publiée quand son état est « À publier ».';
$string['task_compare'] = 'Noter ce qui a changé sans événement';
$string['task_prune'] = 'Oublier les anciennes lignes du journal des changements';
$string['toolarge'] = 'Le texte dépasse la taille permise pour un chapitre.';
$string['unknownspace'] = 'Cet espace n’existe pas ici.';
