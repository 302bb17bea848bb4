import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'upkeep.space': 'Aucun espace n’a le code « {{space}} ». Il y a : {{codes}}.',
    'upkeep.day':
      'Le jour « {{value}} » de {{option}} ne se lit pas. Écrivez-le ainsi : 2026-08-15.',
    'upkeep.failed':
      'Espace {{space}} : ses fiches n’ont pas pu être suivies. Le prochain cycle réessaie. La raison :',
    'upkeep.edit.refused':
      'Espace {{space}}, fiche n° {{sheet}} : Moodle a refusé d’y écrire ce qui a été répondu. La question sera posée à nouveau.',

    'upkeep.due.about': 'Des fiches à revoir',
    'upkeep.due.many.title_one': 'Espace {{space}} : cette fiche est-elle toujours exacte ?',
    'upkeep.due.many.title_other':
      'Espace {{space}} : ces {{count}} fiches sont-elles toujours exactes ?',
    'upkeep.due.one.title': '« {{sheet}} » : est-ce toujours exact ?',
    'upkeep.due.many.text':
      'Personne n’a vérifié ces fiches depuis un moment. Si vous savez qu’elles sont justes, dites-le : la date du jour y sera notée. Le nom de chacune mène à son formulaire.',
    'upkeep.due.one.text':
      'Personne n’a vérifié cette fiche depuis un moment. Si vous savez qu’elle est juste, dites-le : la date du jour y sera notée. Son nom mène à son formulaire.',
    'upkeep.due.unanswered':
      'Sans réponse, rien ne change dans les fiches ; celles qui n’ont pas été vérifiées depuis un an le disent à leurs lecteurs.',
    'upkeep.due.never': 'jamais vérifiée',
    'upkeep.due.since': 'vérifiée le {{day}}',
    'upkeep.due.leaving': 'Sans vérification, elle quittera les Livres le {{day}}.',
    'upkeep.due.all': 'C’est toujours exact pour toutes',
    'upkeep.due.some':
      'Une ou plusieurs ont changé (dites leurs numéros, les autres seront vérifiées)',
    'upkeep.due.same': 'C’est toujours exact',
    'upkeep.due.mend': 'À corriger : je m’en occupe dans la fiche',
    'upkeep.due.withdraw': 'À retirer',
    'upkeep.due.answered':
      'Espace {{space}} : réponse reçue dans Moodle, fiches toujours exactes : {{right}}, à corriger : {{others}}.',

    'upkeep.duplicate.about': 'Des fiches qui se ressemblent',
    'upkeep.duplicate.title': '« {{sheet}} » : est-ce la même fiche ?',
    'upkeep.duplicate.titles': '« {{sheet}} » : {{count}} fiches pour la même chose ?',
    'upkeep.duplicate.text':
      'Ces fiches se ressemblent ({{reasons}}). Disent-elles la même chose ?',
    'upkeep.duplicate.siret': 'même SIRET',
    'upkeep.duplicate.name': 'même nom dans la même commune',
    'upkeep.duplicate.phone': 'même téléphone',
    'upkeep.duplicate.mail': 'même courriel',
    'upkeep.duplicate.kept_one':
      'Si c’est la même, « {{sheet}} », la première de la liste, est gardée : c’est la plus récemment vérifiée ou la plus complète. L’autre passe à l’état « À retirer » ; rien n’en est effacé.',
    'upkeep.duplicate.kept_other':
      'Si c’est la même, « {{sheet}} », la première de la liste, est gardée : c’est la plus récemment vérifiée ou la plus complète. Les {{count}} autres passent à l’état « À retirer » ; rien n’en est effacé.',
    'upkeep.duplicate.unanswered': 'Sans réponse, rien ne change.',
    'upkeep.duplicate.different': 'Ce sont des fiches différentes',
    'upkeep.duplicate.same': 'C’est la même : garder la première, retirer la seconde',
    'upkeep.duplicate.sames': 'C’est la même : garder la première, retirer les autres',
    'upkeep.duplicate.mine': 'Je m’en occupe',
    'upkeep.duplicate.late':
      'Espace {{space}} : une réponse reçue dans Moodle ne vaut plus, la fiche à garder a été retirée. Rien n’en est fait.',
    'upkeep.duplicate.withdrawn_one':
      'Espace {{space}} : réponse reçue dans Moodle, {{count}} fiche en double est à retirer.',
    'upkeep.duplicate.withdrawn_other':
      'Espace {{space}} : réponse reçue dans Moodle, {{count}} fiches en double sont à retirer.',
    'upkeep.duplicate.apart':
      'Espace {{space}} : réponse reçue dans Moodle, des fiches qui se ressemblent sont différentes.',
    'upkeep.duplicate.later':
      'Espace {{space}} : réponse reçue dans Moodle, quelqu’un s’occupe de fiches qui se ressemblent.',

    'upkeep.digest.subject': 'Espace {{space}} : ce qui vous attend cette semaine',
    'upkeep.digest.people_one': '{{count}} personne attend de vos nouvelles :',
    'upkeep.digest.people_other': '{{count}} personnes attendent de vos nouvelles :',
    'upkeep.digest.mend_one': '{{count}} fiche à corriger :',
    'upkeep.digest.mend_other': '{{count}} fiches à corriger :',
    'upkeep.digest.due_one': '{{count}} fiche à vérifier :',
    'upkeep.digest.due_other': '{{count}} fiches à vérifier :',
    'upkeep.digest.leaving_one':
      '{{count}} fiche que personne n’a vérifiée depuis deux ans quitte les Livres trois semaines après avoir été annoncée ici :',
    'upkeep.digest.leaving_other':
      '{{count}} fiches que personne n’a vérifiées depuis deux ans quittent les Livres trois semaines après avoir été annoncées ici :',
    'upkeep.digest.duplicates_one': '{{count}} fiche qui existe peut-être deux fois :',
    'upkeep.digest.duplicates_other': '{{count}} fiches qui existent peut-être deux fois :',
    'upkeep.digest.ending_one': '{{count}} offre d’emploi arrive à son terme dans la semaine :',
    'upkeep.digest.ending_other':
      '{{count}} offres d’emploi arrivent à leur terme dans la semaine :',
    'upkeep.digest.more_one': '… et {{count}} autre',
    'upkeep.digest.more_other': '… et {{count}} autres',

    'upkeep.successor.subject': 'Vous reprenez l’espace {{space}}',
    'upkeep.successor.text':
      'Vous voilà référent de l’espace {{space}}. Merci ! Voici ce que vous y trouvez.',
    'upkeep.successor.sheets_one': '{{count}} fiche est publiée.',
    'upkeep.successor.sheets_other': '{{count}} fiches sont publiées.',
    'upkeep.successor.due_one': '{{count}} fiche est à vérifier.',
    'upkeep.successor.due_other': '{{count}} fiches sont à vérifier.',
    'upkeep.successor.asks_one': '{{count}} question attend une réponse.',
    'upkeep.successor.asks_other': '{{count}} questions attendent une réponse.',
    'upkeep.successor.region':
      'La page « Ma région » dit à tout moment ce qui attend, avec un lien vers chaque fiche.',

    'upkeep.pause.order': 'La pause finirait ({{to}}) avant de commencer ({{from}}).',
    'upkeep.pause.past': 'La pause finirait le {{to}} : c’est passé.',
    'upkeep.pause.long': 'Une pause dure {{count}} jours au plus. Choisissez un jour plus proche.',
    'upkeep.pause.none': 'L’espace {{space}} n’est pas en pause.',
    'upkeep.campaign.family': 'Sorte de fiches inconnue : « {{value}} ». Il y a : {{families}}.',
    'upkeep.campaign.open':
      'Une campagne est déjà en cours dans l’espace {{space}}. Pour l’arrêter : mara campaign {{space}} --end',
    'upkeep.campaign.none': 'Aucune campagne n’est en cours ({{space}}).',
    'upkeep.campaign.months': 'Un nombre de mois est attendu, et non « {{value}} ».',

    'cli.pause.summary': 'laisse un espace en paix pendant des vacances, ou montre les pauses',
    'cli.pause.space': 'le code de l’espace ; sans lui, les pauses sont montrées',
    'cli.pause.from': 'premier jour (2026-08-01) ; sans lui, aujourd’hui',
    'cli.pause.to': 'dernier jour (2026-08-31)',
    'cli.pause.end': 'met fin à la pause',
    'cli.value.day': 'JOUR',
    'cli.pause.toNeeded': 'Dites jusqu’à quel jour : --to 2026-08-31.',
    'cli.pause.spaceNeeded': 'Dites de quel espace : mara pause CODE …',
    'cli.pause.done':
      'Espace {{space}} : en pause du {{from}} au {{to}}. D’ici là aucune question sur ses fiches, aucun message de la semaine.',
    'cli.pause.ended': 'Espace {{space}} : la pause est finie.',
    'cli.pause.one': '{{space}} : du {{from}} au {{to}}',
    'cli.pause.by': ' (demandé par {{by}})',
    'cli.pause.none': 'Aucun espace n’est en pause.',
    'cli.campaign.summary':
      'fait vérifier toutes les fiches d’un espace, ou de tous (all), ou montre où en sont les campagnes',
    'cli.campaign.space': 'le code de l’espace, ou all ; sans lui, les campagnes sont montrées',
    'cli.campaign.sheets': 'les sortes de fiches : living_area, job_market, opening',
    'cli.campaign.older': 'seulement celles que personne n’a vérifiées depuis autant de mois',
    'cli.campaign.status': 'montre où en sont les campagnes',
    'cli.campaign.end': 'met fin aux campagnes',
    'cli.value.sheets': 'SORTES',
    'cli.value.months': 'MOIS',
    'cli.campaign.one':
      '{{space}} : {{answered}} fiches répondues, {{asked}} demandées, {{left}} à demander, {{unanswered}} sans réponse, {{settled}} vues entre-temps (sur {{total}})',
    'cli.campaign.begun': '  depuis le {{at}}',
    'cli.campaign.over': ', finie le {{at}}',
    'cli.campaign.nothing': 'Aucune fiche n’est concernée.',
    'cli.campaign.skipped': 'Une campagne est déjà en cours : {{spaces}}.',
    'cli.campaign.none': 'Aucune campagne.',
    'cli.campaign.ended': 'Espace {{space}} : la campagne est finie.',
  },
  {
    'upkeep.space': 'No space has the code “{{space}}”. There are: {{codes}}.',
    'upkeep.day': 'The day “{{value}}” of {{option}} cannot be read. Write it thus: 2026-08-15.',
    'upkeep.failed':
      'Space {{space}}: its sheets could not be looked after. The next cycle tries again. The reason:',
    'upkeep.edit.refused':
      'Space {{space}}, sheet no. {{sheet}}: Moodle refused to write into it what was answered. The question will be asked again.',

    'upkeep.due.about': 'Sheets to look at again',
    'upkeep.due.many.title_one': 'Space {{space}}: is this sheet still right?',
    'upkeep.due.many.title_other': 'Space {{space}}: are these {{count}} sheets still right?',
    'upkeep.due.one.title': '“{{sheet}}”: is it still right?',
    'upkeep.due.many.text':
      'Nobody has verified these sheets for a while. If you know that they are right, say so: today’s date will be written into them. The name of each leads to its form.',
    'upkeep.due.one.text':
      'Nobody has verified this sheet for a while. If you know that it is right, say so: today’s date will be written into it. Its name leads to its form.',
    'upkeep.due.unanswered':
      'Without an answer nothing changes in the sheets; those that were not verified for a year tell their readers so.',
    'upkeep.due.never': 'never verified',
    'upkeep.due.since': 'verified on {{day}}',
    'upkeep.due.leaving': 'Unless it is verified, it will leave the Books on {{day}}.',
    'upkeep.due.all': 'All of them are still right',
    'upkeep.due.some': 'One or more have changed (say their numbers, the others will be verified)',
    'upkeep.due.same': 'It is still right',
    'upkeep.due.mend': 'To be mended: I will see to it in the sheet',
    'upkeep.due.withdraw': 'To withdraw',
    'upkeep.due.answered':
      'Space {{space}}: answer received in Moodle, sheets still right: {{right}}, to be mended: {{others}}.',

    'upkeep.duplicate.about': 'Sheets that look alike',
    'upkeep.duplicate.title': '“{{sheet}}”: is it the same sheet?',
    'upkeep.duplicate.titles': '“{{sheet}}”: {{count}} sheets for the same thing?',
    'upkeep.duplicate.text': 'These sheets look alike ({{reasons}}). Do they say the same thing?',
    'upkeep.duplicate.siret': 'same SIRET',
    'upkeep.duplicate.name': 'same name in the same commune',
    'upkeep.duplicate.phone': 'same telephone',
    'upkeep.duplicate.mail': 'same e-mail',
    'upkeep.duplicate.kept_one':
      'If they are the same, “{{sheet}}”, the first in the list, is kept: it was verified last, or says most. The other is set to “To withdraw”; nothing of it is erased.',
    'upkeep.duplicate.kept_other':
      'If they are the same, “{{sheet}}”, the first in the list, is kept: it was verified last, or says most. The {{count}} others are set to “To withdraw”; nothing of them is erased.',
    'upkeep.duplicate.unanswered': 'Without an answer nothing changes.',
    'upkeep.duplicate.different': 'They are different sheets',
    'upkeep.duplicate.same': 'They are the same: keep the first, withdraw the second',
    'upkeep.duplicate.sames': 'They are the same: keep the first, withdraw the others',
    'upkeep.duplicate.mine': 'I will see to it',
    'upkeep.duplicate.late':
      'Space {{space}}: an answer received in Moodle no longer holds, the sheet to keep was withdrawn. Nothing is done.',
    'upkeep.duplicate.withdrawn_one':
      'Space {{space}}: answer received in Moodle, {{count}} sheet that stands twice is to be withdrawn.',
    'upkeep.duplicate.withdrawn_other':
      'Space {{space}}: answer received in Moodle, {{count}} sheets that stand twice are to be withdrawn.',
    'upkeep.duplicate.apart':
      'Space {{space}}: answer received in Moodle, sheets that look alike are different.',
    'upkeep.duplicate.later':
      'Space {{space}}: answer received in Moodle, someone sees to sheets that look alike.',

    'upkeep.digest.subject': 'Space {{space}}: what waits for you this week',
    'upkeep.digest.people_one': '{{count}} person waits to hear from you:',
    'upkeep.digest.people_other': '{{count}} people wait to hear from you:',
    'upkeep.digest.mend_one': '{{count}} sheet to mend:',
    'upkeep.digest.mend_other': '{{count}} sheets to mend:',
    'upkeep.digest.due_one': '{{count}} sheet to verify:',
    'upkeep.digest.due_other': '{{count}} sheets to verify:',
    'upkeep.digest.leaving_one':
      '{{count}} sheet that nobody verified for two years leaves the Books three weeks after it was announced here:',
    'upkeep.digest.leaving_other':
      '{{count}} sheets that nobody verified for two years leave the Books three weeks after they were announced here:',
    'upkeep.digest.duplicates_one': '{{count}} sheet that may stand twice:',
    'upkeep.digest.duplicates_other': '{{count}} sheets that may stand twice:',
    'upkeep.digest.ending_one': '{{count}} opening comes to its end within the week:',
    'upkeep.digest.ending_other': '{{count}} openings come to their end within the week:',
    'upkeep.digest.more_one': '… and {{count}} other',
    'upkeep.digest.more_other': '… and {{count}} others',

    'upkeep.successor.subject': 'You take over the space {{space}}',
    'upkeep.successor.text':
      'You are now a referent of the space {{space}}. Thank you! This is what you find there.',
    'upkeep.successor.sheets_one': '{{count}} sheet is published.',
    'upkeep.successor.sheets_other': '{{count}} sheets are published.',
    'upkeep.successor.due_one': '{{count}} sheet is to be verified.',
    'upkeep.successor.due_other': '{{count}} sheets are to be verified.',
    'upkeep.successor.asks_one': '{{count}} question waits for an answer.',
    'upkeep.successor.asks_other': '{{count}} questions wait for an answer.',
    'upkeep.successor.region':
      'The page “Ma région” says at any time what waits, with a link to each sheet.',

    'upkeep.pause.order': 'The pause would end ({{to}}) before it begins ({{from}}).',
    'upkeep.pause.past': 'The pause would end on {{to}}: that is past.',
    'upkeep.pause.long': 'A pause lasts {{count}} days at most. Choose a nearer day.',
    'upkeep.pause.none': 'The space {{space}} is not paused.',
    'upkeep.campaign.family': 'Unknown kind of sheets: “{{value}}”. There are: {{families}}.',
    'upkeep.campaign.open':
      'A campaign is under way in the space {{space}}. To end it: mara campaign {{space}} --end',
    'upkeep.campaign.none': 'No campaign is under way ({{space}}).',
    'upkeep.campaign.months': 'A number of months is expected, not “{{value}}”.',

    'cli.pause.summary': 'leaves a space in peace during holidays, or shows the pauses',
    'cli.pause.space': 'the code of the space; without it the pauses are shown',
    'cli.pause.from': 'first day (2026-08-01); without it, today',
    'cli.pause.to': 'last day (2026-08-31)',
    'cli.pause.end': 'ends the pause',
    'cli.value.day': 'DAY',
    'cli.pause.toNeeded': 'Say until which day: --to 2026-08-31.',
    'cli.pause.spaceNeeded': 'Say of which space: mara pause CODE …',
    'cli.pause.done':
      'Space {{space}}: paused from {{from}} to {{to}}. Meanwhile no question about its sheets, no weekly message.',
    'cli.pause.ended': 'Space {{space}}: the pause is over.',
    'cli.pause.one': '{{space}}: from {{from}} to {{to}}',
    'cli.pause.by': ' (asked for by {{by}})',
    'cli.pause.none': 'No space is paused.',
    'cli.campaign.summary':
      'has all sheets of a space, or of all (all), verified, or shows how far campaigns have come',
    'cli.campaign.space': 'the code of the space, or all; without it the campaigns are shown',
    'cli.campaign.sheets': 'the kinds of sheets: living_area, job_market, opening',
    'cli.campaign.older': 'only those that nobody verified for so many months',
    'cli.campaign.status': 'shows how far the campaigns have come',
    'cli.campaign.end': 'ends the campaigns',
    'cli.value.sheets': 'KINDS',
    'cli.value.months': 'MONTHS',
    'cli.campaign.one':
      '{{space}}: {{answered}} sheets answered, {{asked}} asked about, {{left}} to ask about, {{unanswered}} without an answer, {{settled}} seen meanwhile (of {{total}})',
    'cli.campaign.begun': '  since {{at}}',
    'cli.campaign.over': ', ended {{at}}',
    'cli.campaign.nothing': 'No sheet is concerned.',
    'cli.campaign.skipped': 'A campaign is already under way: {{spaces}}.',
    'cli.campaign.none': 'No campaign.',
    'cli.campaign.ended': 'Space {{space}}: the campaign is over.',
  },
);
