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
$string['adopt_field'] = 'Le champ « {$a->name} » de type {$a->type} n’est pas dans cette activité. Il est nécessaire : redonnez-lui ce nom, puis recommencez.';
$string['adopt_no_database'] = 'Il n’y a pas d’activité base de données {$a} : donnez le nombre qui suit id= dans son adresse.';
$string['adopt_standing'] = 'Cet espace a sa base de données ; aucune autre n’est prise à sa place.';
$string['allow_no_cohort'] = 'Il n’y a pas ici de cohorte d’identifiant « {$a} » qui soit tenue à la main.';
$string['allow_no_role'] = 'Il n’y a pas ici de rôle « {$a} » qui se donne dans les cours.';
$string['allow_strong_role'] = 'Le compagnon ne peut pas donner le rôle « {$a->role} » : il a le droit {$a->capability}. Seuls les rôles qui ne modifient pas, ne voient pas les participants et ne gèrent pas peuvent être choisis.';
$string['asks_all'] = 'Voir toutes mes demandes';
$string['asks_answered'] = 'Vos réponses des 30 derniers jours';
$string['asks_change'] = 'Changer ma réponse';
$string['asks_changeable'] = 'Vous pourrez changer votre réponse tant que la demande reste ouverte.';
$string['asks_final'] = 'Votre réponse sera définitive.';
$string['asks_first'] = 'Une seule réponse suffit : la première ferme la demande pour tous.';
$string['asks_intro'] = 'Ouvrir cette page n’engage à rien : seul le bouton « Envoyer ma réponse » envoie votre réponse.';
$string['asks_legend'] = 'Votre réponse';
$string['asks_link'] = 'Voir de quoi il s’agit';
$string['asks_more'] = 'D’autres demandes apparaîtront quand vous aurez répondu à celles-ci.';
$string['asks_navigation'] = 'Mes demandes ({$a})';
$string['asks_none'] = 'Aucune demande n’attend votre réponse. Quand une question vous sera posée, vous recevrez une notification et vous la trouverez ici.';
$string['asks_not_yet'] = 'Votre réponse n’est pas encore enregistrée.';
$string['asks_open'] = 'Ce qui attend votre réponse';
$string['asks_own_answer'] = 'Votre réponse';
$string['asks_remark_hint'] = '{$a} caractères au plus.';
$string['asks_remark_optional'] = 'Remarque (facultative)';
$string['asks_remark_required'] = 'Remarque (nécessaire avec cette réponse)';
$string['asks_said_answered'] = 'Quelqu’un d’autre a déjà répondu : cette demande est close et il n’y a plus rien à faire. Merci.';
$string['asks_said_changed'] = 'Votre nouvelle réponse est enregistrée. Merci.';
$string['asks_said_expired'] = 'Le délai est passé : cette demande est close et ne prend plus de réponse.';
$string['asks_said_final'] = 'Vous avez déjà répondu à cette demande, et votre réponse est définitive.';
$string['asks_said_loggedinas'] = 'Vous êtes connecté à la place de cette personne : elle seule peut répondre.';
$string['asks_said_nochoice'] = 'Choisissez une des réponses.';
$string['asks_said_noted'] = 'Votre réponse est enregistrée. Merci.';
$string['asks_said_notnamed'] = 'Cette demande n’existe pas, ou ne vous est pas adressée.';
$string['asks_said_notreached'] = 'Cette demande vous a été adressée, mais vous ne participez pas à cet espace en ce moment : vous ne pouvez pas y répondre.';
$string['asks_said_remarkelsewhere'] = 'Vous avez écrit une remarque sous une autre réponse que celle que vous avez choisie : déplacez-la ou effacez-la.';
$string['asks_said_remarkmissing'] = 'Avec cette réponse, une remarque est nécessaire.';
$string['asks_said_remarktoolong'] = 'La remarque est trop longue : {$a} caractères au plus.';
$string['asks_said_sessionover'] = 'Votre session s’était terminée et rien n’a été envoyé : vérifiez votre réponse, puis envoyez-la de nouveau.';
$string['asks_said_withdrawn'] = 'Cette demande a été retirée : il n’y a plus rien à faire.';
$string['asks_send'] = 'Envoyer ma réponse';
$string['asks_space'] = 'Espace : {$a}';
$string['asks_title'] = 'Mes demandes';
$string['asks_until'] = 'À répondre avant le {$a}';
$string['asks_you_answered'] = 'Le {$a}, vous avez répondu :';
$string['asks_your_remark'] = 'Votre remarque :';
$string['cli_failed'] = 'Échec : {$a}';
$string['cli_setup_done'] = 'Terminé : ce Moodle est prêt.';
$string['cli_setup_first'] = 'Lancez d’abord cli/setup.php.';
$string['cli_setup_help'] = 'Prépare ce Moodle pour le compagnon MARA. Peut être relancé sans risque.

Active les services web et REST, crée les rôles, les champs de profil de la catégorie MARA,
l’utilisateur du service et son jeton, et écrit l’adresse et le jeton dans un fichier que seul
son propriétaire peut lire. Donne aux espaces existants ce qu’une nouvelle version apporte.
Ce qu’un administrateur a décidé autrement est laissé et signalé.

