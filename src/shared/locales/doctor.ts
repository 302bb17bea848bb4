import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'doctor.database.ok': 'La base de données du compagnon est à jour.',
    'doctor.database.pending_one':
      'Il manque {{count}} mise à jour à la base de données. Lancez : mara migrate.',
    'doctor.database.pending_other':
      'Il manque {{count}} mises à jour à la base de données. Lancez : mara migrate.',
    'doctor.moodle.ok': 'Le Moodle « {{name}} » répond à {{url}} ({{release}}).',
    'doctor.moodle.old':
      'Ce Moodle ({{release}}) est plus ancien que 4.4, le plus ancien où le greffon a été éprouvé. Mettez-le à jour.',
    'doctor.protocol.older':
      'Le greffon local_mara {{plugin}} parle la version {{theirs}} du pont, ce compagnon la version {{ours}}. Mettez le greffon à jour : le dossier local/mara, puis php admin/cli/upgrade.php et php local/mara/cli/setup.php.',
    'doctor.protocol.newer':
      'Le greffon local_mara {{plugin}} parle la version {{theirs}} du pont, ce compagnon la version {{ours}}. Mettez le compagnon à jour.',
    'doctor.notAllowed.role':
      'Espace {{space}} : une inscription doit donner le rôle « {{role}} », que le site ne permet pas. Si c’est voulu : php local/mara/cli/setup.php --allow-roles={{role}} (avec ceux déjà permis).',
    'doctor.notAllowed.cohort':
      'Espace {{space}} : quelqu’un doit entrer dans la cohorte « {{cohort}} », que le site ne permet pas de remplir. Si c’est voulu : php local/mara/cli/setup.php --allow-cohorts={{cohort}} (avec celles déjà permises).',
    'doctor.notAllowed.accounts':
      'Espace {{space}} : des personnes sans compte sont invitées, et le site ne permet pas que leur accord crée un compte. Si c’est voulu : php local/mara/cli/setup.php --allow-accounts=1.',
    'doctor.site.accepted':
      'Ce Moodle ({{url}}) est désormais celui que sert ce compagnon. Tout sera relu au prochain cycle.',
    'doctor.spaces.none':
      'Aucun espace MARA dans ce Moodle. Créez le premier : php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49',
    'doctor.spaces.ok_one': '{{count}} espace MARA.',
    'doctor.spaces.ok_other': '{{count}} espaces MARA.',
    'doctor.profile_field_missing':
      'Le champ de profil « {{detail}} » n’existe plus. Relancez : php local/mara/cli/setup.php.',
    'doctor.profile_field_exposed':
      'Le champ de profil « {{detail}} » est visible par d’autres que son propriétaire. Réglez-le sur « Visible par l’utilisateur ».',
    'doctor.profile_field_unlocked':
      'Le champ de profil « {{detail}} » dit qui est quelqu’un et devrait être verrouillé : chacun peut aujourd’hui se déclarer parrain.',
    'doctor.role_missing':
      'Le rôle « {{detail}} » n’existe plus. Relancez : php local/mara/cli/setup.php.',
    'doctor.service_too_strong':
      'Le compte de service a un droit dont il n’a pas besoin ({{detail}}). Retirez-le.',
    'doctor.debug_display':
      'Moodle affiche ses messages de débogage aux visiteurs. Décochez « Afficher les messages de débogage ».',
    'doctor.guest_access':
      'Espace {{space}} : les visiteurs anonymes peuvent le lire. Désactivez l’accès anonyme.',
    'doctor.participants_visible':
      'Espace {{space}} : le rôle « {{detail}} » peut voir la liste des participants. Retirez-lui moodle/course:viewparticipants ici.',
    'doctor.database_missing':
      'Espace {{space}} : la base de fiches « {{detail}} » a disparu. Relancez space.php pour cet espace, ou sortez-la de la corbeille.',
    'doctor.database_visible':
      'Espace {{space}} : la base de fiches « {{detail}} » n’est plus cachée. Cachez-la.',
    'doctor.database_readable':
      'Espace {{space}} : le rôle « {{detail}} » peut lire les fiches des référents. Retirez-lui mod/data:viewentry sur la base.',
    'doctor.field_missing':
      'Espace {{space}} : le champ « {{detail}} » manque dans la base de fiches. Relancez space.php pour cet espace.',
    'doctor.no_referent':
      'Espace {{space}} : aucun référent. Inscrivez-en un avec le rôle « Référent MARA ».',
    'doctor.without.noSpace': 'Aucun espace de MOODLE_SPACES n’est visible dans ce Moodle.',
    'doctor.core_function_missing':
      'Le service web ne contient pas {{detail}}. Ajoutez cette fonction au service : sans elle, ce qu’elle donne n’est ni lu ni retiré.',
    'doctor.core_space_missing':
      'Espace {{space}} : Moodle ne montre pas le cours n° {{detail}}. Corrigez MOODLE_SPACES, ou donnez au compte de service l’accès à ce cours (moodle/course:view, moodle/course:viewhiddencourses). D’ici là, rien n’en est retiré.',
    'doctor.core_refused':
      'Espace {{space}} : Moodle refuse une lecture ({{detail}}). Rendez au compte de service les droits de docs/without-plugin.md dans ce cours. D’ici là, rien n’en est retiré.',
    'doctor.core_right_missing':
      'Espace {{space}} : le droit {{detail}} manque au compte de service, et Moodle tait donc une partie de ce qu’il a. Rendez-le-lui. D’ici là, rien n’en est retiré.',
    'doctor.core_nobody':
      'Espace {{space}} : Moodle ne montre personne. Si des personnes y sont inscrites, rendez au compte de service moodle/user:viewdetails et moodle/site:accessallgroups. D’ici là, personne n’en est retiré.',
    'doctor.core_moved':
      'Espace {{space}} : la liste a changé pendant la lecture, ou Moodle en cache une partie (moodle/user:viewdetails). Rien n’en est retiré cette fois ; le prochain cycle relira.',
    'doctor.core_sheet_missing':
      'Espace {{space}} : aucune base de données avec les champs « Rubrique », « Nom » et « État » n’est visible. Créez-la, ou donnez au compte de service moodle/course:viewhiddenactivities. D’ici là, aucune fiche n’est retirée.',
    'doctor.core_groups_unproved':
      'Espace {{space}} : rien ne prouve que tous les groupes sont montrés, aussi un groupe supprimé reste connu. Créez-y un groupe « Témoin MARA » dont l’appartenance est cachée, et donnez au compte de service moodle/course:viewhiddengroups.',
    'doctor.without.enrolments':
      'Sans le greffon : ni les dates d’inscription ni la méthode ne sont lues.',
    'doctor.without.running':
      'Sans le greffon : on ne sait pas si une inscription est en cours, suspendue ou échue.',
    'doctor.without.accounts':
      'Sans le greffon : ni la langue d’une personne, ni la suspension de son compte ne sont lues.',
    'doctor.without.roles':
      'Sans le greffon : les rôles ne sont pas suivis ; Moodle n’en donnerait que les noms.',
    'doctor.without.completion':
      'Sans le greffon : l’achèvement des cours et des activités n’est pas lu.',
    'doctor.without.lastAccess': 'Sans le greffon : le dernier accès à un espace n’est pas lu.',
    'doctor.without.cohorts': 'Sans le greffon : les cohortes ne sont pas lues.',
    'doctor.without.changes':
      'Sans le greffon : Moodle ne dit pas ce qui a changé ; chaque cycle relit tout.',
    'doctor.without.atOnce':
      'Sans le greffon : une approbation ou une suppression n’est vue qu’à la relecture complète du cycle suivant.',
    'doctor.without.spaces':
      'Sans le greffon : les espaces sont ceux de MOODLE_SPACES ; leurs départements et leurs activités ne sont pas lus, et aucun n’est créé.',
    'doctor.without.books':
      'Sans le greffon : aucun Livre n’est écrit. Installez le greffon local_mara pour publier les fiches.',
    'doctor.without.pieces':
      'Sans le greffon : aucune question n’est posée, et ni groupe, ni événement, ni message, ni inscription n’est écrit.',
    'doctor.unknown':
      'Le greffon signale « {{code}} » {{space}} {{detail}}. Ce compagnon ne connaît pas ce signalement : mettez-le à jour.',
  },
  {
    'doctor.database.ok': 'The companion’s database is up to date.',
    'doctor.database.pending_one': 'The database lacks {{count}} update. Run: mara migrate.',
    'doctor.database.pending_other': 'The database lacks {{count}} updates. Run: mara migrate.',
    'doctor.moodle.ok': 'The Moodle “{{name}}” answers at {{url}} ({{release}}).',
    'doctor.moodle.old':
      'This Moodle ({{release}}) is older than 4.4, the oldest the plugin was proved on. Update it.',
    'doctor.protocol.older':
      'The plugin local_mara {{plugin}} speaks version {{theirs}} of the bridge, this companion version {{ours}}. Update the plugin: the folder local/mara, then php admin/cli/upgrade.php and php local/mara/cli/setup.php.',
    'doctor.protocol.newer':
      'The plugin local_mara {{plugin}} speaks version {{theirs}} of the bridge, this companion version {{ours}}. Update the companion.',
    'doctor.notAllowed.role':
      'Space {{space}}: an enrolment is to give the role “{{role}}”, which the site does not allow. If it is meant: php local/mara/cli/setup.php --allow-roles={{role}} (with those allowed already).',
    'doctor.notAllowed.cohort':
      'Space {{space}}: someone is to enter the cohort “{{cohort}}”, which the site does not allow to be filled. If it is meant: php local/mara/cli/setup.php --allow-cohorts={{cohort}} (with those allowed already).',
    'doctor.notAllowed.accounts':
      'Space {{space}}: people without an account are invited, and the site does not allow their agreement to make one. If it is meant: php local/mara/cli/setup.php --allow-accounts=1.',
    'doctor.site.accepted':
      'This Moodle ({{url}}) is now the one this companion serves. Everything is read anew at the next cycle.',
    'doctor.spaces.none':
      'No MARA space in this Moodle. Make the first: php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49',
    'doctor.spaces.ok_one': '{{count}} MARA space.',
    'doctor.spaces.ok_other': '{{count}} MARA spaces.',
    'doctor.profile_field_missing':
      'The profile field “{{detail}}” is gone. Run again: php local/mara/cli/setup.php.',
    'doctor.profile_field_exposed':
      'The profile field “{{detail}}” is visible to others than its owner. Set it to “Visible to user”.',
    'doctor.profile_field_unlocked':
      'The profile field “{{detail}}” says who someone is and should be locked: today anyone can declare themselves a mentor.',
    'doctor.role_missing':
      'The role “{{detail}}” is gone. Run again: php local/mara/cli/setup.php.',
    'doctor.service_too_strong':
      'The service account holds a right it does not need ({{detail}}). Take it away.',
    'doctor.debug_display':
      'Moodle shows its debug messages to visitors. Untick “Display debug messages”.',
    'doctor.guest_access':
      'Space {{space}}: anonymous visitors can read it. Switch guest access off.',
    'doctor.participants_visible':
      'Space {{space}}: the role “{{detail}}” can see the list of participants. Take moodle/course:viewparticipants away from it here.',
    'doctor.database_missing':
      'Space {{space}}: the database of sheets “{{detail}}” is gone. Run space.php again for this space, or bring it back from the recycle bin.',
    'doctor.database_visible':
      'Space {{space}}: the database of sheets “{{detail}}” is not hidden any more. Hide it.',
    'doctor.database_readable':
      'Space {{space}}: the role “{{detail}}” can read the referents’ sheets. Take mod/data:viewentry away from it on the database.',
    'doctor.field_missing':
      'Space {{space}}: the field “{{detail}}” is missing in the database of sheets. Run space.php again for this space.',
    'doctor.no_referent': 'Space {{space}}: no referent. Enrol one with the role “MARA referent”.',
    'doctor.without.noSpace': 'No space of MOODLE_SPACES is to be seen in this Moodle.',
    'doctor.core_function_missing':
      'The web service does not hold {{detail}}. Add this function to the service: without it, what it gives is neither read nor removed.',
    'doctor.core_space_missing':
      'Space {{space}}: Moodle does not show course no. {{detail}}. Mend MOODLE_SPACES, or give the service account access to that course (moodle/course:view, moodle/course:viewhiddencourses). Until then nothing of it is removed.',
    'doctor.core_refused':
      'Space {{space}}: Moodle refuses a reading ({{detail}}). Give the service account back the rights of docs/without-plugin.md in that course. Until then nothing of it is removed.',
    'doctor.core_right_missing':
      'Space {{space}}: the service account lacks the right {{detail}}, so Moodle keeps silent about part of what it has. Give it back. Until then nothing of it is removed.',
    'doctor.core_nobody':
      'Space {{space}}: Moodle shows nobody. If people are enrolled there, give the service account back moodle/user:viewdetails and moodle/site:accessallgroups. Until then nobody is removed.',
    'doctor.core_moved':
      'Space {{space}}: the list changed while it was read, or Moodle hides part of it (moodle/user:viewdetails). Nothing of it is removed this time; the next cycle reads again.',
    'doctor.core_sheet_missing':
      'Space {{space}}: no database with the fields “Category”, “Name” and “State” is to be seen. Make it, or give the service account moodle/course:viewhiddenactivities. Until then no sheet is removed.',
    'doctor.core_groups_unproved':
      'Space {{space}}: nothing proves that all groups are shown, so a deleted group stays known. Make a group “MARA witness” there whose membership is hidden, and give the service account moodle/course:viewhiddengroups.',
    'doctor.without.enrolments':
      'Without the plugin: neither the dates of an enrolment nor its method are read.',
    'doctor.without.running':
      'Without the plugin: whether an enrolment runs, is suspended or over is not known.',
    'doctor.without.accounts':
      'Without the plugin: neither a person’s language nor whether their account is suspended is read.',
    'doctor.without.roles':
      'Without the plugin: roles are not followed; Moodle would give their names only.',
    'doctor.without.completion':
      'Without the plugin: the completion of courses and activities is not read.',
    'doctor.without.lastAccess': 'Without the plugin: the last access to a space is not read.',
    'doctor.without.cohorts': 'Without the plugin: cohorts are not read.',
    'doctor.without.changes':
      'Without the plugin: Moodle does not say what changed; each cycle reads everything anew.',
    'doctor.without.atOnce':
      'Without the plugin: an approval or a deletion is seen only when the next cycle has read everything.',
    'doctor.without.spaces':
      'Without the plugin: the spaces are those of MOODLE_SPACES; their départements and activities are not read, and none is made.',
    'doctor.without.books':
      'Without the plugin: no Book is written. Install the plugin local_mara to publish the sheets.',
    'doctor.without.pieces':
      'Without the plugin: no question is asked, and no group, event, message or enrolment is written.',
    'doctor.unknown':
      'The plugin reports “{{code}}” {{space}} {{detail}}. This companion does not know that report: update it.',
  },
);
