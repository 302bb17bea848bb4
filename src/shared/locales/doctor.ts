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
    'doctor.protocol':
      'Le greffon local_mara {{plugin}} parle la version {{theirs}} du pont, ce compagnon la version {{ours}}. Mettez à jour le plus ancien des deux.',
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
    'doctor.protocol':
      'The plugin local_mara {{plugin}} speaks version {{theirs}} of the bridge, this companion version {{ours}}. Update the older of the two.',
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
    'doctor.unknown':
      'The plugin reports “{{code}}” {{space}} {{detail}}. This companion does not know that report: update it.',
  },
);
