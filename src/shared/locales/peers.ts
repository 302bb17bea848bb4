import { bilingual } from './catalogue.ts';

/** Peer groups and openings: what people read in Moodle and on the command line. */
export const catalogue = bilingual(
  {
    'peers.online': 'à distance',
    'peers.member': '{{firstname}} : étape « {{phase}} », {{where}}',
    'peers.member.phase': '{{firstname}} : étape « {{phase}} »',
    'peers.needs': 'En commun : {{needs}}',
    'peers.where': 'Lieu : {{place}}',

    'peers.ask.about': 'Une rencontre entre pairs à valider',
    'peers.ask.title': 'Rencontre {{ref}} : qu’en pensez-vous ?',
    'peers.ask.text':
      'Ces {{count}} candidats en sont à la même étape, ou presque, et pourraient se retrouver facilement. Se rencontrer les aiderait :',
    'peers.ask.then':
      'Si vous dites oui, une date sera cherchée, puis chacun sera invité. Sans réponse d’ici trois semaines, l’idée tombe.',
    'peers.ask.accept': 'Oui, qu’ils se rencontrent',
    'peers.ask.refuse': 'Non, pas ce groupe',

    'peers.date.about': 'Une date à choisir pour une rencontre entre pairs',
    'peers.date.title': 'Rencontre {{ref}} : quel soir vous convient ?',
    'peers.date.text':
      'Accepteriez-vous d’animer la rencontre de ces {{count}} candidats ? Il suffit d’accueillir et de donner la parole : le reste vient tout seul.',
    'peers.date.nobody':
      'Personne n’est encore trouvé pour animer la rencontre de ces {{count}} candidats. Qui choisit une date l’anime, ou trouve quelqu’un.',
    'peers.date.then': 'Choisissez un soir : chaque participant recevra une invitation.',
    'peers.date.none': 'Aucune ne convient',
    'peers.date.decline': 'Je ne peux pas animer cette rencontre',

    'peers.set.subject': 'Une rencontre entre pairs pour vous',
    'peers.set.text':
      'Vous êtes {{count}} à en être à la même étape de votre reconversion, ou presque. Retrouvez-vous !',
    'peers.set.date': 'Quand : {{date}}',
    'peers.set.online': 'Le lien pour se retrouver sera donné dans le groupe.',
    'peers.set.there': 'L’adresse exacte sera donnée dans le groupe.',
    'peers.set.then':
      'Le groupe et le rendez-vous sont dans votre espace. Si vous ne pouvez pas venir, dites-le simplement au groupe.',
    'peers.off.subject': 'La rencontre entre pairs n’a pas lieu',
    'peers.off.text':
      'La rencontre du {{date}} ne peut pas se faire. Une autre sera cherchée dès que possible.',
    'peers.event.name': 'Rencontre entre pairs',
    'peers.event.text':
      'Une rencontre de {{count}} candidats qui en sont à la même étape, ou presque.',

    'peers.answered.late': 'Réponse arrivée trop tard pour la rencontre {{id}}.',
    'peers.answered.formed': 'Rencontre {{id}} : en attente.',
    'peers.answered.agreed': 'Rencontre {{id}} : une date est cherchée.',
    'peers.answered.set': 'Rencontre {{id}} : la date est fixée.',
    'peers.answered.ended': 'Rencontre {{id}} : elle n’aura pas lieu.',
    'peers.ended_one': 'Un groupe de pairs a pris fin.',
    'peers.ended_other': '{{count}} groupes de pairs ont pris fin.',
    'peers.nobody_one': 'Un groupe de pairs n’a personne qui puisse en décider.',
    'peers.nobody_other': '{{count}} groupes de pairs n’ont personne qui puisse en décider.',
    'peers.meanwhile': 'La rencontre {{id}} vient d’être changée par ailleurs : recommencez.',
    'peers.meanwhileAll': 'Des groupes ont changé entre-temps : recommencez.',

    'cli.peers.summary': 'forme des groupes de pairs, ou montre ceux qui existent',
    'cli.peers.action': 'list : les groupes en cours',
    'cli.peers.plan': 'montre les groupes possibles aujourd’hui, sans rien garder (par défaut)',
    'cli.peers.apply': 'garde ces groupes ; les référents sont consultés au prochain cycle',
    'cli.peers.both': 'Choisissez --plan ou --apply, pas les deux.',
    'cli.peers.badAction': '« {{action}} » n’est pas connu : écrivez list, ou rien.',
    'cli.peers.none': 'Aucun nouveau groupe possible aujourd’hui.',
    'cli.peers.noneOpen': 'Aucun groupe en cours.',
    'cli.peers.group':
      '{{space}} · {{phase}} · {{place}} · {{points}} points : {{members}} (anime : {{leader}})',
    'cli.peers.noLeader': 'à trouver',
    'cli.peers.left': 'Sans groupe :',
    'cli.peers.alone': '{{id}} : personne à portée',
    'cli.peers.few_one': '{{id}} : une personne à portée, pas de quoi faire un groupe',
    'cli.peers.few_other': '{{id}} : {{count}} personnes à portée, pas de quoi faire un groupe',
    'cli.peers.applied_zero': 'Aucun groupe nouveau.',
    'cli.peers.applied_one': 'Un groupe gardé.',
    'cli.peers.applied_other': '{{count}} groupes gardés.',
    'cli.peers.open': '{{id}} · {{space}} · {{state}} · {{place}} · {{date}} : {{members}}',
    'cli.peers.noDate': 'pas encore de date',
    'cli.peers.state.formed': 'attend un référent',
    'cli.peers.state.agreed': 'cherche une date',
    'cli.peers.state.set': 'date fixée',
    'cli.peers.state.ended': 'terminé',
  },
  {
    'peers.online': 'online',
    'peers.member': '{{firstname}}: phase “{{phase}}”, {{where}}',
    'peers.member.phase': '{{firstname}}: phase “{{phase}}”',
    'peers.needs': 'In common: {{needs}}',
    'peers.where': 'Place: {{place}}',

    'peers.ask.about': 'A peer meeting to approve',
    'peers.ask.title': 'Meeting {{ref}}: what do you think?',
    'peers.ask.text':
      'These {{count}} candidates are in the same phase, or nearly, and could easily come together. To meet would help them:',
    'peers.ask.then':
      'If you say yes, a date is looked for, then each is invited. Without an answer within three weeks the idea is dropped.',
    'peers.ask.accept': 'Yes, let them meet',
    'peers.ask.refuse': 'No, not this group',

    'peers.date.about': 'A date to choose for a peer meeting',
    'peers.date.title': 'Meeting {{ref}}: which evening suits you?',
    'peers.date.text':
      'Would you lead the meeting of these {{count}} candidates? To welcome them and let each speak is enough: the rest comes by itself.',
    'peers.date.nobody':
      'Nobody is found yet to lead the meeting of these {{count}} candidates. Whoever chooses a date leads it, or finds somebody.',
    'peers.date.then': 'Choose an evening: each participant gets an invitation.',
    'peers.date.none': 'None suits',
    'peers.date.decline': 'I cannot lead this meeting',

    'peers.set.subject': 'A peer meeting for you',
    'peers.set.text':
      'You are {{count}} in the same phase of a career change, or nearly. Meet each other!',
    'peers.set.date': 'When: {{date}}',
    'peers.set.online': 'The link to join is given in the group.',
    'peers.set.there': 'The exact address is given in the group.',
    'peers.set.then':
      'The group and the appointment are in your space. If you cannot come, simply tell the group.',
    'peers.off.subject': 'The peer meeting does not take place',
    'peers.off.text':
      'The meeting of {{date}} cannot take place. Another is looked for as soon as can be.',
    'peers.event.name': 'Peer meeting',
    'peers.event.text': 'A meeting of {{count}} candidates in the same phase, or nearly.',

    'peers.answered.late': 'An answer came too late for the meeting {{id}}.',
    'peers.answered.formed': 'Meeting {{id}}: waiting.',
    'peers.answered.agreed': 'Meeting {{id}}: a date is looked for.',
    'peers.answered.set': 'Meeting {{id}}: the date is set.',
    'peers.answered.ended': 'Meeting {{id}}: it does not take place.',
    'peers.ended_one': 'A peer group ended.',
    'peers.ended_other': '{{count}} peer groups ended.',
    'peers.nobody_one': 'A peer group has nobody who could decide about it.',
    'peers.nobody_other': '{{count}} peer groups have nobody who could decide about them.',
    'peers.meanwhile': 'The meeting {{id}} was just changed by somebody else: try again.',
    'peers.meanwhileAll': 'Groups changed meanwhile: try again.',

    'cli.peers.summary': 'forms peer groups, or shows those that stand',
    'cli.peers.action': 'list: the groups under way',
    'cli.peers.plan': 'shows the groups that are possible today, keeps nothing (the default)',
    'cli.peers.apply': 'keeps these groups; the referents are asked with the next cycle',
    'cli.peers.both': 'Choose --plan or --apply, not both.',
    'cli.peers.badAction': '“{{action}}” is not known: write list, or nothing.',
    'cli.peers.none': 'No new group is possible today.',
    'cli.peers.noneOpen': 'No group is under way.',
    'cli.peers.group':
      '{{space}} · {{phase}} · {{place}} · {{points}} points: {{members}} (led by: {{leader}})',
    'cli.peers.noLeader': 'to be found',
    'cli.peers.left': 'Without a group:',
    'cli.peers.alone': '{{id}}: nobody within reach',
    'cli.peers.few_one': '{{id}}: one person within reach, not enough for a group',
    'cli.peers.few_other': '{{id}}: {{count}} people within reach, not enough for a group',
    'cli.peers.applied_zero': 'No new group.',
    'cli.peers.applied_one': 'One group kept.',
    'cli.peers.applied_other': '{{count}} groups kept.',
    'cli.peers.open': '{{id}} · {{space}} · {{state}} · {{place}} · {{date}}: {{members}}',
    'cli.peers.noDate': 'no date yet',
    'cli.peers.state.formed': 'waits for a referent',
    'cli.peers.state.agreed': 'looks for a date',
    'cli.peers.state.set': 'date set',
    'cli.peers.state.ended': 'ended',
  },
);
