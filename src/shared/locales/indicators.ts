import { bilingual } from './catalogue.ts';

/** What the indicators of reports are called, what they count, and from where. */
export const catalogue = bilingual(
  {
    'reports.unit.people': 'personnes',
    'reports.unit.pairings': 'binômes',
    'reports.unit.places': 'places',
    'reports.unit.percent': '%',
    'reports.unit.days': 'jours',
    'reports.unit.groups': 'groupes',
    'reports.unit.openings': 'offres',
    'reports.unit.sheets': 'fiches',
    'reports.unit.enrolments': 'inscriptions',
    'reports.unit.courses': 'cours',

    'reports.source.events':
      'le parcours noté automatiquement d’après Moodle et les réponses des référents',
    'reports.source.profiles': 'les profils tenus dans Moodle',
    'reports.source.pairings': 'les binômes et les réponses de chacun',
    'reports.source.peers': 'les groupes de pairs formés',
    'reports.source.openings':
      'les fiches « Offres d’emploi » et ce qui en a été transmis aux candidats',
    'reports.source.sheets': 'les fiches des espaces dans Moodle',
    'reports.source.moodle': 'les inscriptions et les cours achevés dans Moodle',

    'reports.candidates.arrived.name': 'Arrivés',
    'reports.candidates.arrived.definition':
      'candidats arrivés dans la période, pour la première fois ou de nouveau',
    'reports.candidates.settled.name': 'Installés',
    'reports.candidates.settled.definition':
      'candidats dont le suivi s’est achevé dans la période parce qu’ils sont installés',
    'reports.candidates.left.name': 'Partis',
    'reports.candidates.left.definition':
      'candidats qui ont quitté les espaces dans la période sans être installés',
    'reports.candidates.active.name': 'Suivis à la fin',
    'reports.candidates.active.definition':
      'candidats arrivés, ni installés ni partis, au soir du dernier jour ; leur groupement, leur catégorie et leur armée ou service sont ceux de ce soir-là',
    'reports.contact.within.name': 'Contactés à temps',
    'reports.contact.within.definition':
      'parmi les candidats dont le délai de premier contact a pris fin dans la période, part de ceux qui ont été contactés dans ce délai ({{contactDays}} jours)',
    'reports.contact.days.name': 'Premier contact',
    'reports.contact.days.definition':
      'jours écoulés, de date à date, entre l’arrivée et le premier contact, pour les premiers contacts de la période : la moitié l’a eu en autant de jours au plus ; de même neuf sur dix',
    'reports.mentor.within.name': 'Parrain proposé à temps',
    'reports.mentor.within.definition':
      'parmi les candidats qui cherchent un parrain et dont le délai a pris fin dans la période, part de ceux à qui un premier parrain a été proposé dans ce délai ({{mentorDays}} jours, comptés de l’arrivée, ou de l’accord pour être mis en relation s’il est venu plus tard)',
    'reports.mentor.days.name': 'Premier parrain proposé',
    'reports.mentor.days.definition':
      'jours écoulés, de date à date, entre l’arrivée (ou l’accord pour être mis en relation, s’il est venu plus tard) et la première proposition d’un parrain, pour les premières propositions de la période',
    'reports.overdue.contact.name': 'Sans premier contact',
    'reports.overdue.contact.definition':
      'candidats suivis à la fin de la période, dont le délai de premier contact est passé sans contact',
    'reports.overdue.mentor.name': 'Sans parrain proposé',
    'reports.overdue.mentor.definition':
      'candidats suivis à la fin de la période, qui cherchent un parrain et dont le délai est passé sans proposition ; il recommence quand une proposition n’a pas eu de suite ou qu’un binôme a pris fin',
    'reports.overdue.sign.name': 'Sans signe de vie',
    'reports.overdue.sign.definition':
      'candidats suivis à la fin de la période, dont on n’a aucun signe de vie depuis plus de {{signWeeks}} semaines ; seul le dernier signe est gardé, la période d’avant n’est donc pas connue',
    'reports.mentors.name': 'Parrains',
    'reports.mentors.definition':
      'parrains au jour du rapport ; leur domaine est celui du premier métier qu’ils disent exercer',
    'reports.capacity.offered.name': 'Places offertes',
    'reports.capacity.offered.definition': 'candidats que ces parrains disent pouvoir suivre',
    'reports.capacity.used.name': 'Places prises',
    'reports.capacity.used.definition':
      'places prises par un binôme accepté par le référent ou en cours, au jour du rapport, par qui accepte d’être compté',
    'reports.pairings.proposed.name': 'Proposés, à la fin',
    'reports.pairings.proposed.definition':
      'binômes proposés que le référent n’a pas encore acceptés, au soir du dernier jour',
    'reports.pairings.approved.name': 'Acceptés par le référent, à la fin',
    'reports.pairings.approved.definition':
      'binômes acceptés par le référent qui attendent l’accord des deux personnes, au soir du dernier jour',
    'reports.pairings.active.name': 'En cours, à la fin',
    'reports.pairings.active.definition':
      'binômes que les deux personnes ont acceptés et qui durent, au soir du dernier jour',
    'reports.pairings.begun.name': 'Commencés',
    'reports.pairings.begun.definition':
      'binômes que les deux personnes ont acceptés, le second accord tombant dans la période',
    'reports.pairings.ended.name': 'Achevés',
    'reports.pairings.ended.definition': 'binômes en cours qui ont pris fin dans la période',
    'reports.pairings.declined.name': 'Sans suite',
    'reports.pairings.declined.definition':
      'propositions qui ont pris fin dans la période sans que le binôme commence',
    'reports.peers.groups.name': 'Groupes formés',
    'reports.peers.groups.definition':
      'groupes de pairs formés dans la période et acceptés ; ceux qui n’ont pas pu se réunir ne comptent pas',
    'reports.peers.people.name': 'Personnes dans ces groupes',
    'reports.peers.people.definition':
      'places dans ces groupes ; une personne dans deux groupes compte deux fois',
    'reports.openings.received.name': 'Reçues',
    'reports.openings.received.definition':
      'offres d’emploi entrées dans la période et encore connues, ou dont un candidat a été averti',
    'reports.openings.told.name': 'Transmises',
    'reports.openings.told.definition':
      'offres dont un premier candidat a été averti dans la période',
    'reports.openings.reaction.name': 'Réaction',
    'reports.openings.reaction.definition':
      'jours entiers entre l’entrée d’une offre et le premier candidat averti',
    'reports.sheets.name': 'Fiches',
    'reports.sheets.definition':
      'fiches publiées au jour du rapport ; « à revoir » : leur vérification est en retard ; « trop anciennes » : personne ne les a vues depuis deux ans',
    'reports.enrolments.name': 'Inscriptions',
    'reports.enrolments.definition':
      'personnes inscrites dans un espace depuis un jour de la période, comptées une fois par espace ; celles qui n’y sont plus du tout ne sont plus connues',
    'reports.completions.name': 'Cours achevés',
    'reports.completions.definition': 'cours que Moodle a notés achevés dans la période',
    'reports.csv.name': 'nom',
  },
  {
    'reports.unit.people': 'people',
    'reports.unit.pairings': 'pairings',
    'reports.unit.places': 'places',
    'reports.unit.percent': '%',
    'reports.unit.days': 'days',
    'reports.unit.groups': 'groups',
    'reports.unit.openings': 'openings',
    'reports.unit.sheets': 'sheets',
    'reports.unit.enrolments': 'enrolments',
    'reports.unit.courses': 'courses',

    'reports.source.events': 'the course noted automatically from Moodle and referents’ answers',
    'reports.source.profiles': 'the profiles kept in Moodle',
    'reports.source.pairings': 'the pairings and what each answered',
    'reports.source.peers': 'the peer groups formed',
    'reports.source.openings': 'the sheets “Openings” and what candidates were told of them',
    'reports.source.sheets': 'the sheets of the spaces in Moodle',
    'reports.source.moodle': 'enrolments and courses completed in Moodle',

    'reports.candidates.arrived.name': 'Arrived',
    'reports.candidates.arrived.definition':
      'candidates who arrived in the period, for the first time or again',
    'reports.candidates.settled.name': 'Settled',
    'reports.candidates.settled.definition':
      'candidates whose follow-up closed in the period because they are settled',
    'reports.candidates.left.name': 'Left',
    'reports.candidates.left.definition':
      'candidates who left the spaces in the period without being settled',
    'reports.candidates.active.name': 'Followed at the end',
    'reports.candidates.active.definition':
      'candidates who arrived and neither settled nor left, on the evening of the last day; their groupement, category and branch or service are those of that evening',
    'reports.contact.within.name': 'Contacted in time',
    'reports.contact.within.definition':
      'among candidates whose time for a first contact ended in the period, the part contacted within it ({{contactDays}} days)',
    'reports.contact.days.name': 'First contact',
    'reports.contact.days.definition':
      'days from date to date between arriving and the first contact, for the first contacts of the period: half had it within so many days, and nine in ten',
    'reports.mentor.within.name': 'Mentor proposed in time',
    'reports.mentor.within.definition':
      'among candidates who seek a mentor and whose time ended in the period, the part to whom a first one was proposed within it ({{mentorDays}} days, counted from arriving, or from the consent to be matched where that came later)',
    'reports.mentor.days.name': 'First mentor proposed',
    'reports.mentor.days.definition':
      'days from date to date between arriving (or the consent to be matched, where that came later) and the first mentor proposed, for the first proposals of the period',
    'reports.overdue.contact.name': 'No first contact',
    'reports.overdue.contact.definition':
      'candidates followed at the end of the period whose time for a first contact passed without one',
    'reports.overdue.mentor.name': 'No mentor proposed',
    'reports.overdue.mentor.definition':
      'candidates followed at the end of the period who seek a mentor and whose time passed without a proposal; it begins anew once a proposal came to nothing or a pairing ended',
    'reports.overdue.sign.name': 'No sign of life',
    'reports.overdue.sign.definition':
      'candidates followed at the end of the period without a sign of life for more than {{signWeeks}} weeks; only the last sign is kept, so the period before is not known',
    'reports.mentors.name': 'Mentors',
    'reports.mentors.definition':
      'mentors on the day of the report; their domain is that of the first métier they say they exercise',
    'reports.capacity.offered.name': 'Places offered',
    'reports.capacity.offered.definition': 'candidates these mentors say they can follow',
    'reports.capacity.used.name': 'Places taken',
    'reports.capacity.used.definition':
      'places taken by a pairing that the referent accepted or that is active, on the day of the report, by who agrees to be counted',
    'reports.pairings.proposed.name': 'Proposed, at the end',
    'reports.pairings.proposed.definition':
      'pairings proposed that the referent has not accepted yet, on the evening of the last day',
    'reports.pairings.approved.name': 'Accepted by the referent, at the end',
    'reports.pairings.approved.definition':
      'pairings accepted by the referent that wait for both people, on the evening of the last day',
    'reports.pairings.active.name': 'Active, at the end',
    'reports.pairings.active.definition':
      'pairings that both people accepted and that last, on the evening of the last day',
    'reports.pairings.begun.name': 'Begun',
    'reports.pairings.begun.definition':
      'pairings that both people accepted, the second of them in the period',
    'reports.pairings.ended.name': 'Ended',
    'reports.pairings.ended.definition': 'active pairings that ended in the period',
    'reports.pairings.declined.name': 'Came to nothing',
    'reports.pairings.declined.definition':
      'proposals that ended in the period before the pairing began',
    'reports.peers.groups.name': 'Groups formed',
    'reports.peers.groups.definition':
      'peer groups formed in the period and accepted; those that could not meet do not count',
    'reports.peers.people.name': 'People in them',
    'reports.peers.people.definition':
      'places in these groups; somebody in two groups counts twice',
    'reports.openings.received.name': 'Received',
    'reports.openings.received.definition':
      'openings that came in the period and are still known, or of which a candidate was told',
    'reports.openings.told.name': 'Passed on',
    'reports.openings.told.definition':
      'openings of which a first candidate was told in the period',
    'reports.openings.reaction.name': 'Reaction',
    'reports.openings.reaction.definition':
      'whole days between an opening’s entry and the first candidate told',
    'reports.sheets.name': 'Sheets',
    'reports.sheets.definition':
      'sheets published on the day of the report; “to look at again”: their verification is overdue; “too old”: nobody saw them for two years',
    'reports.enrolments.name': 'Enrolments',
    'reports.enrolments.definition':
      'people enrolled in a space since a day of the period, counted once a space; those who are no longer in it at all are not known',
    'reports.completions.name': 'Courses completed',
    'reports.completions.definition': 'courses that Moodle noted as completed in the period',
    'reports.csv.name': 'name',
  },
);