Options :
    --out=FICHIER   où mettre l’adresse et le jeton (par défaut : {$a})
    --rotate        renouvelle le jeton ; l’ancien ne fonctionne plus
    --new-epoch     fait tout relire au compagnon (après la restauration d’une sauvegarde de Moodle)
    --allow-roles=LISTE     noms abrégés des rôles que le compagnon peut donner avec une inscription, séparés par
                            des virgules ; un rôle qui peut modifier, voir les participants ou gérer est refusé
    --allow-cohorts=LISTE   identifiants (idnumber) des cohortes qu’il peut remplir, séparés par des virgules
    --allow-accounts=1      une invitation acceptée crée un compte (0 : elle n’en crée pas)
                    rien n’est permis au début ; une liste vide ne permet de nouveau rien
-h, --help          cette aide

Exemple :
    $ sudo -u www-data php local/mara/cli/setup.php --out=/etc/mara/moodle.env

Code de sortie : 0 tout va bien ; 1 échec ; 2 fait, mais quelque chose est à regarder.';
$string['cli_setup_no_list'] = '--allow-roles et --allow-cohorts veulent une liste : --allow-roles=mara_candidate. Une liste vide, --allow-roles=, n’en permet aucun.';
$string['cli_setup_problems'] = 'Terminé, mais regardez les lignes ci-dessus.';
$string['cli_space_adopted'] = 'L’activité base de données a été reprise : ses fiches sont désormais celles de l’espace {$a}.';
$string['cli_space_adopted_without'] = 'Ces champs n’y sont pas : {$a}. Relancez cette commande sans --adopt pour les faire créer.';
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
    --sheet=SORTE           avec --adopt : de quelle base de l’espace il s’agit, living_area (si rien n’est dit),
                            job_market, opening ou invitation
-h, --help                  cette aide

