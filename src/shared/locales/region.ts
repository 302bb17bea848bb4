import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'region.more_one': '… et {{count}} autre.',
    'region.more_other': '… et {{count}} autres.',

    'region.undecided.title': 'À décider',
    'region.undecided.empty': 'Rien n’attend de décision.',
    'region.edited.chapter':
      'Le chapitre « {{chapter}} » du Livre « {{book}} » a été modifié à la main. Il reste ainsi, sauf si un référent en décide autrement.',
    'region.deleted.chapter':
      'Le chapitre « {{chapter}} » du Livre « {{book}} » a été supprimé à la main. Il n’est pas publié à nouveau, sauf si un référent le demande.',
    'region.deleted.book':
      'Le Livre « {{book}} » a été supprimé à la main. Il n’est pas publié à nouveau, sauf si un référent le demande.',
    'region.edited.part':
      'Dans le chapitre « {{chapter}} » du Livre « {{book}} », ce que montre « {{part}} » a été modifié à la main. Il reste ainsi, sauf si un référent en décide autrement.',
    'region.edited.unnamed':
      'Dans le chapitre « {{chapter}} » du Livre « {{book}} », un passage a été modifié à la main. Il reste ainsi, sauf si un référent en décide autrement.',
    'region.deleted.part':
      'Dans le chapitre « {{chapter}} » du Livre « {{book}} », « {{part}} » a été retiré à la main. Il n’est pas remis, sauf si un référent le demande.',
    'region.deleted.unnamed':
      'Dans le chapitre « {{chapter}} » du Livre « {{book}} », un passage a été retiré à la main. Il n’est pas remis, sauf si un référent le demande.',
    'region.entry':
      'Une fiche écrite par MARA a été modifiée ou supprimée à la main. Elle reste ainsi, sauf si un référent en décide autrement.',
    'region.event':
      'Un événement du calendrier écrit par MARA a été modifié ou supprimé à la main. Il reste ainsi, sauf si un référent en décide autrement.',

    'region.removals.title': 'Retraits en attente',
    'region.removals.empty': 'Aucun retrait n’attend.',
    'region.removal_one':
      '{{count}} élément sur {{total}} ne serait plus montré. Rien n’est changé dans cet espace avant l’accord d’une seconde personne, de l’espace national.',
    'region.removal_other':
      '{{count}} éléments sur {{total}} ne seraient plus montrés. Rien n’est changé dans cet espace avant l’accord d’une seconde personne, de l’espace national.',

    'region.mend.title': 'À corriger',
    'region.mend.empty': 'Aucune fiche n’est à corriger.',

    'region.due.title': 'À revoir',
    'region.due.empty': 'Toutes les fiches publiées ont été vérifiées depuis moins d’un an.',
    'region.due.never': '« {{sheet}} » n’a pas de date de vérification.',
    'region.due.since': '« {{sheet}} » a été vérifiée pour la dernière fois le {{day}}.',

    'region.none': 'Rien.',
    'region.care.title': 'En ce moment',
    'region.paused':
      'En pause jusqu’au {{day}} : aucune question sur les fiches, aucun message de la semaine.',
    'region.campaign':
      'L’espace national demande que toutes les fiches soient revues : {{done}} sur {{total}} le sont.',
    'region.leaving.title': 'Quittent les Livres',
    'region.leaving.on':
      '« {{sheet}} » n’a pas été vérifiée depuis deux ans : elle quitte les Livres le {{day}}, sauf si quelqu’un la vérifie.',
    'region.leaving.untold':
      '« {{sheet}} » n’a pas été vérifiée depuis deux ans : elle quittera les Livres trois semaines après que ses référents en auront reçu le message.',
    'region.alike.title': 'Fiches qui se ressemblent',
    'region.alike': 'Peut-être la même chose : {{sheets}}.',
    'region.add.title': 'Ajouter une fiche',
    'region.add.living_area': 'Au bassin de vie',
    'region.add.job_market': 'Au bassin d’emploi',
    'region.add.opening': 'Une offre d’emploi',

    'region.invitations.title': 'Invitations',
    'region.invitations.empty': 'Aucune invitation n’est en cours.',
    'region.invitations.queued_one': '{{count}} invitation va partir.',
    'region.invitations.queued_other': '{{count}} invitations vont partir.',
    'region.invitations.sent_one': '{{count}} invitation attend une réponse.',
    'region.invitations.sent_other': '{{count}} invitations attendent une réponse.',
    'region.invitations.accepted_one': '{{count}} invitation acceptée.',
    'region.invitations.accepted_other': '{{count}} invitations acceptées.',
    'region.invitations.declined_one': '{{count}} invitation déclinée.',
    'region.invitations.declined_other': '{{count}} invitations déclinées.',
    'region.invitations.expired_one': '{{count}} invitation restée sans réponse.',
    'region.invitations.expired_other': '{{count}} invitations restées sans réponse.',

    'region.done.title': 'Ce que MARA publie ici',
    'region.done.empty': 'Rien n’est encore publié ici. Écrivez une première fiche.',
    'region.book_one': 'Livre « {{book}} » : {{count}} chapitre.',
    'region.book_other': 'Livre « {{book}} » : {{count}} chapitres.',
    'region.pairings.title': 'Les binômes',
    'region.pairings.proposed_one': '{{count}} binôme proposé attend votre avis.',
    'region.pairings.proposed_other': '{{count}} binômes proposés attendent votre avis.',
    'region.pairings.approved_one': '{{count}} binôme attend la réponse du candidat ou du parrain.',
    'region.pairings.approved_other':
      '{{count}} binômes attendent la réponse du candidat ou du parrain.',
    'region.pairings.active_one': '{{count}} binôme est en cours.',
    'region.pairings.active_other': '{{count}} binômes sont en cours.',
    'region.mentor.overbooked':
      '{{name}}, parrain, a plus de candidats ({{locked}}) que de places offertes ({{places}}) : rien de nouveau ne lui est proposé.',
    'region.mentor.silent':
      '{{name}}, parrain, n’a pas répondu aux deux dernières propositions. Un appel pourrait aider.',
    'region.profiles.title': 'Des profils à compléter ou à corriger',
  },
  {
    'region.more_one': '… and {{count}} other.',
    'region.more_other': '… and {{count}} others.',

    'region.undecided.title': 'To decide',
    'region.undecided.empty': 'Nothing waits for a decision.',
    'region.edited.chapter':
      'The chapter “{{chapter}}” of the Book “{{book}}” was edited by hand. It stays so unless a referent decides otherwise.',
    'region.deleted.chapter':
      'The chapter “{{chapter}}” of the Book “{{book}}” was deleted by hand. It is not published again unless a referent asks for it.',
    'region.deleted.book':
      'The Book “{{book}}” was deleted by hand. It is not published again unless a referent asks for it.',
    'region.edited.part':
      'In the chapter “{{chapter}}” of the Book “{{book}}”, what is shown of “{{part}}” was edited by hand. It stays so unless a referent decides otherwise.',
    'region.edited.unnamed':
      'In the chapter “{{chapter}}” of the Book “{{book}}”, a passage was edited by hand. It stays so unless a referent decides otherwise.',
    'region.deleted.part':
      'In the chapter “{{chapter}}” of the Book “{{book}}”, “{{part}}” was taken out by hand. It is not put back unless a referent asks for it.',
    'region.deleted.unnamed':
      'In the chapter “{{chapter}}” of the Book “{{book}}”, a passage was taken out by hand. It is not put back unless a referent asks for it.',
    'region.entry':
      'A sheet written by MARA was edited or deleted by hand. It stays so unless a referent decides otherwise.',
    'region.event':
      'A calendar event written by MARA was edited or deleted by hand. It stays so unless a referent decides otherwise.',

    'region.removals.title': 'Removals that wait',
    'region.removals.empty': 'No removal waits.',
    'region.removal_one':
      '{{count}} item of {{total}} would no longer be shown. Nothing is changed in this space before a second person, of the national space, consents.',
    'region.removal_other':
      '{{count}} items of {{total}} would no longer be shown. Nothing is changed in this space before a second person, of the national space, consents.',

    'region.mend.title': 'To mend',
    'region.mend.empty': 'No sheet is to be mended.',

    'region.due.title': 'To look at again',
    'region.due.empty': 'All published sheets were verified within the last year.',
    'region.due.never': '“{{sheet}}” has no date of verification.',
    'region.due.since': '“{{sheet}}” was last verified on {{day}}.',

    'region.none': 'Nothing.',
    'region.care.title': 'At this moment',
    'region.paused': 'Paused until {{day}}: no question about the sheets, no weekly message.',
    'region.campaign':
      'The national space asks that all sheets be looked at again: {{done}} of {{total}} have been.',
    'region.leaving.title': 'Leaving the Books',
    'region.leaving.on':
      '“{{sheet}}” was not verified for two years: it leaves the Books on {{day}} unless someone verifies it.',
    'region.leaving.untold':
      '“{{sheet}}” was not verified for two years: it will leave the Books three weeks after its referents were sent the message.',
    'region.alike.title': 'Sheets that look alike',
    'region.alike': 'Perhaps the same thing: {{sheets}}.',
    'region.add.title': 'Add a sheet',
    'region.add.living_area': 'To the living area',
    'region.add.job_market': 'To the job market',
    'region.add.opening': 'An opening',

    'region.invitations.title': 'Invitations',
    'region.invitations.empty': 'No invitation is under way.',
    'region.invitations.queued_one': '{{count}} invitation is about to be sent.',
    'region.invitations.queued_other': '{{count}} invitations are about to be sent.',
    'region.invitations.sent_one': '{{count}} invitation waits for an answer.',
    'region.invitations.sent_other': '{{count}} invitations wait for an answer.',
    'region.invitations.accepted_one': '{{count}} invitation accepted.',
    'region.invitations.accepted_other': '{{count}} invitations accepted.',
    'region.invitations.declined_one': '{{count}} invitation declined.',
    'region.invitations.declined_other': '{{count}} invitations declined.',
    'region.invitations.expired_one': '{{count}} invitation left unanswered.',
    'region.invitations.expired_other': '{{count}} invitations left unanswered.',

    'region.done.title': 'What MARA publishes here',
    'region.done.empty': 'Nothing is published here yet. Write a first sheet.',
    'region.book_one': 'Book “{{book}}”: {{count}} chapter.',
    'region.book_other': 'Book “{{book}}”: {{count}} chapters.',
    'region.pairings.title': 'Pairings',
    'region.pairings.proposed_one': '{{count}} proposed pairing waits for your view.',
    'region.pairings.proposed_other': '{{count}} proposed pairings wait for your view.',
    'region.pairings.approved_one':
      '{{count}} pairing waits for the candidate’s or the mentor’s answer.',
    'region.pairings.approved_other':
      '{{count}} pairings wait for the candidate’s or the mentor’s answer.',
    'region.pairings.active_one': '{{count}} pairing is under way.',
    'region.pairings.active_other': '{{count}} pairings are under way.',
    'region.mentor.overbooked':
      '{{name}}, a mentor, has more candidates ({{locked}}) than places offered ({{places}}): nothing new is proposed to them.',
    'region.mentor.silent':
      '{{name}}, a mentor, did not answer the last two proposals. A call might help.',
    'region.profiles.title': 'Profiles to complete or mend',
  },
);
