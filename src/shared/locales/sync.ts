import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'sync.site.other':
      'Ce compagnon sert le Moodle {{served}} ; celui qui répond ({{answered}}) est un autre site, ou son greffon a été réinstallé. Rien n’a été lu ni écrit. Vérifiez MOODLE_URL ; si c’est voulu : mara doctor --accept-site.',
    'sync.site.clone':
      'Ce compagnon sert le Moodle {{served}}, mais c’est {{answered}} qui répond : une copie du site, ou un site déménagé. Rien n’a été lu ni écrit. Vérifiez MOODLE_URL ; si le site a vraiment déménagé : mara doctor --accept-site.',
    'sync.lease.busy':
      'Un cycle tourne déjà depuis {{since}} ({{program}}, machine {{machine}}, processus {{process}}). Attendez sa fin, ou réessayez après {{until}} s’il a été interrompu.',
    'sync.lease.running':
      'Un cycle tourne depuis {{since}} ({{program}}, machine {{machine}}, processus {{process}}).',
    'sync.lease.lost':
      'Ce cycle n’a plus donné signe de vie à temps et un autre a pris sa place ; il s’arrête sans plus rien écrire. Rien n’est à faire : l’autre cycle reprend là où en est Moodle.',
    'sync.chapter.refused':
      'Espace {{space}}, chapitre « {{chapter}} » : Moodle le refuse ({{code}} : {{text}}). Il sera retenté quand les fiches auront changé.',
    'sync.chapter.failed':
      'Espace {{space}}, chapitre « {{chapter}} » : l’écriture a échoué ({{code}} : {{text}}). Elle sera retentée au prochain cycle.',
    'sync.chapter.unblended':
      'Espace {{space}}, chapitre « {{chapter}} » : une personne y a mis quelque chose que Moodle ne garderait pas tel quel (un cadre, un script, une mise en forme interdite). Le chapitre reste comme elle l’a laissé et n’est plus tenu à jour : retirez-en cet élément dans Moodle, ou décidez avec mara decide.',
    'sync.piece.refused':
      'Espace {{space}}, « {{piece}} » : Moodle le refuse ({{code}} : {{text}}). Ce sera retenté quand il aura changé.',
    'sync.piece.failed':
      'Espace {{space}}, « {{piece}} » : l’écriture a échoué ({{code}} : {{text}}). Elle sera retentée au prochain cycle.',
    'sync.run.pulled.whole':
      'Lecture complète de Moodle : {{received}} objets reçus, {{forgotten}} oubliés.',
    'sync.run.pulled.changes':
      'Lecture des nouveautés de Moodle : {{received}} objets reçus, {{forgotten}} oubliés.',
    'sync.run.readOnly':
      'Ce Moodle n’a pas le greffon local_mara : il est lu, rien n’y est publié.',
    'sync.run.held_one':
      'Espace {{space}} : {{count}} objet sur {{total}} disparaîtrait (fiches, groupes, membres, événements, inscriptions) ; l’espace attend l’accord d’une seconde personne. À voir : mara status. À approuver : mara approve {{code}} --as NOM.',
    'sync.run.held_other':
      'Espace {{space}} : {{count}} objets sur {{total}} disparaîtraient (fiches, groupes, membres, événements, inscriptions) ; l’espace attend l’accord d’une seconde personne. À voir : mara status. À approuver : mara approve {{code}} --as NOM.',
    'sync.plan.unknown': 'Aucun plan {{id}} n’a été gardé. Pour en garder un : mara plan --save.',
    'sync.plan.applied':
      'Le plan {{id}} a déjà été appliqué. Pour en garder un autre : mara plan --save.',
    'sync.plan.stale':
      'Le plan {{id}} est dépassé : des fiches, des Livres ou des décisions ont changé depuis. Rien n’a été publié. Regardez à nouveau : mara plan --save.',
    'sync.decide.none':
      'Rien n’attend de décision sous « {{object}} ». Les clés sont montrées par mara status.',
    'sync.decide.noSheet':
      '« {{object}} » ne montre aucune fiche de cet espace qu’une personne aurait modifiée : seuls ours, theirs et later sont possibles.',
    'sync.approve.nobody':
      'Personne ne peut approuver de retraits : donnez des noms à MARA_APPROVERS.',
    'sync.approve.notYou': '« {{by}} » ne figure pas dans MARA_APPROVERS.',
    'sync.approve.none': 'Aucun retrait n’attend dans l’espace « {{space}} ». Voir : mara status.',
    'sync.approve.changed':
      'Les retraits de l’espace « {{space}} » viennent de changer : regardez-les à nouveau avec mara status.',
    'sync.run.space':
      'Espace {{space}}, chapitres créés : {{created}}, mis à jour : {{updated}}, refusés : {{failed}}.',
    'sync.run.pieces':
      'Espace {{space}}, autres éléments créés : {{created}}, mis à jour : {{updated}}, retirés : {{removed}}, refusés : {{failed}}.',
    'sync.run.pieceConflicts_one': '{{count}} élément modifié à la main est gardé tel quel.',
    'sync.run.pieceConflicts_other':
      '{{count}} éléments modifiés à la main sont gardés tels quels.',
    'sync.run.conflicts_one': '{{count}} chapitre modifié à la main est gardé tel quel.',
    'sync.run.conflicts_other': '{{count}} chapitres modifiés à la main sont gardés tels quels.',
  },
  {
    'sync.site.other':
      'This companion serves the Moodle {{served}}; the one that answers ({{answered}}) is another site, or its plugin was installed anew. Nothing was read or written. Check MOODLE_URL; if this is meant: mara doctor --accept-site.',
    'sync.site.clone':
      'This companion serves the Moodle {{served}}, but {{answered}} answers: a copy of the site, or a site that moved. Nothing was read or written. Check MOODLE_URL; if the site really moved: mara doctor --accept-site.',
    'sync.lease.busy':
      'A cycle has been running since {{since}} ({{program}}, machine {{machine}}, process {{process}}). Wait for its end, or try again after {{until}} if it was interrupted.',
    'sync.lease.running':
      'A cycle has been running since {{since}} ({{program}}, machine {{machine}}, process {{process}}).',
    'sync.lease.lost':
      'This cycle gave no sign of life in time and another took its place; it stops and writes nothing more. Nothing is to be done: the other cycle goes on from where Moodle stands.',
    'sync.chapter.refused':
      'Space {{space}}, chapter “{{chapter}}”: Moodle refuses it ({{code}}: {{text}}). It is tried again when the sheets have changed.',
    'sync.chapter.failed':
      'Space {{space}}, chapter “{{chapter}}”: writing failed ({{code}}: {{text}}). It is tried again at the next cycle.',
    'sync.chapter.unblended':
      'Space {{space}}, chapter “{{chapter}}”: someone put something into it that Moodle would not keep as it is (a frame, a script, a forbidden style). The chapter stays as they left it and is no longer kept up to date: take it out in Moodle, or decide with mara decide.',
    'sync.piece.refused':
      'Space {{space}}, “{{piece}}”: Moodle refuses it ({{code}}: {{text}}). It is tried again when it has changed.',
    'sync.piece.failed':
      'Space {{space}}, “{{piece}}”: writing failed ({{code}}: {{text}}). It is tried again at the next cycle.',
    'sync.run.pulled.whole':
      'Moodle read as a whole: {{received}} objects received, {{forgotten}} forgotten.',
    'sync.run.pulled.changes':
      'News read from Moodle: {{received}} objects received, {{forgotten}} forgotten.',
    'sync.run.readOnly':
      'This Moodle does not have the plugin local_mara: it is read, nothing is published there.',
    'sync.run.held_one':
      'Space {{space}}: {{count}} object of {{total}} would vanish (sheets, groups, members, events, enrolments); the space waits for a second person. To look: mara status. To approve: mara approve {{code}} --as NAME.',
    'sync.run.held_other':
      'Space {{space}}: {{count}} objects of {{total}} would vanish (sheets, groups, members, events, enrolments); the space waits for a second person. To look: mara status. To approve: mara approve {{code}} --as NAME.',
    'sync.plan.unknown': 'No plan {{id}} was saved. To save one: mara plan --save.',
    'sync.plan.applied': 'The plan {{id}} was applied already. To save another: mara plan --save.',
    'sync.plan.stale':
      'The plan {{id}} is stale: sheets, Books or decisions have changed since. Nothing was published. Look again: mara plan --save.',
    'sync.decide.none':
      'Nothing waits for a decision under “{{object}}”. The keys are shown by mara status.',
    'sync.decide.noSheet':
      '“{{object}}” shows no sheet of this space that someone edited: only ours, theirs and later are possible.',
    'sync.approve.nobody': 'Nobody may approve removals: give MARA_APPROVERS some names.',
    'sync.approve.notYou': '“{{by}}” is not among MARA_APPROVERS.',
    'sync.approve.none': 'No removal waits in the space “{{space}}”. See: mara status.',
    'sync.approve.changed':
      'The removals of the space “{{space}}” have just changed: look at them again with mara status.',
    'sync.run.space':
      'Space {{space}}, chapters created: {{created}}, updated: {{updated}}, refused: {{failed}}.',
    'sync.run.pieces':
      'Space {{space}}, other pieces created: {{created}}, updated: {{updated}}, taken away: {{removed}}, refused: {{failed}}.',
    'sync.run.pieceConflicts_one': '{{count}} piece edited by hand is kept as it is.',
    'sync.run.pieceConflicts_other': '{{count}} pieces edited by hand are kept as they are.',
    'sync.run.conflicts_one': '{{count}} chapter edited by hand is kept as it is.',
    'sync.run.conflicts_other': '{{count}} chapters edited by hand are kept as they are.',
  },
);