Exemple :
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --adopt=1234';
$string['cli_space_made'] = 'L’espace {$a->code} a été créé : {$a->url}';
$string['cli_space_mended'] = 'L’espace {$a->code} existe et il n’y manque rien : {$a->url}';
$string['cli_upgrade_first'] = 'Moodle doit d’abord être mis à jour : php admin/cli/upgrade.php';
$string['field_address'] = 'Adresse';
$string['field_address_help'] = 'Numéro, rue et code postal.';
$string['field_agreed'] = 'D’accord pour être invité';
$string['field_agreed_help'] = 'Choisissez « Oui » quand vous avez demandé à cette personne, et qu’elle accepte qu’on lui écrive.';
$string['field_category'] = 'Rubrique';
$string['field_category_help'] = 'Sous quel titre la fiche apparaît.';
$string['field_clearance'] = 'Habilitation';
$string['field_clearance_help'] = 'L’habilitation de défense qu’il faut avoir pour ce poste.';
$string['field_commune'] = 'Commune';
$string['field_commune_help'] = 'La ville ou le village.';
$string['field_contact'] = 'Personne à contacter (réservé aux référents)';
$string['field_contact_help'] = 'La personne que vous connaissez là-bas. Ce n’est jamais publié.';
$string['field_contract'] = 'Contrat';
$string['field_contract_help'] = 'La sorte de contrat proposée.';
$string['field_cost'] = 'Coût';
$string['field_cost_help'] = 'Ce que cela coûte, par exemple : gratuit, 10 € par an, selon les revenus.';
$string['field_deadline'] = 'Date limite (JJ/MM/AAAA)';
$string['field_deadline_help'] = 'Le dernier jour pour répondre, par exemple 31/12/2026. L’offre n’est plus publiée le lendemain.';
$string['field_description'] = 'Description';
$string['field_description_help'] = 'En quelques phrases : ce qu’on fera, et ce qui est demandé.';
$string['field_diffusion'] = 'Diffusion';
$string['field_diffusion_help'] = '« Ouverte » : tous les membres de l’espace pourront la lire. « Transmise par le réseau » : elle n’est jamais publiée, seuls les référents la lisent.';
$string['field_employer'] = 'Employeur';
$string['field_employer_help'] = 'Le nom de l’entreprise, de l’association ou de l’administration qui embauche.';
$string['field_experience'] = 'Expérience demandée';
$string['field_experience_help'] = 'Par exemple : 5 ans dans la logistique, débutant accepté.';
$string['field_firstname'] = 'Prénom';
$string['field_firstname_help'] = 'Le prénom de la personne.';
$string['field_for_whom'] = 'Pour qui';
$string['field_for_whom_help'] = 'À qui cela s’adresse, par exemple : familles avec enfants, jeunes de moins de 26 ans, tout le monde.';
$string['field_hours'] = 'Horaires';
$string['field_hours_help'] = 'Par exemple : du lundi au vendredi, de 9 h à 12 h.';
$string['field_introducer'] = 'Qui peut présenter (réservé aux référents)';
$string['field_introducer_help'] = 'Le membre du réseau qui les connaît et peut vous présenter. Ce n’est jamais publié.';
$string['field_invitation_mail_help'] = 'L’adresse personnelle de cette personne : l’invitation part à cette adresse, et nulle part ailleurs.';
$string['field_invitation_remarks_help'] = 'Pour vous : ce n’est pas envoyé à la personne.';
$string['field_kind'] = 'Nature';
$string['field_kind_help'] = 'Sous quel titre la fiche apparaît.';
$string['field_knowledge'] = 'Ce que le réseau en sait';
$string['field_knowledge_help'] = 'Ce que des membres ont appris d’eux et qui peut aider un candidat. Tous les membres de l’espace peuvent le lire.';
$string['field_lastname'] = 'Nom';
$string['field_lastname_help'] = 'Le nom de famille de la personne.';
$string['field_level'] = 'Niveau';
$string['field_level_help'] = 'Le niveau de responsabilité du poste.';
$string['field_mail'] = 'Courriel';
$string['field_mail_help'] = 'Une adresse à laquelle tout le monde peut écrire, pas une adresse privée.';
$string['field_mandate'] = 'Mandat public (jamais une opinion)';
$string['field_mandate_help'] = 'Une fonction publique, par exemple maire ou conseiller régional. N’écrivez jamais d’opinion ni de parti.';
$string['field_metier'] = 'Métier (code ROME)';
$string['field_metier_help'] = 'Le code ROME du métier, par exemple M1402. Laissez vide si vous ne le connaissez pas.';
$string['field_metiers'] = 'Métiers recherchés (codes ROME)';
$string['field_metiers_help'] = 'Les codes ROME des métiers pour lesquels ils embauchent, séparés par des virgules, par exemple : M1402, N1301.';
$string['field_name'] = 'Nom';
$string['field_name_help'] = 'Le nom de l’organisme, de l’entreprise ou de l’association, tel qu’il se présente.';
$string['field_opening_commune_help'] = 'La ville ou le village où l’on travaillera.';
$string['field_opening_contact_help'] = 'La personne à qui parler de cette offre. Ce n’est jamais publié.';
$string['field_opening_introducer_help'] = 'Le membre du réseau qui peut recommander un candidat pour ce poste. Ce n’est jamais publié.';
$string['field_opening_site_help'] = 'L’adresse de l’annonce. Vous pouvez la copier depuis le navigateur.';
$string['field_opening_source'] = 'D’où vient l’offre';
$string['field_opening_source_help'] = 'La personne qui vous l’a signalée, ou le site où vous l’avez trouvée. Ce n’est jamais publié.';
$string['field_opening_state_help'] = 'Choisissez « À publier » quand la fiche est prête, « À retirer » quand l’offre n’est plus à pourvoir. Une offre transmise par le réseau reste entre référents.';
$string['field_opening_verified_on_help'] = 'Le jour où vous avez vérifié pour la dernière fois que l’offre est toujours à pourvoir. Aujourd’hui est proposé.';
$string['field_phone'] = 'Téléphone';
$string['field_phone_help'] = 'Un numéro que tout le monde peut appeler, par exemple 02 41 00 00 00.';
$string['field_purpose'] = 'Pour quoi faire';
$string['field_purpose_help'] = 'En quelques mots : ce qu’on peut leur demander.';
$string['field_quality'] = 'À quel titre';
$string['field_quality_help'] = 'Ce que cette personne est prête à être dans la région.';
$string['field_recommended_by'] = 'Recommandée par (réservé aux référents)';
$string['field_recommended_by_help'] = 'La personne du réseau qui vous en a parlé. Ce n’est jamais publié.';
$string['field_remarks'] = 'Remarques';
$string['field_remarks_help'] = 'Tout ce qui est bon à savoir par ailleurs.';
$string['field_rhythm'] = 'À revérifier tous les';
$string['field_rhythm_help'] = 'Au bout de combien de temps on vous demandera si c’est toujours exact. Sans choix de votre part : 12 mois.';
$string['field_salary'] = 'Salaire';
$string['field_salary_help'] = 'Le salaire s’il est indiqué, par exemple : 35 000 € par an.';
$string['field_sector'] = 'Secteur d’activité';
$string['field_sector_help'] = 'Le domaine dans lequel ils travaillent. Laissez vide si vous hésitez.';
$string['field_siret'] = 'SIRET';
$string['field_siret_help'] = 'Les 14 chiffres qui identifient l’établissement, si vous les avez : ils évitent deux fiches pour le même lieu.';
$string['field_site'] = 'Site internet';
$string['field_site_help'] = 'L’adresse du site. Vous pouvez la copier depuis le navigateur.';
$string['field_site_link'] = 'Voir le site';
$string['field_size'] = 'Effectif';
$string['field_size_help'] = 'Combien de personnes y travaillent, à peu près.';
$string['field_source'] = 'Source des données';
$string['field_source_help'] = 'D’où viennent ces renseignements, par exemple : leur site, un dépliant, une visite.';
$string['field_state'] = 'État';
$string['field_state_help'] = 'Choisissez « À publier » quand la fiche est prête, « À retirer » pour la sortir du Livre.';
$string['field_themes'] = 'Thèmes';
$string['field_themes_help'] = 'Cochez tout ce pour quoi ils peuvent aider.';
$string['field_title'] = 'Intitulé';
$string['field_title_help'] = 'Le nom du poste, comme dans l’annonce.';
$string['field_verified_by'] = 'Vérifiée par (réservé aux référents)';
$string['field_verified_by_help'] = 'La personne qui a vérifié, vous-même par exemple. Ce n’est jamais publié.';
$string['field_verified_on'] = 'Vérifiée le';
$string['field_verified_on_help'] = 'Le jour où vous avez vérifié pour la dernière fois que c’est toujours exact. Aujourd’hui est proposé.';
$string['form_group_about'] = 'De quoi il s’agit';
$string['form_group_apply'] = 'Pour répondre';
$string['form_group_check'] = 'Vérification et publication';
$string['form_group_more'] = 'Bon à savoir';
$string['form_group_offer'] = 'L’offre';
$string['form_group_origin'] = 'D’où elle vient (réservé aux référents)';
$string['form_group_reach'] = 'Où et comment les joindre';
$string['form_intro'] = 'Remplissez ce que vous savez ; le reste peut attendre. Seules les rubriques marquées en rouge sont nécessaires.';
$string['invitation_accept'] = 'Accepter';
$string['invitation_accept_new'] = 'Accepter et créer mon compte';
$string['invitation_accepted'] = 'Merci. Votre invitation est acceptée.';
$string['invitation_accepted_existing'] = 'Votre compte actuel continue comme avant. Les référents de l’espace sont prévenus.';
$string['invitation_accepted_new'] = 'Votre compte est créé. Les référents de l’espace sont prévenus.';
$string['invitation_accepted_username'] = 'Pour vous connecter, votre nom d’utilisateur est :';
$string['invitation_again'] = 'Pour votre sécurité, cette page ne fonctionne qu’un temps limité. Rien n’a été fait : choisissez encore une fois, s’il vous plaît.';
$string['invitation_decline'] = 'Décliner';
$string['invitation_declined'] = 'C’est noté : vous avez décliné. L’invitation a été effacée, avec le nom et l’adresse qu’elle contenait, et vous ne recevrez plus de message à son sujet.';
$string['invitation_erased'] = 'Si vous déclinez, rien n’est créé, et l’invitation est effacée aussitôt, avec le nom et l’adresse qu’elle contient.';
$string['invitation_errors'] = 'Votre compte n’est pas encore créé : regardez, s’il vous plaît, les champs signalés ci-dessous.';
$string['invitation_existing'] = 'Ce site connaît déjà votre adresse. Connectez-vous avec le compte qui la porte pour accepter avec ce compte. Aucun autre n’est créé.';
$string['invitation_home'] = 'Aller à l’accueil';
$string['invitation_invalid'] = 'Ce lien ne fonctionne pas, ou ne fonctionne plus. Si vous avez déjà accepté, vous pouvez vous connecter.';
$string['invitation_invited'] = 'On vous invite à rejoindre l’espace « {$a} ».';
$string['invitation_login'] = 'Se connecter';
$string['invitation_login_accept'] = 'Se connecter pour accepter';
$string['invitation_logout'] = 'Se déconnecter';
$string['invitation_mail_hello'] = 'Bonjour {$a->firstname} {$a->lastname},';
$string['invitation_mail_ignore'] = 'Si vous n’attendiez pas ce message, vous n’avez rien à faire : aucun compte n’est créé sans votre accord, et votre nom et votre adresse sont effacés à cette date.';
$string['invitation_mail_invited'] = 'On vous invite à rejoindre l’espace « {$a->space} » du site {$a->site}.';
$string['invitation_mail_link'] = 'Pour accepter ou décliner, ouvrez cette page :';
$string['invitation_mail_subject'] = '{$a->site} : une invitation';
$string['invitation_mail_until'] = 'Ce lien n’est que pour vous, et fonctionne jusqu’au {$a}.';
$string['invitation_mara'] = 'MARA est un réseau de bénévoles qui aide ceux qui quittent les armées à trouver un second métier et un lieu où vivre.';
$string['invitation_opening'] = 'Ouvrir cette page n’engage à rien : c’est le bouton que vous choisissez qui répond.';
$string['invitation_other'] = 'Vous utilisez ici le compte de {$a}, et cette invitation est pour une autre adresse. Déconnectez-vous, puis ouvrez de nouveau le lien de votre courriel.';
$string['invitation_password'] = 'Choisissez un mot de passe';
$string['invitation_password_again'] = 'Le même mot de passe, une seconde fois';
$string['invitation_paused'] = 'Ce site ne crée pas de compte sur invitation pour le moment. Vous pouvez revenir plus tard, avec le même lien.';
$string['invitation_same'] = 'Vous utilisez ici le compte de {$a} : vous acceptez avec ce compte, et aucun autre n’est créé.';
$string['invitation_stored'] = 'Si vous acceptez, un compte est créé sur ce site. Il contient votre nom ({$a->name}), votre adresse ({$a->email}) et le mot de passe que vous choisissez. Votre adresse n’est montrée à aucun autre participant.';
$string['invitation_stored_quality'] = 'Votre compte dira aussi à quel titre vous venez : {$a}.';
$string['invitation_title'] = 'Invitation';
$string['list_agreed'] = 'd’accord pour être invité :';
$string['list_verified_on'] = 'vérifiée le';
$string['locked'] = 'Une autre lecture ou écriture est en cours : réessayez.';
$string['mara:createspace'] = 'Créer des espaces pour le compagnon';
$string['mara:publish'] = 'Publier des Livres et des chapitres pour le compagnon';
$string['mara:put'] = 'Écrire des questions, groupes, rencontres, fiches et messages pour le compagnon';
$string['mara:read'] = 'Lire les espaces, les personnes, les inscriptions, les fiches et les Livres pour le compagnon';
$string['mara:viewregion'] = 'Voir la page « Ma région » d’un espace';
$string['messageprovider:ask'] = 'Demandes qui attendent une réponse';
$string['messageprovider:news'] = 'Nouvelles de vos espaces';
$string['notice_asks'] = 'Une réponse de votre part est attendue :';
$string['notice_asks_end'] = 'Ouvrir le lien ne vous engage à rien : votre réponse ne part que lorsque vous l’envoyez.';
$string['notice_line'] = '{$a->about} ({$a->space})';
$string['notice_line_reminder'] = 'Rappel : {$a->about} ({$a->space})';
$string['notice_more'] = 'En savoir plus';
$string['notice_reminder'] = 'Rappel :';
$string['notice_subject_all'] = 'Des demandes et des nouvelles vous attendent';
$string['notice_subject_ask'] = 'Une demande vous attend ({$a})';
$string['notice_subject_asks'] = '{$a} demandes vous attendent';
$string['notice_subject_news'] = '{$a} nouvelles de vos espaces';
$string['notice_subject_reminder'] = 'Rappel : une demande vous attend ({$a})';
$string['notwritten'] = 'L’écriture n’a pas pu se faire.';
$string['option_agreed_no'] = 'Pas encore';
$string['option_agreed_yes'] = 'Oui';
$string['option_category_association'] = 'Association';
$string['option_category_institution'] = 'Institution';
$string['option_category_landlord'] = 'Bailleur';
$string['option_category_partner'] = 'Partenaire de conseil ou de formation';
$string['option_category_private_service'] = 'Service privé';
$string['option_category_public_service'] = 'Service public';
$string['option_category_social_body'] = 'Organisme social';
$string['option_clearance_none'] = 'Aucune';
$string['option_clearance_secret'] = 'Secret';
$string['option_clearance_top_secret'] = 'Très Secret';
$string['option_contract_civil_service'] = 'Fonction publique';
$string['option_contract_fixed_term'] = 'CDD';
$string['option_contract_independent'] = 'Indépendant ou portage';
$string['option_contract_permanent'] = 'CDI';
$string['option_contract_temporary'] = 'Intérim';
$string['option_contract_volunteer'] = 'Bénévolat';
$string['option_diffusion_network'] = 'Transmise par le réseau';
$string['option_diffusion_open'] = 'Ouverte';
$string['option_kind_chamber'] = 'Organisme consulaire';
$string['option_kind_employer'] = 'Employeur';
$string['option_kind_funder'] = 'Organisme financier';
$string['option_kind_joint_body'] = 'Organisme paritaire';
$string['option_kind_network'] = 'Réseau des membres';
$string['option_level_employee'] = 'Employé ou ouvrier';
$string['option_level_executive'] = 'Dirigeant';
$string['option_level_manager'] = 'Cadre';
$string['option_level_supervisor'] = 'Agent de maîtrise ou technicien';
$string['option_quality_mentor'] = 'Parrain';
$string['option_quality_resource'] = 'Membre ressource';
$string['option_rhythm_months_1'] = '1 mois';
$string['option_rhythm_months_12'] = '12 mois';
$string['option_rhythm_months_3'] = '3 mois';
$string['option_rhythm_months_6'] = '6 mois';
$string['option_sector_naf_a'] = 'A – Agriculture, sylviculture et pêche';
$string['option_sector_naf_b'] = 'B – Industries extractives';
$string['option_sector_naf_c'] = 'C – Industrie manufacturière';
$string['option_sector_naf_d'] = 'D – Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné';
$string['option_sector_naf_e'] = 'E – Production et distribution d’eau ; assainissement, gestion des déchets et dépollution';
$string['option_sector_naf_f'] = 'F – Construction';
$string['option_sector_naf_g'] = 'G – Commerce ; réparation d’automobiles et de motocycles';
$string['option_sector_naf_h'] = 'H – Transports et entreposage';
$string['option_sector_naf_i'] = 'I – Hébergement et restauration';
$string['option_sector_naf_j'] = 'J – Information et communication';
$string['option_sector_naf_k'] = 'K – Activités financières et d’assurance';
$string['option_sector_naf_l'] = 'L – Activités immobilières';
$string['option_sector_naf_m'] = 'M – Activités spécialisées, scientifiques et techniques';
$string['option_sector_naf_n'] = 'N – Activités de services administratifs et de soutien';
$string['option_sector_naf_o'] = 'O – Administration publique';
$string['option_sector_naf_p'] = 'P – Enseignement';
$string['option_sector_naf_q'] = 'Q – Santé humaine et action sociale';
$string['option_sector_naf_r'] = 'R – Arts, spectacles et activités récréatives';
$string['option_sector_naf_s'] = 'S – Autres activités de services';
$string['option_sector_naf_t'] = 'T – Activités des ménages en tant qu’employeurs ; activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre';
$string['option_sector_naf_u'] = 'U – Activités extra-territoriales';
$string['option_size_from_5000'] = '5 000 et plus';
$string['option_size_under_10'] = 'Moins de 10';
$string['option_size_under_250'] = '50 à 249';
$string['option_size_under_50'] = '10 à 49';
$string['option_size_under_5000'] = '250 à 4 999';
$string['option_state_draft'] = 'Brouillon';
$string['option_state_publish'] = 'À publier';
$string['option_state_withdraw'] = 'À retirer';
$string['option_themes_budget'] = 'Budget';
$string['option_themes_business'] = 'Création d’activité';
$string['option_themes_career_choice'] = 'Choix d’un métier';
$string['option_themes_digital'] = 'Numérique';
$string['option_themes_disability'] = 'Handicap';
$string['option_themes_equipment'] = 'Équipement et alimentation';
$string['option_themes_family'] = 'Famille et enfants';
$string['option_themes_health'] = 'Santé';
$string['option_themes_housing'] = 'Logement';
$string['option_themes_job_search'] = 'Recherche d’emploi';
$string['option_themes_mobility'] = 'Mobilité';
$string['option_themes_paperwork'] = 'Démarches et droits';
$string['option_themes_training'] = 'Formation';
$string['otherinstance'] = 'Ce lot est destiné à un autre Moodle.';
$string['pluginname'] = 'Compagnon MARA';
$string['privacy:export:asks'] = 'Questions et réponses';
$string['privacy:export:invitations'] = 'Invitations acceptées';
$string['privacy:export:memberships'] = 'Groupes, espaces et cohortes';
$string['privacy:export:messages'] = 'Messages';
$string['privacy:export:noted'] = 'Changements notés';
$string['privacy:metadata:answer'] = 'Les réponses aux questions du compagnon, gardées jusqu’à ce qu’il retire la question.';
$string['privacy:metadata:answer:choice'] = 'Le choix';
$string['privacy:metadata:answer:remark'] = 'La remarque, effacée trente jours après la clôture de la question';
$string['privacy:metadata:answer:timeanswered'] = 'Quand la réponse a été donnée';
$string['privacy:metadata:ask'] = 'Les questions du compagnon.';
$string['privacy:metadata:ask:body'] = 'Le titre et le texte, qui peuvent nommer des personnes ; effacés trente jours après la clôture';
$string['privacy:metadata:ask_person'] = 'À qui une question est posée.';
$string['privacy:metadata:ask_person:timenotified'] = 'Quand la personne a été prévenue';
$string['privacy:metadata:ask_person:timereminded'] = 'Quand elle a reçu un rappel';
$string['privacy:metadata:change'] = 'Des références à ce qui a changé, gardées quarante jours pour que le compagnon puisse suivre.';
$string['privacy:metadata:change:kind'] = 'Le genre d’objet qui a changé';
$string['privacy:metadata:change:objectid'] = 'L’identifiant de l’objet, qui peut être celui d’un utilisateur';
$string['privacy:metadata:change:timecreated'] = 'Quand le changement a été noté';
$string['privacy:metadata:companion'] = 'Le compagnon MARA, un service de l’association, lit ce dont il a besoin par les services web.';
$string['privacy:metadata:companion:accesses'] = 'Le jour de la dernière visite dans chaque espace';
$string['privacy:metadata:companion:answers'] = 'Les réponses aux questions du compagnon, avec leurs remarques';
$string['privacy:metadata:companion:chapters'] = 'Le texte des chapitres qu’une personne a modifiés dans les Livres du compagnon';
$string['privacy:metadata:companion:completions'] = 'Les activités et les espaces achevés, et quand';
$string['privacy:metadata:companion:enrolments'] = 'Les inscriptions dans les espaces, avec leurs dates';
$string['privacy:metadata:companion:entries'] = 'Les fiches des espaces, avec l’identifiant de leur auteur';
$string['privacy:metadata:companion:groups'] = 'L’appartenance aux groupes des espaces et aux cohortes';
$string['privacy:metadata:companion:name'] = 'Prénom, nom, langue, et suspension éventuelle du compte, de ceux qui sont inscrits dans un espace';
$string['privacy:metadata:companion:pieces'] = 'Qui il a mis dans un groupe, et qui une question ou un message ne peut joindre';
$string['privacy:metadata:companion:profile'] = 'Les champs de profil de la catégorie MARA';
$string['privacy:metadata:companion:roles'] = 'Les rôles donnés dans les espaces';
$string['privacy:metadata:core_message'] = 'Les questions et les messages sont annoncés par les notifications de Moodle.';
$string['privacy:metadata:invitation'] = 'Les invitations de personnes qui n’ont pas encore de compte.';
$string['privacy:metadata:invitation:body'] = 'L’adresse et le nom, effacés dès que l’invitation est close';
$string['privacy:metadata:invitation:status'] = 'Si l’invitation a été envoyée, acceptée ou refusée';
$string['privacy:metadata:member'] = 'Les groupes, espaces et cohortes dans lesquels le compagnon a mis des personnes.';
$string['privacy:metadata:member:state'] = 'Si la personne y est, attend son inscription ou en a été retirée';
$string['privacy:metadata:message'] = 'Les messages du compagnon à une personne.';
$string['privacy:metadata:message:body'] = 'L’objet et le texte, effacés trente jours après l’envoi';
$string['privacy:metadata:message:status'] = 'Si le message a été envoyé';
$string['privacy:metadata:message:timesent'] = 'Quand il a été envoyé';
$string['privacy:metadata:page'] = 'La page « Ma région » de chaque espace.';
$string['privacy:metadata:page:body'] = 'Ce que le compagnon y a écrit, qui peut nommer des personnes';
$string['privacy:metadata:seen'] = 'Ce que le plugin a dit en dernier au compagnon, sous forme d’empreinte, pour remarquer ce qui change.';
$string['privacy:metadata:seen:fingerprint'] = 'Une empreinte dont on ne peut rien relire';
$string['privacy:metadata:userid'] = 'L’identifiant de la personne';
$string['profile_mara_capacity'] = 'Candidats qu’un parrain suivrait';
$string['profile_mara_capacity_help'] = 'Un nombre.';
$string['profile_mara_category'] = 'Catégorie de personnel';
$string['profile_mara_category_help'] = 'career_officer (officier de carrière), contract_officer (officier sous contrat), other_defence (autre personnel de la défense) ou civilian (civil)';
$string['profile_mara_departure'] = 'Mois de départ';
$string['profile_mara_departure_help'] = 'Par exemple 2027-09 ; none s’il n’y a pas encore de date, past si elle est passée.';
$string['profile_mara_metiers'] = 'Métiers';
$string['profile_mara_metiers_help'] = 'Codes ROME, séparés par ; ou unknown (je ne sais pas encore)';
$string['profile_mara_needs'] = 'Besoins ou aides proposées';
$string['profile_mara_needs_help'] = 'Plusieurs séparés par ;';
$string['profile_mara_phase'] = 'Phase';
$string['profile_mara_phase_help'] = 'information, orientation, preparation, search (recherche), integration ou settled (installé)';
$string['profile_mara_places'] = 'Lieux souhaités';
$string['profile_mara_places_help'] = 'Le plus souhaité d’abord ; plusieurs séparés par ;';
$string['profile_mara_project'] = 'Projet';
$string['profile_mara_project_help'] = 'Le type de projet.';
$string['profile_mara_quality'] = 'Qualité';
$string['profile_mara_quality_help'] = 'candidate (candidat), mentor (parrain), resource (membre ressource) ; plusieurs séparés par ;';
$string['profile_mara_service'] = 'Armée ou service';
$string['profile_mara_service_help'] = 'Facultatif.';
$string['readback'] = 'Le texte relu n’est pas le texte écrit ; l’écriture a été annulée.';
$string['region'] = 'Ma région';
$string['region_asks'] = 'Ce qui attend votre réponse';
$string['region_asks_none'] = 'Aucune demande n’attend votre réponse.';
$string['region_asks_one'] = 'Une demande attend votre réponse.';
$string['region_asks_see'] = 'Voir mes demandes';
$string['region_asks_some'] = '{$a} demandes attendent votre réponse.';
$string['region_away'] = 'Le compagnon n’est pas passé depuis plus de deux jours. Ce qui suit n’est peut-être plus à jour. Rien n’est perdu : tout ce qui est dans Moodle fonctionne sans lui. Si cela dure, prévenez la cellule nationale.';
$string['region_came'] = 'Le compagnon est passé pour la dernière fois le {$a}.';
$string['region_empty'] = 'Le compagnon n’a encore rien écrit sur cet espace.';
$string['region_never'] = 'Le compagnon n’est encore jamais passé. Tout ce qui est dans Moodle fonctionne sans lui.';
$string['region_since'] = 'depuis le {$a}';
$string['role_mara_candidate'] = 'Candidat MARA';
$string['role_mara_candidate_description'] = 'Lit les Livres d’un espace ; ne voit ni les fiches ni les autres participants.';
$string['role_mara_coordinator'] = 'Référent de niveau intermédiaire MARA';
$string['role_mara_coordinator_description'] = 'Suit plusieurs espaces : dans chacun, modifie les fiches et les Livres et voit la page « Ma région », comme son référent.';
$string['role_mara_referent'] = 'Référent MARA';
$string['role_mara_referent_description'] = 'Modifie les fiches et les Livres d’un espace, et voit sa page « Ma région ».';
$string['role_mara_service'] = 'Compagnon MARA (service)';
$string['role_mara_service_description'] = 'Ce que le compagnon peut faire par son service web, et rien de plus.';
$string['section_books'] = 'Ma région';
$string['section_referents'] = 'Coin des référents';
$string['service_description'] = 'Le compte du compagnon MARA. Il ne fonctionne qu’avec un jeton et ne peut pas se connecter.';
$string['service_lastname'] = 'compagnon';
$string['setting_accounts'] = 'Comptes sur invitation';
$string['setting_accounts_help'] = 'Une personne qui accepte une invitation du compagnon reçoit un compte, selon les règles de ce site.';
$string['setting_allows'] = 'Ce que le compagnon peut faire ici';
$string['setting_allows_help'] = 'Rien n’est permis tant que vous ne le dites pas.';
$string['setting_cohorts'] = 'Cohortes qu’il peut remplir';
$string['setting_cohorts_help'] = 'Les identifiants (idnumber) des cohortes, séparés par des virgules. Il ne retire que les appartenances qu’il a créées lui-même.';
$string['setting_enrolroles'] = 'Rôles qu’il peut donner';
$string['setting_enrolroles_help'] = 'Avec une inscription dans un espace. Un rôle qui peut modifier, voir les participants ou gérer est refusé.';
$string['setup_allowed'] = 'utilisateur autorisé pour le service {$a}';
$string['setup_allows'] = '{$a->setting} = {$a->value}';
$string['setup_assigned'] = 'rôle du service pour {$a}';
$string['setup_capability'] = 'droit {$a->capability} pour {$a->role}';
$string['setup_capability_refused'] = 'un administrateur a retiré le droit {$a->capability} à {$a->role} ; il est nécessaire, mais a été laissé ainsi';
$string['setup_category'] = 'catégorie {$a} de champs de profil';
$string['setup_compared'] = 'première comparaison';
$string['setup_epoch'] = 'nouveau journal ; le compagnon relit tout';
$string['setup_field'] = 'champ de profil {$a}';
$string['setup_field_elsewhere'] = 'le champ de profil {$a} est dans une autre catégorie ; le compagnon ne lit que la catégorie MARA';
$string['setup_file'] = 'L’adresse et le jeton sont dans {$a->path} ; seul {$a->owner} peut lire ce fichier.';
$string['setup_file_failed'] = 'Le fichier {$a} n’a pas pu être écrit.';
$string['setup_file_other_owner'] = '(Le dossier de données de Moodle appartient à {$a->webowner} : vous avez lancé ceci sous un autre compte. Le compagnon doit tourner sous {$a->owner}, ou vous devez lui donner le fichier.)';
$string['setup_file_served'] = 'Le fichier {$a} serait là où le serveur web peut le montrer à tous. Choisissez un autre dossier.';
$string['setup_made'] = 'Fait : {$a}';
$string['setup_no_https'] = 'Ce Moodle est joint sans HTTPS : le jeton circule en clair.';
$string['setup_problem'] = 'À regarder : {$a}';
$string['setup_rest'] = 'protocole REST activé';
$string['setup_role'] = 'rôle {$a}';
$string['setup_service_off'] = 'le service {$a} est désactivé ; il a été laissé ainsi, mais le compagnon ne peut pas fonctionner';
$string['setup_space'] = 'fiches de l’espace {$a}';
$string['setup_there'] = 'Déjà en place : {$a}';
$string['setup_token'] = 'jeton';
$string['setup_token_renewed'] = 'nouveau jeton ; l’ancien ne fonctionne plus';
$string['setup_user'] = 'utilisateur {$a}';
$string['setup_user_off'] = 'l’utilisateur {$a} est suspendu ou ne peut pas se connecter ; il a été laissé ainsi, mais le compagnon ne peut pas fonctionner';
$string['setup_webservices'] = 'services web activés';
$string['sheet_invitation'] = 'Personnes à inviter';
$string['sheet_invitation_intro'] = 'Une fiche par personne sans compte que vous souhaitez inviter. Seuls les référents voient cette page. Personne ne reçoit rien avant que « D’accord pour être invité » soit à « Oui ».';
$string['sheet_job_market'] = 'Fiches du bassin d’emploi';
$string['sheet_job_market_intro'] = 'Une fiche par employeur, organisme ou réseau qui peut aider à trouver un emploi. Seuls les référents voient cette page. Une fiche est publiée quand son état est « À publier ».';
$string['sheet_living_area'] = 'Fiches du bassin de vie';
$string['sheet_living_area_intro'] = 'Une fiche par lieu ou par personne qui aide à s’installer. Seuls les référents voient cette page. Une fiche est publiée quand son état est « À publier ».';
$string['sheet_opening'] = 'Offres d’emploi';
$string['sheet_opening_intro'] = 'Une fiche par offre d’emploi. Seuls les référents voient cette page. Une offre ouverte est publiée quand son état est « À publier » ; une offre transmise par le réseau n’est jamais publiée.';
$string['task_compare'] = 'Noter ce qui a changé sans événement';
$string['task_erase'] = 'Effacer les textes de ce qui est clos depuis longtemps';
$string['task_notices'] = 'Prévenir les personnes de ce qui les attend';
$string['task_prune'] = 'Oublier les anciennes lignes du journal des changements';
$string['task_upgrade'] = 'Donner aux espaces ce que la nouvelle version apporte';
$string['toolarge'] = 'Le texte dépasse la taille permise pour un chapitre.';
$string['unknownsheet'] = 'Cette sorte de fiche n’existe pas.';
$string['unknownspace'] = 'Cet espace n’existe pas ici.';
$string['upgrade_failed'] = 'Ces espaces restent à compléter : {$a}';
$string['upgrade_space_failed'] = 'les fiches de l’espace {$a->code} n’ont pas pu être complétées ({$a->error}) ; relancez cli/setup.php, ou cli/space.php --code={$a->code}';
