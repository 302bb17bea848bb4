import { bilingual } from './catalogue.ts';

/** Pairings: what the two and those who decide read, in Moodle and on the command line. */
export const catalogue = bilingual(
  {
    'pairings.portrait.service': 'Armée ou service : {{values}}',
    'pairings.portrait.served': 'A servi : {{values}}',
    'pairings.portrait.phase': 'Phase : {{values}}',
    'pairings.portrait.metiers': 'Métiers visés : {{values}}',
    'pairings.portrait.unknown': 'Ne sait pas encore quel métier viser',
    'pairings.portrait.wishes': 'Souhaite s’installer : {{values}}',
    'pairings.portrait.needs': 'Demande : {{values}}',
    'pairings.portrait.jobs': 'Métier exercé : {{values}}',
    'pairings.portrait.meets': 'Rencontre possible : {{values}}',
    'pairings.portrait.helps': 'Aide proposée : {{values}}',
    'pairings.portrait.remote': 'Peut échanger à distance',

    'pairings.referent.about': 'Un binôme à valider',
    'pairings.referent.title': 'Binôme {{ref}} : qu’en pensez-vous ?',
    'pairings.referent.candidate': 'Le candidat : {{name}}',
    'pairings.referent.mentor': 'Le parrain proposé : {{name}}',
    'pairings.referent.reasons': 'Ce qui parle pour ce binôme, ou contre :',
    'pairings.referent.points': 'Correspondance : {{points}}/100',
    'pairings.referent.silent':
      'Ce parrain n’a pas répondu aux deux dernières propositions. Un appel pourrait aider.',
    'pairings.referent.then': 'Si vous dites oui, la question leur sera posée à tous les deux.',
    'pairings.referent.goesOn':
      'Sans réponse de votre part d’ici dix jours, d’autres responsables seront sollicités.',
    'pairings.referent.lapses': 'Sans réponse d’ici dix jours, la proposition tombe.',
    'pairings.referent.passedOn':
      'Ceux à qui la question a d’abord été posée n’ont pas répondu en dix jours : elle vous revient.',
    'pairings.referent.accept': 'Oui, proposez-le-leur',
    'pairings.referent.far': 'Non : ils sont trop loin l’un de l’autre',
    'pairings.referent.metier': 'Non : le métier ne convient pas',
    'pairings.referent.known': 'Non : ils se connaissent déjà',
    'pairings.referent.busy': 'Non : ce n’est pas le moment pour l’un d’eux',
    'pairings.referent.other': 'Non : une autre raison (dites-la en un mot)',

    'pairings.candidate.about': 'Un parrain vous est proposé',
    'pairings.candidate.title': 'Un parrain pour vous ? ({{ref}})',
    'pairings.candidate.text':
      '{{firstname}} a déjà réussi sa reconversion et peut vous accompagner :',
    'pairings.candidate.then':
      'Si vous dites oui tous les deux, chacun recevra le nom et les coordonnées de l’autre, pas avant. Vous pouvez dire non sans crainte : un autre parrain vous sera cherché.',
    'pairings.candidate.accept': 'Oui, avec plaisir',
    'pairings.candidate.far': 'Non : c’est trop loin',
    'pairings.candidate.metier': 'Non : ce n’est pas le métier qu’il me faut',
    'pairings.candidate.known': 'Non : je connais cette personne',
    'pairings.candidate.busy': 'Non : pas en ce moment',
    'pairings.candidate.other': 'Non : une autre raison (dites-la en un mot)',

    'pairings.mentor.about': 'Un candidat vous est proposé',
    'pairings.mentor.title': 'Un candidat à accompagner ? ({{ref}})',
    'pairings.mentor.text': '{{firstname}} prépare sa reconversion et aurait besoin de vous :',
    'pairings.mentor.then':
      'Si vous dites oui tous les deux, chacun recevra le nom et les coordonnées de l’autre, pas avant. Vous pouvez dire non sans vous justifier davantage.',
    'pairings.mentor.accept': 'Oui, avec plaisir',
    'pairings.mentor.far': 'Non : c’est trop loin',
    'pairings.mentor.metier': 'Non : ce n’est pas mon métier',
    'pairings.mentor.known': 'Non : je connais cette personne',
    'pairings.mentor.busy': 'Non : pas en ce moment',
    'pairings.mentor.other': 'Non : une autre raison (dites-la en un mot)',

    'pairings.check.about': 'Des nouvelles de votre binôme',
    'pairings.check.title': 'Votre binôme se poursuit-il ? ({{ref}})',
    'pairings.check.text':
      '{{firstname}} vous accompagne depuis quelque temps. Où en êtes-vous tous les deux ?',
    'pairings.check.unanswered': 'Sans réponse, rien ne change.',
    'pairings.check.goesOn': 'Le binôme se poursuit',
    'pairings.check.settled': 'C’est terminé : j’ai un emploi',
    'pairings.check.stopped': 'Nous arrêtons',
    'pairings.check.changed': 'Je voudrais changer de parrain',

    'pairings.begin.subject': 'Votre binôme peut commencer',
    'pairings.begin.candidate': 'Vous avez dit oui tous les deux : {{name}} est votre parrain.',
    'pairings.begin.mentor': 'Vous avez dit oui tous les deux : vous accompagnez {{name}}.',
    'pairings.begin.contact': 'Pour prendre contact : {{contact}}',
    'pairings.begin.moodle': 'Écrivez-lui par la messagerie de Moodle : le lien y mène.',
    'pairings.begin.candidate.first':
      'Le plus simple est de vous appeler dans la semaine pour faire connaissance.',
    'pairings.begin.mentor.first':
      'Un premier appel dans la semaine fait beaucoup : on n’ose pas toujours appeler le premier.',
    'pairings.off.subject': 'La proposition n’aboutit pas',
    'pairings.off.candidate':
      'Le binôme auquel vous aviez dit oui ne peut pas se faire. Un autre parrain vous sera cherché.',
    'pairings.off.mentor':
      'Le binôme auquel vous aviez dit oui ne peut pas se faire. Merci d’avoir accepté : votre place est de nouveau libre.',
    'pairings.over.subject': 'Votre binôme est terminé',
    'pairings.over.candidate':
      'Votre parrain ne peut plus vous accompagner. Un autre vous sera cherché si vous le souhaitez.',
    'pairings.over.noted':
      'Votre binôme a été noté comme terminé. Si ce n’est pas le cas, ou si vous souhaitez un autre parrain, dites-le à votre référent.',
    'pairings.over.mentor':
      'Votre binôme est terminé. Merci de votre accompagnement : votre place est de nouveau libre.',

    'pairings.is.proposed': 'Le binôme {{id}} est seulement proposé : cela ne se peut pas encore.',
    'pairings.is.approved':
      'Le binôme {{id}} est déjà accepté, et attend la réponse des deux personnes.',
    'pairings.is.active': 'Le binôme {{id}} est en cours.',
    'pairings.is.ended': 'Le binôme {{id}} est terminé.',
    'pairings.full': 'Binôme {{id}} : le parrain n’a plus de place libre.',
    'pairings.meanwhile':
      'Le binôme {{id}} vient de changer par ailleurs. Regardez-le à nouveau avec « mara pairing list ».',
    'pairings.lost': 'Binôme {{id}} : il ne tient plus, il est donc terminé.',
    'pairings.unknown':
      'Aucun binôme n’a l’identifiant « {{id}} ». « mara pairing list » les montre tous.',
    'pairings.several':
      'Plusieurs binômes ont un identifiant qui commence ou finit par « {{id}} ». Écrivez-le en entier.',
    'pairings.short': 'Écrivez au moins {{least}} signes de l’identifiant, lettres et chiffres.',
    'pairings.reason': '--reason {{value}} ne se peut pas ici. Il y a : {{reasons}}.',
    'pairings.reasonNeeded': 'Dites pourquoi avec --reason : {{reasons}}.',

    'pairings.answered.late':
      'Binôme {{id}} : une réponse reçue dans Moodle ne vaut plus, il n’en est plus là.',
    'pairings.answered.approve': 'Binôme {{id}} : accepté, les deux personnes sont sollicitées.',
    'pairings.answered.agree': 'Binôme {{id}} : une des deux personnes a dit oui.',
    'pairings.answered.begin': 'Binôme {{id}} : les deux ont dit oui, il commence.',
    'pairings.answered.refuse': 'Binôme {{id}} : refusé.',
    'pairings.answered.goesOn': 'Binôme {{id}} : il se poursuit.',
    'pairings.answered.end': 'Binôme {{id}} : il est terminé.',
    'pairings.ended_one':
      '{{count}} binôme a pris fin, faute de réponse ou de ce qu’il lui fallait.',
    'pairings.ended_other':
      '{{count}} binômes ont pris fin, faute de réponse ou de ce qu’il leur fallait.',
    'pairings.lostMany_one':
      '{{count}} binôme n’a plus ses deux personnes. Comme il y en a beaucoup d’un coup, rien n’est terminé : vérifiez avec « mara doctor » que les champs de profil et les inscriptions sont en place.',
    'pairings.lostMany_other':
      '{{count}} binômes n’ont plus leurs deux personnes. Comme il y en a beaucoup d’un coup, rien n’est terminé : vérifiez avec « mara doctor » que les champs de profil et les inscriptions sont en place.',
    'pairings.nobody_one':
      '{{count}} binôme attend, et personne ne peut en décider : nommez un référent de l’espace national.',
    'pairings.nobody_other':
      '{{count}} binômes attendent, et personne ne peut en décider : nommez un référent de l’espace national.',
    'pairings.overbooked_one':
      'Le parrain n° {{mentor}} accompagne {{locked}} candidats pour {{count}} place offerte. Rien n’est défait ; rien de nouveau ne lui sera proposé.',
    'pairings.overbooked_other':
      'Le parrain n° {{mentor}} accompagne {{locked}} candidats pour {{count}} places offertes. Rien n’est défait ; rien de nouveau ne lui sera proposé.',
    'pairings.silent': 'Le parrain n° {{mentor}} n’a pas répondu aux deux dernières propositions.',

    'pairings.noCandidate':
      'La personne n° {{id}} n’est pas candidat : il lui faut cette qualité, un compte ouvert et une inscription en cours.',
    'pairings.noMentor':
      'La personne n° {{id}} n’est pas parrain : il lui faut cette qualité, un compte ouvert et une inscription en cours.',
    'pairings.stopped':
      'Le candidat n° {{id}} a demandé à ne plus être suivi. Rien ne lui est proposé tant qu’il ne demande pas d’aide ou n’enregistre pas « Mon parcours ».',
    'pairings.cannot.taken':
      'Le candidat n° {{candidate}} a déjà un binôme accepté ou en cours. Terminez-le d’abord par « mara pairing refuse » ou « mara pairing end » ; « mara pairing list » le montre.',
    'pairings.cannot.settled':
      'Le suivi du candidat n° {{candidate}} est terminé. S’il reprend, changez sa phase dans « Mon parcours ».',
    'pairings.cannot.consent':
      'Le candidat n° {{candidate}} n’a pas donné son accord pour qu’on lui propose un parrain. Lui seul peut le donner, dans « Mon parcours ».',
    'pairings.cannot.paused':
      'Le candidat n° {{candidate}} a demandé une pause. Attendez qu’elle finisse, ou qu’il l’écourte dans « Mon parcours ».',
    'pairings.cannot.needs':
      'Le candidat n° {{candidate}} ne demande aucune aide. Il peut dire dans « Mon parcours » ce qu’il lui faudrait.',
    'pairings.cannot.mentor_consent':
      'Le parrain n° {{mentor}} n’a pas donné son accord pour être proposé. Lui seul peut le donner, dans « Mon parcours ».',
    'pairings.cannot.mentor_paused':
      'Le parrain n° {{mentor}} a demandé une pause. Attendez qu’elle finisse, ou qu’il l’écourte dans « Mon parcours ».',
    'pairings.cannot.self':
      'C’est la même personne : nul n’est son propre parrain. Choisissez-en un autre.',
    'pairings.cannot.refused':
      'Ce binôme a déjà été refusé ou arrêté, est resté sans réponse il y a peu, ou n’est pas souhaité. Choisissez un autre parrain.',
    'pairings.cannot.partners':
      'Ils n’ont aucun espace en commun. Tous deux doivent accepter les associations partenaires dans « Mon parcours », ou l’un être inscrit dans un espace de l’autre.',
    'pairings.cannot.language':
      'Ils n’ont pas de langue en commun : le français ne suffit pas au candidat n° {{candidate}}. Complétez les langues dans « Mon parcours », ou choisissez un autre parrain.',
    'pairings.cannot.lasting':
      'Le parrain n° {{mentor}} n’offre qu’une aide ponctuelle, et un parrainage est demandé. Choisissez un autre parrain, ou voyez avec lui s’il peut durer.',
    'pairings.cannot.help':
      'Le parrain n° {{mentor}} n’offre rien de ce que demande le candidat n° {{candidate}}, et son métier n’est pas proche. Complétez les aides ou les métiers dans « Mon parcours », ou choisissez un autre parrain.',
    'pairings.cannot.place':
      'Ils ne peuvent pas se rencontrer : aucun lieu en commun, trop de kilomètres, et pas d’échange à distance accepté par les deux. Complétez les lieux dans « Mon parcours », ou choisissez un autre parrain.',
    'pairings.cannot.capacity':
      'Le parrain n° {{mentor}} n’a plus de place libre. Il peut en offrir une de plus dans « Mon parcours ».',

    'cli.pairing.summary': 'montre les binômes, en propose, en accepte, en refuse ou en termine un',
    'cli.pairing.action': 'list (par défaut), propose, accept, refuse ou end',
    'cli.pairing.id':
      'l’identifiant du binôme, ou au moins six signes de son début ou de sa fin ; pour list, le code d’un espace ; pour propose, le numéro du candidat dans Moodle',
    'cli.pairing.mentor': 'pour propose, le numéro du parrain dans Moodle',
    'cli.pairing.plan': 'pour propose : dit ce qu’il en serait, sans rien garder',
    'cli.pairing.planOnly': '--plan ne vaut que pour propose. Rien n’a été fait.',
    'cli.pairing.cannot':
      'Le candidat n° {{candidate}} et le parrain n° {{mentor}} ne peuvent pas être proposés l’un à l’autre :',
    'cli.pairing.possible':
      'Le candidat n° {{candidate}} et le parrain n° {{mentor}} peuvent être proposés l’un à l’autre, {{points}} points. Rien n’est gardé.',
    'cli.pairing.proposed':
      'Binôme {{id}} : proposé, {{points}} points. Le prochain cycle demande l’avis des responsables.',
    'cli.pairing.stands': 'Binôme {{id}} : déjà proposé, {{points}} points aujourd’hui.',
    'cli.pairing.replaces':
      'Le binôme {{id}}, proposé avec le parrain n° {{mentor}}, laisse la place.',
    'cli.pairing.reason':
      'pour refuse : far, metier, known, busy ou other ; pour end : settled, changed ou stopped',
    'cli.pairing.badAction':
      '« {{action}} » ne se peut pas. Il y a : list, propose, accept, refuse, end.',
    'cli.pairing.twoNeeded':
      'Donnez les deux numéros : « mara pairing propose CANDIDAT PARRAIN ». Rien n’a été fait.',
    'cli.pairing.tooMany': '« {{mentor}} » est de trop ici. Rien n’a été fait.',
    'cli.pairing.idNeeded': 'Dites quel binôme : « mara pairing list » les montre.',
    'cli.pairing.none': 'Aucun binôme n’est proposé ni en cours.',
    'cli.pairing.one': '{{id}} · {{space}} · {{state}} depuis le {{at}}',
    'cli.pairing.two': '  candidat n° {{candidate}}, parrain n° {{mentor}}',
    'cli.pairing.points': ' · {{points}} points',
    'cli.pairing.state.proposed': 'proposé',
    'cli.pairing.state.approved': 'accepté',
    'cli.pairing.state.active': 'en cours',
    'cli.pairing.accepted':
      'Binôme {{id}} : accepté. Le prochain cycle le propose aux deux personnes.',
    'cli.pairing.refused':
      'Binôme {{id}} : refusé. Les deux ne seront plus proposés l’un à l’autre.',
    'cli.pairing.ended': 'Binôme {{id}} : terminé. Le prochain cycle défait ce qui en reste.',
    'cli.value.reason': 'RAISON',
  },
  {
    'pairings.portrait.service': 'Branch or service: {{values}}',
    'pairings.portrait.served': 'Served in: {{values}}',
    'pairings.portrait.phase': 'Phase: {{values}}',
    'pairings.portrait.metiers': 'Target métiers: {{values}}',
    'pairings.portrait.unknown': 'Does not know yet which métier to aim at',
    'pairings.portrait.wishes': 'Wishes to settle in: {{values}}',
    'pairings.portrait.needs': 'Asks for: {{values}}',
    'pairings.portrait.jobs': 'Works as: {{values}}',
    'pairings.portrait.meets': 'Can meet: {{values}}',
    'pairings.portrait.helps': 'Offers: {{values}}',
    'pairings.portrait.remote': 'Can meet online',

    'pairings.referent.about': 'A pairing to decide about',
    'pairings.referent.title': 'Pairing {{ref}}: what do you think?',
    'pairings.referent.candidate': 'The candidate: {{name}}',
    'pairings.referent.mentor': 'The mentor proposed: {{name}}',
    'pairings.referent.reasons': 'What speaks for this pairing, or against:',
    'pairings.referent.points': 'How well they fit: {{points}}/100',
    'pairings.referent.silent':
      'This mentor did not answer the last two proposals. A call might help.',
    'pairings.referent.then': 'If you say yes, both of them will be asked.',
    'pairings.referent.goesOn': 'Unanswered for ten days, this is asked of others responsible.',
    'pairings.referent.lapses': 'Unanswered for ten days, the proposal lapses.',
    'pairings.referent.passedOn':
      'Those who were asked first did not answer within ten days: it is your turn.',
    'pairings.referent.accept': 'Yes, propose it to them',
    'pairings.referent.far': 'No: they are too far apart',
    'pairings.referent.metier': 'No: the métier does not fit',
    'pairings.referent.known': 'No: they know each other already',
    'pairings.referent.busy': 'No: it is not the moment for one of them',
    'pairings.referent.other': 'No: another reason (say it in a word)',

    'pairings.candidate.about': 'A mentor is proposed to you',
    'pairings.candidate.title': 'A mentor for you? ({{ref}})',
    'pairings.candidate.text': '{{firstname}} has made the change already and can accompany you:',
    'pairings.candidate.then':
      'If both of you say yes, each is given the other’s name and contact details, not before. You may well say no: another mentor will be sought.',
    'pairings.candidate.accept': 'Yes, with pleasure',
    'pairings.candidate.far': 'No: it is too far',
    'pairings.candidate.metier': 'No: it is not the métier I need',
    'pairings.candidate.known': 'No: I know this person',
    'pairings.candidate.busy': 'No: not at present',
    'pairings.candidate.other': 'No: another reason (say it in a word)',

    'pairings.mentor.about': 'A candidate is proposed to you',
    'pairings.mentor.title': 'A candidate to accompany? ({{ref}})',
    'pairings.mentor.text': '{{firstname}} prepares a second career and could use your help:',
    'pairings.mentor.then':
      'If both of you say yes, each is given the other’s name and contact details, not before. You may say no without further explanation.',
    'pairings.mentor.accept': 'Yes, with pleasure',
    'pairings.mentor.far': 'No: it is too far',
    'pairings.mentor.metier': 'No: it is not my métier',
    'pairings.mentor.known': 'No: I know this person',
    'pairings.mentor.busy': 'No: not at present',
    'pairings.mentor.other': 'No: another reason (say it in a word)',

    'pairings.check.about': 'News of your pairing',
    'pairings.check.title': 'Does your pairing go on? ({{ref}})',
    'pairings.check.text':
      '{{firstname}} has been accompanying you for a while. How are the two of you doing?',
    'pairings.check.unanswered': 'Unanswered, nothing changes.',
    'pairings.check.goesOn': 'The pairing goes on',
    'pairings.check.settled': 'It is done: I have a job',
    'pairings.check.stopped': 'We stop',
    'pairings.check.changed': 'I would like another mentor',

    'pairings.begin.subject': 'Your pairing can begin',
    'pairings.begin.candidate': 'Both of you said yes: {{name}} is your mentor.',
    'pairings.begin.mentor': 'Both of you said yes: you accompany {{name}}.',
    'pairings.begin.contact': 'To get in touch: {{contact}}',
    'pairings.begin.moodle': 'Write to them through Moodle’s messages: the link leads there.',
    'pairings.begin.candidate.first':
      'The simplest is to call each other within the week and get acquainted.',
    'pairings.begin.mentor.first':
      'A first call within the week does much: not everyone dares to call first.',
    'pairings.off.subject': 'The proposal comes to nothing',
    'pairings.off.candidate':
      'The pairing you said yes to cannot come about. Another mentor will be sought for you.',
    'pairings.off.mentor':
      'The pairing you said yes to cannot come about. Thank you for accepting: your place is free again.',
    'pairings.over.subject': 'Your pairing has ended',
    'pairings.over.candidate':
      'Your mentor can accompany you no longer. Another one will be sought if you wish.',
    'pairings.over.noted':
      'Your pairing was noted as ended. If it is not so, or if you wish for another mentor, tell your referent.',
    'pairings.over.mentor':
      'Your pairing has ended. Thank you for your support: your place is free again.',

    'pairings.is.proposed': 'The pairing {{id}} is only proposed: that cannot be done yet.',
    'pairings.is.approved':
      'The pairing {{id}} is accepted already, and waits for the answers of the two.',
    'pairings.is.active': 'The pairing {{id}} is under way.',
    'pairings.is.ended': 'The pairing {{id}} has ended.',
    'pairings.full': 'Pairing {{id}}: the mentor has no place left.',
    'pairings.meanwhile':
      'The pairing {{id}} has just changed in another way. Look at it again with "mara pairing list".',
    'pairings.lost': 'Pairing {{id}}: it cannot stand any more, so it has ended.',
    'pairings.unknown': 'No pairing has the id "{{id}}". "mara pairing list" shows them all.',
    'pairings.several':
      'Several pairings have an id that begins or ends with "{{id}}". Write it out.',
    'pairings.short': 'Write at least {{least}} signs of the id, letters and digits.',
    'pairings.reason': '--reason {{value}} cannot be here. There are: {{reasons}}.',
    'pairings.reasonNeeded': 'Say why with --reason: {{reasons}}.',

    'pairings.answered.late':
      'Pairing {{id}}: an answer received in Moodle counts no more, it has moved on.',
    'pairings.answered.approve': 'Pairing {{id}}: accepted, the two are asked.',
    'pairings.answered.agree': 'Pairing {{id}}: one of the two said yes.',
    'pairings.answered.begin': 'Pairing {{id}}: both said yes, it begins.',
    'pairings.answered.refuse': 'Pairing {{id}}: refused.',
    'pairings.answered.goesOn': 'Pairing {{id}}: it goes on.',
    'pairings.answered.end': 'Pairing {{id}}: it has ended.',
    'pairings.ended_one': '{{count}} pairing ended, for want of an answer or of what it needs.',
    'pairings.ended_other': '{{count}} pairings ended, for want of an answer or of what they need.',
    'pairings.lostMany_one':
      '{{count}} pairing lacks one of its two people. As there are many at once, nothing is ended: check with "mara doctor" that the profile fields and the enrolments are in place.',
    'pairings.lostMany_other':
      '{{count}} pairings lack one of their two people. As there are many at once, nothing is ended: check with "mara doctor" that the profile fields and the enrolments are in place.',
    'pairings.nobody_one':
      '{{count}} pairing waits, and nobody can decide about it: name a referent of the national space.',
    'pairings.nobody_other':
      '{{count}} pairings wait, and nobody can decide about them: name a referent of the national space.',
    'pairings.overbooked_one':
      'Mentor no. {{mentor}} accompanies {{locked}} candidates with {{count}} place offered. Nothing is undone; nothing new will be proposed to them.',
    'pairings.overbooked_other':
      'Mentor no. {{mentor}} accompanies {{locked}} candidates with {{count}} places offered. Nothing is undone; nothing new will be proposed to them.',
    'pairings.silent': 'Mentor no. {{mentor}} did not answer the last two proposals.',

    'pairings.noCandidate':
      'Person no. {{id}} is no candidate: that takes the quality, an open account and an enrolment that is running.',
    'pairings.noMentor':
      'Person no. {{id}} is no mentor: that takes the quality, an open account and an enrolment that is running.',
    'pairings.stopped':
      'Candidate no. {{id}} asked not to be followed any more. Nothing is proposed until they ask for help or save “Mon parcours”.',
    'pairings.cannot.taken':
      'Candidate no. {{candidate}} has a pairing accepted or under way. End it first with “mara pairing refuse” or “mara pairing end”; “mara pairing list” shows it.',
    'pairings.cannot.settled':
      'The follow-up of candidate no. {{candidate}} has ended. Where it begins again, change their phase in “Mon parcours”.',
    'pairings.cannot.consent':
      'Candidate no. {{candidate}} has not agreed to be proposed a mentor. They alone can, in “Mon parcours”.',
    'pairings.cannot.paused':
      'Candidate no. {{candidate}} asked for a pause. Wait for its end, or for them to shorten it in “Mon parcours”.',
    'pairings.cannot.needs':
      'Candidate no. {{candidate}} asks for no help. They can say in “Mon parcours” what they need.',
    'pairings.cannot.mentor_consent':
      'Mentor no. {{mentor}} has not agreed to be proposed. They alone can, in “Mon parcours”.',
    'pairings.cannot.mentor_paused':
      'Mentor no. {{mentor}} asked for a pause. Wait for its end, or for them to shorten it in “Mon parcours”.',
    'pairings.cannot.self': 'They are one person: nobody is their own mentor. Choose another.',
    'pairings.cannot.refused':
      'This pairing was refused or stopped before, stayed unanswered of late, or is not wished for. Choose another mentor.',
    'pairings.cannot.partners':
      'They have no space in common. Both have to agree to partner associations in “Mon parcours”, or one be enrolled in a space of the other.',
    'pairings.cannot.language':
      'They have no language in common: French is not enough for candidate no. {{candidate}}. Complete the languages in “Mon parcours”, or choose another mentor.',
    'pairings.cannot.lasting':
      'Mentor no. {{mentor}} gives one-off help only, and sponsorship is asked for. Choose another mentor, or see with this one whether they can stay.',
    'pairings.cannot.help':
      'Mentor no. {{mentor}} offers nothing of what candidate no. {{candidate}} asks for, and their occupation is not close. Complete the kinds of help or the occupations in “Mon parcours”, or choose another mentor.',
    'pairings.cannot.place':
      'They cannot meet: no place in common, too many kilometres, and no meeting online that both accept. Complete the places in “Mon parcours”, or choose another mentor.',
    'pairings.cannot.capacity':
      'Mentor no. {{mentor}} has no place left. They can offer one more in “Mon parcours”.',

    'cli.pairing.summary': 'shows the pairings, proposes, accepts, refuses or ends one',
    'cli.pairing.action': 'list (unless said), propose, accept, refuse or end',
    'cli.pairing.id':
      'the id of the pairing, or at least six signs of its beginning or end; for list, the code of a space; for propose, the number of the candidate in Moodle',
    'cli.pairing.mentor': 'for propose, the number of the mentor in Moodle',
    'cli.pairing.plan': 'for propose: tells what would come of it and keeps nothing',
    'cli.pairing.planOnly': '--plan is for propose alone. Nothing was done.',
    'cli.pairing.cannot':
      'Candidate no. {{candidate}} and mentor no. {{mentor}} cannot be proposed to each other:',
    'cli.pairing.possible':
      'Candidate no. {{candidate}} and mentor no. {{mentor}} can be proposed to each other, {{points}} points. Nothing is kept.',
    'cli.pairing.proposed':
      'Pairing {{id}}: proposed, {{points}} points. The next cycle asks the responsible people.',
    'cli.pairing.stands': 'Pairing {{id}}: proposed already, {{points}} points today.',
    'cli.pairing.replaces': 'Pairing {{id}}, proposed with mentor no. {{mentor}}, gives way.',
    'cli.pairing.reason':
      'for refuse: far, metier, known, busy or other; for end: settled, changed or stopped',
    'cli.pairing.badAction':
      '"{{action}}" cannot be done. There are: list, propose, accept, refuse, end.',
    'cli.pairing.twoNeeded':
      'Give both numbers: “mara pairing propose CANDIDATE MENTOR”. Nothing was done.',
    'cli.pairing.tooMany': '“{{mentor}}” is one too many here. Nothing was done.',
    'cli.pairing.idNeeded': 'Say which pairing: "mara pairing list" shows them.',
    'cli.pairing.none': 'No pairing is proposed or under way.',
    'cli.pairing.one': '{{id}} · {{space}} · {{state}} since {{at}}',
    'cli.pairing.two': '  candidate no. {{candidate}}, mentor no. {{mentor}}',
    'cli.pairing.points': ' · {{points}} points',
    'cli.pairing.state.proposed': 'proposed',
    'cli.pairing.state.approved': 'accepted',
    'cli.pairing.state.active': 'under way',
    'cli.pairing.accepted': 'Pairing {{id}}: accepted. The next cycle proposes it to the two.',
    'cli.pairing.refused':
      'Pairing {{id}}: refused. The two will not be proposed to each other again.',
    'cli.pairing.ended': 'Pairing {{id}}: ended. The next cycle undoes what is left of it.',
    'cli.value.reason': 'REASON',
  },
);
