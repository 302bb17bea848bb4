import { bilingual } from './catalogue.ts';

/** What is asked and told about people who are followed. Titles and notices name nobody. */
export const catalogue = bilingual(
  {
    'intake.contact.about': 'Une personne vient d’arriver',
    'intake.contact.title':
      'Une personne vient d’arriver ({{mark}}) : qui prend contact avec elle ?',
    'intake.contact.text':
      '{{name}} a rejoint MARA le {{day}} et compte sur vous pour un premier contact.',
    'intake.contact.until':
      'Un appel ou un message suffit pour commencer, si possible d’ici au {{day}}. La première réponse vaut pour tous.',
    'intake.contact.late':
      'Un appel ou un message suffit pour commencer. La première réponse vaut pour tous.',
    'intake.uncontacted.about': 'Une personne n’a pas encore été contactée',
    'intake.uncontacted.title':
      'Une personne n’a pas encore été contactée ({{mark}}) : qui prend contact avec elle ?',
    'intake.uncontacted.text':
      '{{name}} a rejoint MARA le {{day}}, et aucun contact n’est encore noté. Si vous vous êtes déjà parlé, répondez « Contact pris ».',
    'intake.help.about': 'Une personne demande de l’aide',
    'intake.help.title': 'Une personne que vous suivez demande de l’aide ({{mark}})',
    'intake.help.text': '{{name}} a demandé de l’aide le {{day}}. Merci de prendre contact.',
    'intake.overdue.about': 'Une personne attend un contact',
    'intake.overdue.title': 'Une personne attend un contact depuis le {{day}} ({{mark}})',
    'intake.overdue.text':
      '{{name}} a rejoint MARA le {{day}} et attend encore un contact. Nous ne laissons personne de côté : qui peut l’appeler ?',
    'intake.overdue.tried_one': 'Quelqu’un a déjà essayé une fois, le {{day}}, sans réponse.',
    'intake.overdue.tried_other':
      'Quelqu’un a déjà essayé {{count}} fois, la dernière le {{day}}, sans réponse.',
    'intake.passedOn':
      'L’espace {{space}} a répondu que cette personne est suivie ailleurs. Indiquez par quel espace dans son parcours (« Espace qui suit »), ou prenez contact avec elle.',
    'intake.seeks': 'Besoins : {{needs}}.',
    'intake.metierUnknown': 'Le métier visé n’est pas encore choisi.',
    'intake.project': 'Projet : {{project}}.',
    'intake.phase': 'Phase : {{phase}}.',
    'intake.departure': 'Départ : {{month}}.',
    'intake.departure.past': 'Le départ a eu lieu.',
    'intake.orientation': 'Association naturelle : {{association}}. {{why}}',
    'intake.defenceMobility': 'Conseillez-lui aussi Défense Mobilité.',
    'intake.done': 'Contact pris',
    'intake.doneOriented': 'Contact pris, orientation vers {{association}}',
    'intake.doneOrientedBoth': 'Contact pris, orientation vers {{association}} et Défense Mobilité',
    'intake.unreachable': 'Pas de réponse pour l’instant',
    'intake.elsewhere': 'Un autre groupement assure le suivi',

    'intake.mentor.about': 'Une personne attend un parrain',
    'intake.mentor.title': 'Une personne attend un parrain depuis le {{day}} ({{mark}})',
    'intake.mentor.text':
      '{{name}} attend un parrain depuis le {{day}}. Connaissez-vous quelqu’un qui pourrait l’aider ?',
    'intake.mentor.found': 'Ce que le dernier calcul a trouvé :',
    'intake.mentor.mine': 'Je m’en occupe',
    'intake.mentor.nobody': 'Je ne trouve personne',
    'intake.mentor.passedOn': 'L’espace {{space}} n’a trouvé personne.',

    'intake.silent.about': 'Une personne ne donne plus de nouvelles',
    'intake.silent.title': 'Une personne ne donne plus de nouvelles depuis le {{day}} ({{mark}})',
    'intake.silent.text':
      '{{name}} n’a plus donné de nouvelles depuis le {{day}}, et n’a pas répondu quand nous lui avons écrit. Pouvez-vous l’appeler ?',
    'intake.silent.done': 'Nous nous sommes parlé',

    'intake.sign.about': 'Où en êtes-vous ?',
    'intake.sign.title': 'Où en êtes-vous ?',
    'intake.sign.text':
      'Bonjour {{name}}, voilà quelques semaines que nous sommes sans nouvelles de vous. Un clic suffit pour nous répondre.',
    'intake.sign.unanswered':
      'Si vous ne répondez pas, la personne qui vous suit prendra de vos nouvelles.',
    'intake.sign.stopping':
      'Si vous ne souhaitez plus de suivi, votre binôme ou votre rencontre entre pairs en cours prendra fin aussi. Vous pourrez revenir quand vous le voudrez : il suffira d’enregistrer à nouveau « Mon parcours », avec votre accord pour les binômes et les rencontres.',
    'intake.sign.fine': 'Tout va bien, je continue',
    'intake.sign.help': 'J’ai besoin d’aide',
    'intake.sign.job': 'J’ai trouvé un emploi',
    'intake.sign.stop': 'Je ne souhaite plus de suivi',

    'intake.people.about_one': 'Une personne attend un contact',
    'intake.people.about_other': 'Plusieurs personnes attendent un contact',
    'intake.people.title_one': 'Une autre personne attend un contact',
    'intake.people.title_other': '{{count}} autres personnes attendent un contact',
    'intake.people.text_one':
      'Cette personne attend de vos nouvelles. Un appel ou un message suffit pour commencer.',
    'intake.people.text_other':
      'Ces personnes attendent de vos nouvelles. Prenez votre temps : une à la fois suffit.',
    'intake.people.since': '{{name}}, depuis le {{day}}',
    'intake.people.some_text':
      'Si vous n’en avez contacté que certaines, indiquez leurs numéros : « la 2 et la 5 ».',
    'intake.people.all': 'Je les ai toutes contactées',
    'intake.people.some': 'J’en ai contacté certaines',
    'intake.people.one': 'Je l’ai contactée',
    'intake.people.notYet': 'Pas encore',

    'intake.job.subject': 'Bonne nouvelle : une personne que vous suivez a trouvé un emploi',
    'intake.job.text':
      '{{name}} nous annonce avoir trouvé un emploi. Un mot de félicitations fera plaisir ; notez ensuite la phase « Intégration » dans son parcours : les premiers mois comptent aussi.',
    'intake.stop.subject': 'Une personne ne souhaite plus être suivie',
    'intake.stop.text':
      '{{name}} ne souhaite plus de suivi par MARA. Nous ne lui demandons plus rien ; son binôme, sa rencontre entre pairs et ce qui lui était proposé prennent fin ; le parrain qui l’accompagnait, ou qui avait dit oui, est prévenu. Pour clore le suivi, notez la phase « Installé » dans son parcours, ou demandez à un administrateur de lui retirer la qualité de candidat.',
    'intake.elsewhere.subject': 'Une personne est suivie par un autre groupement',
    'intake.elsewhere.text': 'L’espace {{space}} écrit, à propos de {{name}} : « {{remark}} »',

    'intake.answered': 'Espace {{space}} : une réponse au sujet d’une personne suivie est notée.',
    'intake.gone':
      'Espace {{space}} : une réponse concerne une personne qui n’est plus suivie. Elle reste sans suite.',
    'intake.unread':
      'Espace {{space}} : une réponse ne dit pas clairement qui a été contacté. Elle reste sans suite ; la question reviendra.',
    'intake.nobody_one':
      '{{count}} candidat n’a aucun référent pour le suivre, pas même dans l’espace national : nommez-y un référent.',
    'intake.nobody_other':
      '{{count}} candidats n’ont aucun référent pour les suivre, pas même dans l’espace national : nommez-y un référent.',

    'region.people.title': 'Personnes à suivre',
    'region.people.empty': 'Personne n’attend de vos nouvelles.',
    'region.people.contact_one': '{{count}} personne attend un contact.',
    'region.people.contact_other': '{{count}} personnes attendent un contact.',
    'region.people.mentor_one': '{{count}} personne attend un parrain.',
    'region.people.mentor_other': '{{count}} personnes attendent un parrain.',
    'region.people.sign_one': '{{count}} personne ne donne plus de nouvelles.',
    'region.people.sign_other': '{{count}} personnes ne donnent plus de nouvelles.',

    'cli.waiting.summary': 'dit qui attend quoi, depuis quand, et à qui d’agir',
    'cli.waiting.space': 'le code d’un espace ; sans lui, tous',
    'cli.waiting.none': 'Aucun délai n’est dépassé.',
    'cli.waiting.inTime_one': '{{count}} candidat est suivi, dans les délais.',
    'cli.waiting.inTime_other': '{{count}} candidats sont suivis, dans les délais.',
    'cli.waiting.unfollowed': 'Aucun candidat n’est suivi.',
    'cli.waiting.unfollowedIn': 'Aucun candidat n’est suivi dans l’espace {{space}}.',
    'cli.waiting.person': 'Candidat',
    'cli.waiting.clock': 'Ce qui manque',
    'cli.waiting.since': 'En retard depuis le',
    'cli.waiting.turn': 'À qui d’agir',
    'cli.waiting.asked': 'Personnes sollicitées',
    'cli.waiting.clock.contact': 'un contact',
    'cli.waiting.clock.mentor': 'un parrain',
    'cli.waiting.clock.sign': 'des nouvelles',
    'cli.waiting.tried_one': '({{count}} essai, le {{day}})',
    'cli.waiting.tried_other': '({{count}} essais, le dernier le {{day}})',
    'cli.waiting.turn.candidate': 'le candidat lui-même',
    'cli.waiting.turn.responsible': 'les référents',
    'cli.waiting.turn.coordinator': 'les coordinateurs',
    'cli.waiting.turn.cell': 'la cellule nationale',
    'cli.waiting.nobody': 'aucune',
  },
  {
    'intake.contact.about': 'Someone has just arrived',
    'intake.contact.title': 'Someone has just arrived ({{mark}}): who will get in touch?',
    'intake.contact.text': '{{name}} joined MARA on {{day}} and counts on you for a first contact.',
    'intake.contact.until':
      'A call or a message is enough to begin, if possible by {{day}}. The first answer counts for all.',
    'intake.contact.late':
      'A call or a message is enough to begin. The first answer counts for all.',
    'intake.uncontacted.about': 'Someone has not been contacted yet',
    'intake.uncontacted.title':
      'Someone has not been contacted yet ({{mark}}): who will get in touch?',
    'intake.uncontacted.text':
      '{{name}} joined MARA on {{day}}, and no contact is noted yet. If you have spoken already, answer “I got in touch”.',
    'intake.help.about': 'Someone is asking for help',
    'intake.help.title': 'Someone you look after is asking for help ({{mark}})',
    'intake.help.text': '{{name}} asked for help on {{day}}. Please get in touch.',
    'intake.overdue.about': 'Someone is waiting to be contacted',
    'intake.overdue.title': 'Someone has been waiting to be contacted since {{day}} ({{mark}})',
    'intake.overdue.text':
      '{{name}} joined MARA on {{day}} and is still waiting to be contacted. No one is left behind: who can call them?',
    'intake.overdue.tried_one': 'Someone has tried once already, on {{day}}, without an answer.',
    'intake.overdue.tried_other':
      'Someone has tried {{count}} times already, the last time on {{day}}, without an answer.',
    'intake.passedOn':
      'The space {{space}} answered that this person is followed elsewhere. Say by which space in their profile (“Space that follows”), or get in touch with them.',
    'intake.seeks': 'Needs: {{needs}}.',
    'intake.metierUnknown': 'They have not chosen a target occupation yet.',
    'intake.project': 'Project: {{project}}.',
    'intake.phase': 'Phase: {{phase}}.',
    'intake.departure': 'Departure: {{month}}.',
    'intake.departure.past': 'They have left the forces.',
    'intake.orientation': 'Natural association: {{association}}. {{why}}',
    'intake.defenceMobility': 'Please recommend Défense Mobilité to them as well.',
    'intake.done': 'I got in touch',
    'intake.doneOriented': 'I got in touch, and pointed them to {{association}}',
    'intake.doneOrientedBoth':
      'I got in touch, and pointed them to {{association}} and Défense Mobilité',
    'intake.unreachable': 'No answer so far',
    'intake.elsewhere': 'Another groupement looks after them',

    'intake.mentor.about': 'Someone is waiting for a mentor',
    'intake.mentor.title': 'Someone has been waiting for a mentor since {{day}} ({{mark}})',
    'intake.mentor.text':
      '{{name}} has been waiting for a mentor since {{day}}. Do you know someone who could help them?',
    'intake.mentor.found': 'What the last calculation found:',
    'intake.mentor.mine': 'I will see to it',
    'intake.mentor.nobody': 'I cannot find anybody',
    'intake.mentor.passedOn': 'The space {{space}} found nobody.',

    'intake.silent.about': 'Someone has not been heard from',
    'intake.silent.title': 'Someone has not been heard from since {{day}} ({{mark}})',
    'intake.silent.text':
      '{{name}} has not been heard from since {{day}}, and did not answer when we wrote. Can you call them?',
    'intake.silent.done': 'We have spoken',

    'intake.sign.about': 'How are you getting on?',
    'intake.sign.title': 'How are you getting on?',
    'intake.sign.text':
      'Hello {{name}}, we have not heard from you for some weeks. One click is enough to answer.',
    'intake.sign.unanswered':
      'If you do not answer, the person who looks after you will get in touch.',
    'intake.sign.stopping':
      'If you no longer wish to be followed, your pairing or your peer meeting will end too. You can come back whenever you like: just save “Mon parcours” again, with your consent to pairings and meetings.',
    'intake.sign.fine': 'All is well, I am carrying on',
    'intake.sign.help': 'I need help',
    'intake.sign.job': 'I have found a job',
    'intake.sign.stop': 'I no longer wish to be followed',

    'intake.people.about_one': 'Someone is waiting to be contacted',
    'intake.people.about_other': 'Several people are waiting to be contacted',
    'intake.people.title_one': 'One more person is waiting to be contacted',
    'intake.people.title_other': '{{count}} more people are waiting to be contacted',
    'intake.people.text_one':
      'This person is waiting to hear from you. A call or a message is enough to begin.',
    'intake.people.text_other':
      'These people are waiting to hear from you. Take your time: one by one is fine.',
    'intake.people.since': '{{name}}, since {{day}}',
    'intake.people.some_text':
      'If you have contacted only some of them, give their numbers: “2 and 5”.',
    'intake.people.all': 'I have contacted all of them',
    'intake.people.some': 'I have contacted some of them',
    'intake.people.one': 'I have contacted them',
    'intake.people.notYet': 'Not yet',

    'intake.job.subject': 'Good news: someone you look after has found a job',
    'intake.job.text':
      '{{name}} tells us that they have found a job. A word of congratulation will please them; then note the phase “Integration” in their profile: the first months count too.',
    'intake.stop.subject': 'Someone no longer wishes to be followed',
    'intake.stop.text':
      '{{name}} no longer wishes to be followed by MARA. We ask them nothing more; their pairing, their peer meeting and whatever was proposed to them come to an end; the mentor who accompanied them, or had agreed to, is told. To close the follow-up, note the phase “Settled” in their profile, or ask an administrator to take away their quality of candidate.',
    'intake.elsewhere.subject': 'Someone is followed by another groupement',
    'intake.elsewhere.text': 'The space {{space}} writes about {{name}}: “{{remark}}”',

    'intake.answered': 'Space {{space}}: an answer about someone who is followed is noted.',
    'intake.gone':
      'Space {{space}}: an answer is about someone who is no longer followed. Nothing is done about it.',
    'intake.unread':
      'Space {{space}}: an answer does not say clearly who was contacted. Nothing is done about it; the question will come back.',
    'intake.nobody_one':
      '{{count}} candidate has no referent to look after them, not even in the national space: name a referent there.',
    'intake.nobody_other':
      '{{count}} candidates have no referent to look after them, not even in the national space: name a referent there.',

    'region.people.title': 'People to look after',
    'region.people.empty': 'Nobody is waiting to hear from you.',
    'region.people.contact_one': '{{count}} person is waiting to be contacted.',
    'region.people.contact_other': '{{count}} people are waiting to be contacted.',
    'region.people.mentor_one': '{{count}} person is waiting for a mentor.',
    'region.people.mentor_other': '{{count}} people are waiting for a mentor.',
    'region.people.sign_one': '{{count}} person has not been heard from.',
    'region.people.sign_other': '{{count}} people have not been heard from.',

    'cli.waiting.summary': 'tells who is waiting for what, since when, and whose turn it is',
    'cli.waiting.space': 'the code of a space; without it, all',
    'cli.waiting.none': 'Nothing is overdue.',
    'cli.waiting.inTime_one': '{{count}} candidate is followed, in time.',
    'cli.waiting.inTime_other': '{{count}} candidates are followed, in time.',
    'cli.waiting.unfollowed': 'No candidate is followed.',
    'cli.waiting.unfollowedIn': 'No candidate is followed in the space {{space}}.',
    'cli.waiting.person': 'Candidate',
    'cli.waiting.clock': 'What is missing',
    'cli.waiting.since': 'Overdue since',
    'cli.waiting.turn': 'Whose turn',
    'cli.waiting.asked': 'People asked',
    'cli.waiting.clock.contact': 'a contact',
    'cli.waiting.clock.mentor': 'a mentor',
    'cli.waiting.clock.sign': 'news of them',
    'cli.waiting.tried_one': '({{count}} try, on {{day}})',
    'cli.waiting.tried_other': '({{count}} tries, the last on {{day}})',
    'cli.waiting.turn.candidate': 'the candidate',
    'cli.waiting.turn.responsible': 'the referents',
    'cli.waiting.turn.coordinator': 'the coordinators',
    'cli.waiting.turn.cell': 'the national cell',
    'cli.waiting.nobody': 'nobody',
  },
);
