import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'sync.version.noSpace': 'Aucun espace n’a le code « {{space}} ». Les codes connus : {{known}}.',
    'sync.version.none':
      'Espace {{space}} : aucune version n’est gardée, rien n’y a encore été publié. La première le sera au prochain cycle : mara sync --apply.',
    'sync.version.unknown':
      'Espace {{space}} : la version {{version}} n’est pas gardée. Les versions gardées : {{known}}. Voir : mara versions {{space}}.',
    'sync.version.pinned':
      'Espace {{space}} : il est déjà tenu à la version {{version}}. Pour publier à nouveau ce qui est récent : mara revert {{space}} --release.',
    'sync.version.notPinned':
      'Espace {{space}} : il n’est tenu à aucune version, rien n’est à relâcher.',

    'versions.value.number': 'N',
    'versions.value.folder': 'DOSSIER',
    'versions.space': 'le code de l’espace',
    'versions.summary': 'montre les versions publiées d’un espace',
    'versions.line_one': 'Version {{number}} · {{at}} · {{why}} · {{count}} chapitre écrit',
    'versions.line_other': 'Version {{number}} · {{at}} · {{why}} · {{count}} chapitres écrits',
    'versions.why.publish': 'publication',
    'versions.why.revert': 'retour à une version',
    'versions.by': 'par {{by}}',
    'versions.run': 'exécution {{run}}',
    'versions.revertTo': 'Revenir à l’une d’elles : mara revert {{space}} --to N --as NOM',

    'revert.summary':
      'ramène un espace à une version et l’y tient : le prochain cycle la publie, puis plus rien de plus récent',
    'revert.to': 'la version à remettre (voir mara versions)',
    'revert.release': 'relâche l’espace : le prochain cycle publie ce qui est récent',
    'revert.dryRun': 'montre ce qui changerait, sans rien décider',
    'revert.oneOf': 'Dites l’un des deux : --to N ou --release.',
    'revert.badNumber': '--to « {{value}} » : un numéro de version est attendu, 1 ou plus.',
    'revert.done':
      'Espace {{space}} : tenu à la version {{version}}. Le prochain cycle la publie ; rien de plus récent n’est publié jusqu’à : mara revert {{space}} --release.',
    'revert.released':
      'Espace {{space}} : n’est plus tenu à la version {{version}}. Le prochain cycle publie ce qui est récent.',
    'revert.would': 'Espace {{space}} : rien n’a été décidé. Voici ce qui changerait.',
    'revert.nothing': 'Aucun chapitre ne changerait.',
    'revert.chapter': '{{mark}} {{book}} · {{chapter}} : {{fate}}',
    'revert.coming_one': '{{count}} fiche serait montrée à nouveau :',
    'revert.coming_other': '{{count}} fiches seraient montrées à nouveau :',
    'revert.leaving_one': '{{count}} élément ne serait plus montré :',
    'revert.leaving_other': '{{count}} éléments ne seraient plus montrés :',
    'revert.waits':
      'C’est plus que ce qui disparaît sans être regardé : l’espace attendra l’accord d’une seconde personne (mara approve).',
    'revert.stays':
      'Aucun chapitre n’est supprimé ; ceux qui n’existaient pas alors restent comme ils sont. Ce que des personnes ont écrit reste.',

    'pin.status': 'Espaces tenus à une version :',
    'pin.line': '{{space}} : tenu à la version {{version}} depuis le {{at}}.',
    'pin.lineBy': '{{space}} : tenu à la version {{version}} depuis le {{at}}, par {{by}}.',
    'pin.release': 'Relâcher : mara revert {{space}} --release',
    'pin.page': 'Espaces tenus à une version',
    'pin.region':
      'Cet espace est tenu à la version {{version}} de ce que MARA y a publié : les fiches plus récentes n’y paraissent pas. La cellule nationale peut le relâcher.',
    'pin.regionBy':
      'Cet espace est tenu par {{by}} à la version {{version}} de ce que MARA y a publié : les fiches plus récentes n’y paraissent pas. La cellule nationale peut le relâcher.',

    'preview.summary': 'écrit en pages ce qui serait publié, à côté de ce qui est en place',
    'preview.out': 'le dossier à écrire (sinon ./preview-CODE)',
    'preview.written_one':
      'Espace {{space}} : {{count}} chapitre changerait. Rien n’a été publié. À ouvrir : {{file}}',
    'preview.written_other':
      'Espace {{space}} : {{count}} chapitres changeraient. Rien n’a été publié. À ouvrir : {{file}}',
    'preview.foreign':
      'Le dossier {{folder}} contient autre chose qu’un aperçu écrit par mara. Rien n’y a été touché : donnez un dossier vide ou nouveau avec --out.',
    'preview.noFolder':
      'Le dossier {{folder}} ne peut pas être écrit ({{code}}). Donnez-en un autre avec --out.',
    'preview.title': 'Aperçu de l’espace {{space}}',
    'preview.intro':
      'Ce que le prochain cycle publierait, à côté de ce qui est en place, d’après la dernière lecture de Moodle ({{at}}). Rien n’a été publié.',
    'preview.held':
      'L’espace est tenu à la version {{version}} : c’est elle qui est montrée ici comme voulue.',
    'preview.waits_one':
      'Rien ne serait publié pour l’instant : {{count}} élément sur {{total}} disparaîtrait, et une seconde personne doit d’abord l’approuver.',
    'preview.waits_other':
      'Rien ne serait publié pour l’instant : {{count}} éléments sur {{total}} disparaîtraient, et une seconde personne doit d’abord l’approuver.',
    'preview.leaving': 'Ce qui ne serait plus montré',
    'preview.empty': 'Cet espace n’a aucun Livre à publier.',
    'preview.newBook': 'nouveau Livre',
    'preview.fate.new': 'nouveau',
    'preview.fate.changed': 'changé',
    'preview.fate.unchanged': 'inchangé',
    'preview.fate.kept': 'gardé tel que modifié à la main',
    'preview.fate.deleted': 'supprimé à la main, n’est pas recréé',
    'preview.fate.refused': 'refusé par Moodle',
    'preview.back': 'Tous les chapitres',
    'preview.stands': 'En place',
    'preview.wanted': 'Serait publié',
    'preview.ours': 'Notre texte, qui ne serait pas publié',
    'preview.standsNot': 'Rien n’est en place.',
    'preview.unknown':
      'Le texte en place n’est pas connu ici : il nomme des personnes, il a été publié avant que les versions ne soient gardées, ou il est trop long pour être lu.',
    'preview.lines': 'Ligne par ligne',
    'preview.linesHint': '« − » : disparaîtrait ; « + » : paraîtrait.',
    'preview.same': 'Les mots sont les mêmes.',
    'preview.mark.gone': '− En place seulement',
    'preview.mark.new': '+ Nouveau',
    'preview.omitted':
      'Images, vidéos et mises en forme d’une personne ne sont pas montrées ici ; Moodle les garde.',
  },
  {
    'sync.version.noSpace': 'No space has the code “{{space}}”. The codes known: {{known}}.',
    'sync.version.none':
      'Space {{space}}: no version is kept, nothing was published there so far. The next cycle makes the first: mara sync --apply.',
    'sync.version.unknown':
      'Space {{space}}: version {{version}} is not kept. The versions kept: {{known}}. See: mara versions {{space}}.',
    'sync.version.pinned':
      'Space {{space}}: it is held at version {{version}} already. To publish what is recent again: mara revert {{space}} --release.',
    'sync.version.notPinned':
      'Space {{space}}: it is held at no version, there is nothing to release.',

    'versions.value.number': 'N',
    'versions.value.folder': 'FOLDER',
    'versions.space': 'the code of the space',
    'versions.summary': 'shows the versions published of a space',
    'versions.line_one': 'Version {{number}} · {{at}} · {{why}} · {{count}} chapter written',
    'versions.line_other': 'Version {{number}} · {{at}} · {{why}} · {{count}} chapters written',
    'versions.why.publish': 'publication',
    'versions.why.revert': 'return to a version',
    'versions.by': 'by {{by}}',
    'versions.run': 'run {{run}}',
    'versions.revertTo': 'To return to one of them: mara revert {{space}} --to N --as NAME',

    'revert.summary':
      'brings a space back to a version and holds it there: the next cycle publishes it, then nothing newer',
    'revert.to': 'the version to bring back (see mara versions)',
    'revert.release': 'releases the space: the next cycle publishes what is recent',
    'revert.dryRun': 'shows what would change, decides nothing',
    'revert.oneOf': 'Give one of the two: --to N or --release.',
    'revert.badNumber': '--to “{{value}}”: the number of a version is expected, 1 or more.',
    'revert.done':
      'Space {{space}}: held at version {{version}}. The next cycle publishes it; nothing newer is published until: mara revert {{space}} --release.',
    'revert.released':
      'Space {{space}}: no longer held at version {{version}}. The next cycle publishes what is recent.',
    'revert.would': 'Space {{space}}: nothing was decided. This is what would change.',
    'revert.nothing': 'No chapter would change.',
    'revert.chapter': '{{mark}} {{book}} · {{chapter}}: {{fate}}',
    'revert.coming_one': '{{count}} sheet would be shown again:',
    'revert.coming_other': '{{count}} sheets would be shown again:',
    'revert.leaving_one': '{{count}} item would no longer be shown:',
    'revert.leaving_other': '{{count}} items would no longer be shown:',
    'revert.waits':
      'That is more than may vanish unseen: the space will wait for a second person (mara approve).',
    'revert.stays':
      'No chapter is deleted; those that did not exist then stay as they are. What people wrote stays.',

    'pin.status': 'Spaces held at a version:',
    'pin.line': '{{space}}: held at version {{version}} since {{at}}.',
    'pin.lineBy': '{{space}}: held at version {{version}} since {{at}}, by {{by}}.',
    'pin.release': 'Release: mara revert {{space}} --release',
    'pin.page': 'Spaces held at a version',
    'pin.region':
      'This space is held at version {{version}} of what MARA published in it: newer sheets do not appear. The national cell can release it.',
    'pin.regionBy':
      'This space is held by {{by}} at version {{version}} of what MARA published in it: newer sheets do not appear. The national cell can release it.',

    'preview.summary': 'writes as pages what would be published, beside what stands',
    'preview.out': 'the folder to write (else ./preview-CODE)',
    'preview.written_one':
      'Space {{space}}: {{count}} chapter would change. Nothing was published. To open: {{file}}',
    'preview.written_other':
      'Space {{space}}: {{count}} chapters would change. Nothing was published. To open: {{file}}',
    'preview.foreign':
      'The folder {{folder}} holds something else than a preview written by mara. Nothing was touched: give an empty or new folder with --out.',
    'preview.noFolder':
      'The folder {{folder}} cannot be written ({{code}}). Give another one with --out.',
    'preview.title': 'Preview of the space {{space}}',
    'preview.intro':
      'What the next cycle would publish, beside what stands, as Moodle was last read ({{at}}). Nothing was published.',
    'preview.held':
      'The space is held at version {{version}}: that is what is shown here as wanted.',
    'preview.waits_one':
      'Nothing would be published for now: {{count}} item of {{total}} would vanish, and a second person has to approve it first.',
    'preview.waits_other':
      'Nothing would be published for now: {{count}} items of {{total}} would vanish, and a second person has to approve it first.',
    'preview.leaving': 'What would no longer be shown',
    'preview.empty': 'This space has no Book to publish.',
    'preview.newBook': 'new Book',
    'preview.fate.new': 'new',
    'preview.fate.changed': 'changed',
    'preview.fate.unchanged': 'unchanged',
    'preview.fate.kept': 'kept as edited by hand',
    'preview.fate.deleted': 'deleted by hand, not made again',
    'preview.fate.refused': 'refused by Moodle',
    'preview.back': 'All chapters',
    'preview.stands': 'In place',
    'preview.wanted': 'Would be published',
    'preview.ours': 'Our text, which would not be published',
    'preview.standsNot': 'Nothing is in place.',
    'preview.unknown':
      'The text in place is not known here: it names people, was published before versions were kept, or is too long to be read.',
    'preview.lines': 'Line by line',
    'preview.linesHint': '“−”: would vanish; “+”: would appear.',
    'preview.same': 'The words are the same.',
    'preview.mark.gone': '− Only in place',
    'preview.mark.new': '+ New',
    'preview.omitted':
      'Pictures, videos and styles of a person’s are not shown here; Moodle keeps them.',
  },
);
