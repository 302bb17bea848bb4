import { bilingual } from './catalogue.ts';

/** What is asked and told about people who are followed. Titles and notices name nobody. */
export const catalogue = bilingual(
  {
    'intake.contact.about': 'Une personne vient d’arriver',
    'intake.contact.title': 'Une personne vient d’arriver ({{mark}}) : qui prend contact ?',
    'intake.contact.text':
      '{{name}} a rejoint MARA le {{day}} et compte sur vous pour un premier contact.',
    'intake.contact.until':
      'Un appel ou un message suffit pour commencer, si possible avant le {{day}}. La première réponse compte pour tous.',
    'intake.contact.late':
      'Un appel ou un message suffit pour commencer. La première réponse compte pour tous.',
    'intake.help.about': 'Une personne demande de l’aide',
    'intake.help.title': 'Une personne que vous suivez demande de l’aide ({{mark}})',
    'intake.help.text': '{{name}} a demandé de l’aide le {{day}}. Merci de prendre contact.',
    'intake.overdue.about': 'Une personne attend un contact',
    'intake.overdue.title': 'Une personne attend un contact depuis le {{day}} ({{mark}})',
    'intake.overdue.text':
      '{{name}} a rejoint MARA le {{day}} et attend encore un contact. Nous ne laissons personne de côté : qui peut appeler ?',
    'intake.overdue.tried_one': 'Quelqu’un a déjà essayé une fois, le {{day}}, sans réponse.',
    'intake.overdue.tried_other':
      'Quelqu’un a déjà essayé {{count}} fois, la dernière le {{day}}, sans réponse.',
    'intake.passedOn':
      'L’espace {{space}} répond que cette personne est suivie ailleurs. Dites-le dans son parcours (« Suivi par »), ou prenez contact.',
    'intake.seeks': 'Ce qui est cherché : {{needs}}.',
    'intake.metierUnknown': 'Le métier visé n’est pas encore choisi.',
    'intake.project': 'Projet : {{project}}.',
    'intake.phase': 'Phase : {{phase}}.',
    'intake.departure': 'Départ : {{month}}.',
    'intake.departure.past': 'Le départ a eu lieu.',
    'intake.orientation': 'Association naturelle : {{association}}. {{why}}',
    'intake.defenceMobility': 'Conseillez aussi Défense Mobilité.',
    'intake.done': 'Contact pris',
    'intake.doneOriented': 'Contact pris, orientation vers {{association}}',
    'intake.doneOrientedBoth': 'Contact pris, orientation vers {{association}} et Défense Mobilité',
    'intake.unreachable': 'Pas de réponse pour l’instant',
    'intake.elsewhere': 'Un autre groupement assure le suivi',

    'intake.mentor.about': 'Une personne attend un parrain',
    'intake.mentor.title': 'Une personne attend un parrain depuis le {{day}} ({{mark}})',
    'intake.mentor.text':
      '{{name}} attend un parrain depuis le {{day}}. Connaissez-vous quelqu’un qui pourrait l’aider ?',
    'intake.mentor.mine': 'Je m’en occupe',
    'intake.mentor.nobody': 'Je ne trouve personne',
    'intake.mentor.passedOn': 'L’espace {{space}} ne trouve personne.',

    'intake.silent.about': 'Une personne ne donne plus de nouvelles',
    'intake.silent.title': 'Une personne ne donne plus de nouvelles depuis le {{day}} ({{mark}})',
    'intake.silent.text':
      '{{name}} n’a plus donné de nouvelles depuis le {{day}}, et n’a pas répondu quand nous lui en avons demandé. Pouvez-vous l’appeler ?',
    'intake.silent.done': 'Nous nous sommes parlé',

    'intake.sign.about': 'Où en êtes-vous ?',
    'intake.sign.title': 'Où en êtes-vous ?',
    'intake.sign.text':
      'Bonjour {{name}}, voilà quelques semaines que nous n’avons pas eu de vos nouvelles. Un clic nous suffit.',
    'intake.sign.unanswered':
      'Si vous ne répondez pas, la personne qui vous suit prendra de vos nouvelles.',
    'intake.sign.stopping':
      'Si vous ne souhaitez plus de suivi, un binôme ou une rencontre entre pairs en cours prendra fin aussi. Vous pourrez revenir quand vous voudrez : enregistrez à nouveau « Mon parcours », avec votre accord pour les binômes et rencontres.',
    'intake.sign.fine': 'Tout va bien, je continue',
    'intake.sign.help': 'J’aimerais de l’aide',
    'intake.sign.job': 'J’ai un emploi',
    'intake.sign.stop': 'Je ne souhaite plus de suivi',

    'intake.people.about_one': 'Une personne attend un contact',
    'intake.people.about_other': 'Des personnes attendent un contact',
    'intake.people.title_one': '{{count}} autre personne attend un contact',
    'intake.people.title_other': '{{count}} autres personnes attendent un contact',
    'intake.people.text':
      'Ces personnes attendent de vos nouvelles. Prenez votre temps : une par une suffit.',
    'intake.people.since': '{{name}}, depuis le {{day}}',
    'intake.people.some_text':
      'Si vous n’en avez contacté que certaines, dites leurs numéros : « la 2 et la 5 ».',
    'intake.people.all': 'Je les ai toutes contactées',
    'intake.people.some': 'J’en ai contacté certaines',

    'intake.job.subject': 'Bonne nouvelle : une personne que vous suivez a un emploi',
    'intake.job.text':
      '{{name}} nous annonce un emploi. Un mot de félicitations fera plaisir ; notez ensuite la phase « Intégration » dans son parcours : les premiers mois comptent aussi.',
    'intake.stop.subject': 'Une personne ne souhaite plus être suivie',
    'intake.stop.text':
      '{{name}} ne souhaite plus de suivi par MARA. Nous ne lui demandons plus rien ; son binôme, sa rencontre entre pairs et ce qui lui était proposé prennent fin ; le parrain qui l’accompagnait, ou qui avait dit oui, est prévenu. Pour clore le suivi, notez la phase « Installé » dans son parcours, ou demandez à un administrateur de retirer la qualité de candidat.',
    'intake.elsewhere.subject': 'Une personne est suivie par un autre groupement',
    'intake.elsewhere.text': 'L’espace {{space}} écrit, à propos de {{name}} : « {{remark}} »',

    'intake.answered': 'Espace {{space}} : une réponse au sujet d’une personne suivie est notée.',
    'intake.gone':
      'Espace {{space}} : une réponse concerne une personne qui n’est plus suivie. Rien n’en est fait.',
    'intake.unread':
      'Espace {{space}} : une réponse ne dit pas clairement qui a été contacté. Rien n’en est fait.',
    'intake.nobody_one':
      '{{count}} personne n’a personne pour la suivre, pas même dans l’espace national : nommez-y un référent.',
    'intake.nobody_other':
      '{{count}} personnes n’ont personne pour les suivre, pas même dans l’espace national : nommez-y un référent.',

    'region.people.title': 'Personnes à suivre',
    'region.people.empty': 'Personne n’attend de vos nouvelles.',
    'region.people.contact_one': '{{count}} personne attend un contact.',
    'region.people.contact_other': '{{count}} personnes attendent un contact.',
    'region.people.mentor_one': '{{count}} personne attend un parrain.',
    'region.people.mentor_other': '{{count}} personnes attendent un parrain.',
    'region.people.sign_one': '{{count}} personne ne donne plus de nouvelles.',
    'region.people.sign_other': '{{count}} personnes ne donnent plus de nouvelles.',

    'cli.waiting.summary': 'dit qui attend depuis quand, et à qui est le tour',
    'cli.waiting.space': 'le code d’un espace ; sans lui, tous',
    'cli.waiting.none': 'Personne n’attend : tout le monde est suivi.',
    'cli.waiting.person': 'Personne',
    'cli.waiting.clock': 'Attend',
    'cli.waiting.since': 'Depuis le',
    'cli.waiting.turn': 'À qui le tour',
    'cli.waiting.asked': 'Personnes interrogées',
    'cli.waiting.clock.contact': 'un contact',
    'cli.waiting.clock.mentor': 'un parrain',
    'cli.waiting.clock.sign': 'sans nouvelles',
    'cli.waiting.tried_one': '({{count}} essai, le {{day}})',
    'cli.waiting.tried_other': '({{count}} essais, le dernier le {{day}})',
    'cli.waiting.turn.candidate': 'la personne elle-même',
    'cli.waiting.turn.responsible': 'les référents',
    'cli.waiting.turn.coordinator': 'les coordinateurs',
    'cli.waiting.turn.cell': 'la cellule nationale',
    'cli.waiting.nobody': 'personne',
  },
  {
    'intake.contact.about': 'Someone has just arrived',
    'intake.contact.title': 'Someone has just arrived ({{mark}}): who gets in touch?',
    'intake.contact.text': '{{name}} joined MARA on {{day}} and counts on you for a first contact.',
    'intake.contact.until':
      'A call or a message is enough to begin, if possible before {{day}}. The first answer counts for all.',
    'intake.contact.late':
      'A call or a message is enough to begin. The first answer counts for all.',
    'intake.help.about': 'Someone asks for help',
    'intake.help.title': 'Someone you look after asks for help ({{mark}})',
    'intake.help.text': '{{name}} asked for help on {{day}}. Please get in touch.',
    'intake.overdue.about': 'Someone waits for a contact',
    'intake.overdue.title': 'Someone has been waiting for a contact since {{day}} ({{mark}})',
    'intake.overdue.text':
      '{{name}} joined MARA on {{day}} and still waits for a contact. No one is left behind: who can call?',
    'intake.overdue.tried_one': 'Somebody tried once already, on {{day}}, without an answer.',
    'intake.overdue.tried_other':
      'Somebody tried {{count}} times already, the last on {{day}}, without an answer.',
    'intake.passedOn':
      'The space {{space}} answers that this person is followed elsewhere. Say so in their profile (“Followed by”), or get in touch.',
    'intake.seeks': 'What is sought: {{needs}}.',
    'intake.metierUnknown': 'The target occupation is not chosen yet.',
    'intake.project': 'Project: {{project}}.',
    'intake.phase': 'Phase: {{phase}}.',
    'intake.departure': 'Departure: {{month}}.',
    'intake.departure.past': 'They have left the forces.',
    'intake.orientation': 'Natural association: {{association}}. {{why}}',
    'intake.defenceMobility': 'Please advise Défense Mobilité as well.',
    'intake.done': 'I got in touch',
    'intake.doneOriented': 'Contacted and oriented to {{association}}',
    'intake.doneOrientedBoth': 'Contacted and oriented to {{association}} and Défense Mobilité',
    'intake.unreachable': 'I could not reach them',
    'intake.elsewhere': 'Followed by another groupement',

    'intake.mentor.about': 'Someone waits for a mentor',
    'intake.mentor.title': 'Someone has been waiting for a mentor since {{day}} ({{mark}})',
    'intake.mentor.text':
      '{{name}} has been waiting for a mentor since {{day}}. Do you know someone who could help?',
    'intake.mentor.mine': 'I will see to it',
    'intake.mentor.nobody': 'I find nobody',
    'intake.mentor.passedOn': 'The space {{space}} finds nobody.',

    'intake.silent.about': 'Someone gives no sign of life',
    'intake.silent.title': 'No sign of life of someone since {{day}} ({{mark}})',
    'intake.silent.text':
      '{{name}} has given no sign of life since {{day}}, and did not answer when we asked. Can you call?',
    'intake.silent.done': 'I spoke to them',

    'intake.sign.about': 'How are you getting on?',
    'intake.sign.title': 'How are you getting on?',
    'intake.sign.text':
      'Hello {{name}}, we have not heard from you for some weeks. One click is enough.',
    'intake.sign.unanswered': 'If you do not answer, whoever looks after you will ask after you.',
    'intake.sign.stopping':
      'If you no longer wish to be followed, a pairing or a peer meeting under way will end too. You can come back whenever you like: save “Mon parcours” again, with your consent to pairings and meetings.',
    'intake.sign.fine': 'All is well, I go on',
    'intake.sign.help': 'I would like some help',
    'intake.sign.job': 'I have a job',
    'intake.sign.stop': 'I no longer wish to be followed',

    'intake.people.about_one': 'Someone waits for a contact',
    'intake.people.about_other': 'People wait for a contact',
    'intake.people.title_one': '{{count}} other person waits for a contact',
    'intake.people.title_other': '{{count}} other people wait for a contact',
    'intake.people.text': 'These people wait to hear from you. Take your time: one by one is fine.',
    'intake.people.since': '{{name}}, since {{day}}',
    'intake.people.some_text': 'If you contacted some of them only, tell their numbers: “2 and 5”.',
    'intake.people.all': 'I contacted all of them',
    'intake.people.some': 'I contacted some of them',

    'intake.job.subject': 'Good news: someone you look after has a job',
    'intake.job.text':
      '{{name}} tells us of a job. Congratulate them, then note the phase “Integration” in their profile: the first months count too.',
    'intake.stop.subject': 'Someone no longer wishes to be followed',
    'intake.stop.text':
      '{{name}} no longer wishes to be followed by MARA. We ask them nothing more; their pairing, their peer meeting and what was proposed to them end; the mentor who accompanied them, or had agreed to, is told. To close the follow-up, note the phase “Settled” in their profile, or ask an administrator to take away the quality of candidate.',
    'intake.elsewhere.subject': 'Someone is followed by another groupement',
    'intake.elsewhere.text': 'The space {{space}} writes about {{name}}: “{{remark}}”',

    'intake.answered': 'Space {{space}}: an answer about someone who is followed is noted.',
    'intake.gone':
      'Space {{space}}: an answer is about someone who is followed no more. Nothing is done.',
    'intake.unread':
      'Space {{space}}: an answer does not say clearly who was contacted. Nothing is done.',
    'intake.nobody_one':
      '{{count}} person has nobody to look after them, not even in the national space: name a referent there.',
    'intake.nobody_other':
      '{{count}} people have nobody to look after them, not even in the national space: name a referent there.',

    'region.people.title': 'People to look after',
    'region.people.empty': 'Nobody waits to hear from you.',
    'region.people.contact_one': '{{count}} person waits for a contact.',
    'region.people.contact_other': '{{count}} people wait for a contact.',
    'region.people.mentor_one': '{{count}} person waits for a mentor.',
    'region.people.mentor_other': '{{count}} people wait for a mentor.',
    'region.people.sign_one': '{{count}} person gives no sign of life.',
    'region.people.sign_other': '{{count}} people give no sign of life.',

    'cli.waiting.summary': 'tells who has been waiting since when, and whose turn it is',
    'cli.waiting.space': 'the code of a space; without it, all',
    'cli.waiting.none': 'Nobody waits: everyone is looked after.',
    'cli.waiting.person': 'Person',
    'cli.waiting.clock': 'Waits for',
    'cli.waiting.since': 'Since',
    'cli.waiting.turn': 'Whose turn',
    'cli.waiting.asked': 'People asked',
    'cli.waiting.clock.contact': 'a contact',
    'cli.waiting.clock.mentor': 'a mentor',
    'cli.waiting.clock.sign': 'no sign of life',
    'cli.waiting.tried_one': '({{count}} try, on {{day}})',
    'cli.waiting.tried_other': '({{count}} tries, the last on {{day}})',
    'cli.waiting.turn.candidate': 'the person',
    'cli.waiting.turn.responsible': 'the referents',
    'cli.waiting.turn.coordinator': 'the coordinators',
    'cli.waiting.turn.cell': 'the national cell',
    'cli.waiting.nobody': 'nobody',
  },
);
