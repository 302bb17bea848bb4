import { bilingual } from './catalogue.ts';

/** What is said of people: the codes of their profile by name, and what cannot be read there. */
export const catalogue = bilingual(
  {
    'people.quality.candidate': 'Candidat',
    'people.quality.mentor': 'Parrain',
    'people.quality.resource': 'Membre ressource',
    'people.quality.president': 'Président de groupement',
    'people.quality.correspondent': 'Correspondant',

    'people.category.career_officer': 'Officier de carrière',
    'people.category.contract_officer': 'Officier sous contrat',
    'people.category.other_defence': 'Autre personnel de la défense',
    'people.category.civilian': 'Civil',

    'people.service.army': 'Armée de Terre',
    'people.service.navy': 'Marine nationale',
    'people.service.air': 'Armée de l’Air et de l’Espace',
    'people.service.gendarmerie': 'Gendarmerie nationale',
    'people.service.health': 'Service de santé des armées',
    'people.service.supply': 'Service du commissariat des armées',
    'people.service.armament': 'Direction générale de l’armement',
    'people.service.energy': 'Service de l’énergie opérationnelle',
    'people.service.infrastructure': 'Service d’infrastructure de la défense',
    'people.service.other': 'Autre armée ou service',

    'people.school.saint_cyr': 'École spéciale militaire de Saint-Cyr',
    'people.school.emia': 'École militaire interarmes',
    'people.school.school_of_air': 'École de l’air et de l’espace',
    'people.school.naval_school': 'École navale',
    'people.school.polytechnique': 'École polytechnique',
    'people.school.military_health': 'École de santé des armées',
    'people.school.supply_school': 'École des commissaires des armées',
    'people.school.armament_school': 'École d’ingénieurs de l’armement',
    'people.school.gendarmerie_school': 'École des officiers de la gendarmerie nationale',
    'people.school.osc': 'Recrutement sous contrat',
    'people.school.ranks': 'Issu du rang',
    'people.school.other': 'Autre origine',

    'people.phase.information': 'Information',
    'people.phase.orientation': 'Orientation',
    'people.phase.preparation': 'Préparation',
    'people.phase.search': 'Recherche',
    'people.phase.integration': 'Intégration',
    'people.phase.settled': 'Installé',

    'people.project.public': 'Secteur public',
    'people.project.private': 'Secteur privé',
    'people.project.non_profit': 'Secteur associatif',
    'people.project.business': 'Création ou reprise d’entreprise',
    'people.project.defence_industry': 'Industrie de défense',
    'people.project.settling': 'Installation seule, sans recherche d’emploi',

    'people.need.sponsorship': 'Parrainage',
    'people.need.testimony': 'Témoignage',
    'people.need.job_inquiry': 'Enquête métier',
    'people.need.cv': 'CV',
    'people.need.cover_letter': 'Lettre de motivation',
    'people.need.interview': 'Préparation d’entretien',
    'people.need.network': 'Réseau',
    'people.need.settling': 'Installation dans la région',
    'people.need.listening': 'Écoute',

    'people.availability.weekday': 'En semaine, la journée',
    'people.availability.evening': 'Le soir',
    'people.availability.weekend': 'Le week-end',

    'people.support.one_off': 'Aide ponctuelle',
    'people.support.lasting': 'Accompagnement dans la durée',

    'people.purpose.matching': 'Être mis en relation',
    'people.purpose.partners': 'Être mis en relation avec des associations partenaires',
    'people.purpose.openings': 'Être prévenu des offres d’emploi',
    'people.purpose.figures': 'Être compté dans les bilans',

    'people.field.mara_quality': 'Qualité',
    'people.field.mara_category': 'Catégorie de personnel',
    'people.field.mara_service': 'Armée ou service',
    'people.field.mara_school': 'École ou origine',
    'people.field.mara_departure': 'Mois de départ',
    'people.field.mara_phase': 'Phase',
    'people.field.mara_places': 'Lieux souhaités',
    'people.field.mara_travel': 'Distance acceptée',
    'people.field.mara_posting': 'Affectation actuelle',
    'people.field.mara_followed': 'Espace qui suit',
    'people.field.mara_project': 'Projet',
    'people.field.mara_metiers': 'Métiers visés',
    'people.field.mara_sectors': 'Secteurs visés',
    'people.field.mara_needs': 'Besoins',
    'people.field.mara_availability': 'Disponibilités',
    'people.field.mara_avoid': 'Personnes à éviter',
    'people.field.mara_languages': 'Langues',
    'people.field.mara_contact': 'Coordonnées',
    'people.field.mara_job': 'Métiers exercés',
    'people.field.mara_job_sector': 'Secteurs d’activité',
    'people.field.mara_employer': 'Employeur',
    'people.field.mara_mentor_places': 'Lieux de rencontre',
    'people.field.mara_helps': 'Aides proposées',
    'people.field.mara_support': 'Forme d’aide',
    'people.field.mara_capacity': 'Nombre de candidats suivis à la fois',
    'people.field.mara_pause': 'Pause',
    'people.field.mara_consents': 'Accords donnés',

    'people.remark.unknown':
      '« {{value}} » n’est pas un des choix proposés : choisissez-en un dans la liste.',
    'people.remark.single':
      'Une seule réponse est possible : « {{value}} » compte, le reste est laissé de côté.',
    'people.remark.many': 'Seules les {{limit}} premières réponses comptent.',
    'people.remark.month':
      '« {{value}} » n’est pas un mois de départ : écrivez par exemple 2027-09, none s’il n’y a pas encore de date, past si le départ a eu lieu.',
    'people.remark.day': '« {{value}} » n’est pas un jour : écrivez par exemple 2027-01-31.',
    'people.remark.number': '« {{value}} » n’est pas un nombre de {{least}} à {{most}}.',
    'people.remark.place':
      '« {{value}} » : aucune commune ni aucun département de ce nom. Choisissez dans la liste.',
    'people.remark.placeNear':
      '« {{value}} » : aucune commune de ce nom. Peut-être {{near}} ? Choisissez dans la liste.',
    'people.remark.placeSeveral':
      '« {{value}} » : plusieurs communes portent ce nom ({{several}}). Précisez le département.',
    'people.remark.departement':
      '« {{value}} » n’est pas un département : écrivez par exemple dep:49.',
    'people.remark.area': '« {{value}} » n’est pas un territoire connu.',
    'people.remark.space': '« {{value}} » n’est pas l’espace d’un groupement.',
    'people.remark.rome':
      '« {{value}} » n’est pas un code ROME (une lettre de A à N et quatre chiffres).',
    'people.remark.romeGone':
      'Le code ROME « {{value}} » n’est pas dans la liste des métiers : choisissez-en un autre.',
    'people.remark.language':
      '« {{value}} » n’est pas une langue connue : écrivez par exemple en ou de.',
    'people.remark.consent':
      'L’accord « {{value}} » ne peut pas être lu : il ne compte pas. Donnez-le à nouveau si vous le souhaitez.',
    'people.remark.consentToCome':
      'L’accord « {{value}} » porte une date à venir : c’est le jour du dernier enregistrement du profil qui compte. Pour la corriger, retirez cet accord, puis donnez-le à nouveau.',
    'people.remark.metierUnknown':
      'Des métiers sont choisis à côté de « je ne sais pas encore » : ce sont eux qui comptent.',
    'people.remark.settledNeeds':
      'La phase est « Installé » : les besoins sont laissés de côté. Pour être suivi à nouveau, changez la phase.',
    'people.remark.withoutFrench':
      'Une autre langue que le français est demandée, mais aucune n’est indiquée : le français est supposé.',

    'people.arrived_one': '{{count}} personne rejoint le suivi.',
    'people.arrived_other': '{{count}} personnes rejoignent le suivi.',
    'people.left_one': '{{count}} personne quitte le suivi.',
    'people.left_other': '{{count}} personnes quittent le suivi.',
    'people.vanished_one':
      'Moodle ne cite plus {{count}} candidat d’un coup : rien n’est noté. Vérifiez la qualité et les inscriptions.',
    'people.vanished_other':
      'Moodle ne cite plus {{count}} candidats d’un coup, la moitié ou plus : aucun départ n’est noté. Vérifiez les champs du profil et les inscriptions.',
    'people.withdrawn_one': '{{count}} accord est retiré.',
    'people.withdrawn_other': '{{count}} accords sont retirés.',
    'people.erased_one':
      'L’historique de {{count}} personne partie depuis plus d’un an est effacé.',
    'people.erased_other':
      'L’historique de {{count}} personnes parties depuis plus d’un an est effacé.',

    'people.orientation.read':
      '{{file}} ne peut pas être lu : {{detail}}. Corrigez ce fichier, ou reprenez celui d’origine.',
    'people.orientation.value':
      '{{file}}, {{where}} : cette valeur n’est pas possible. Corrigez ce fichier.',
    'people.orientation.oneOf':
      '{{file}}, {{where}} : il faut une de ces valeurs : {{values}}. Corrigez ce fichier.',
    'people.orientation.missing':
      '{{file}}, {{where}} : ce champ manque ou n’est pas de la forme attendue. Corrigez ce fichier.',
    'people.orientation.extra':
      '{{file}}, {{where}} : « {{extra}} » n’est pas un champ connu. Corrigez ce fichier.',
    'people.orientation.association':
      '{{file}}, {{where}} : l’association « {{code}} » n’est pas dans « associations ». Ajoutez-la, ou choisissez-en une autre.',
    'people.orientation.twice':
      '{{file}}, {{where}} : le code « {{code}} » est déjà pris. Choisissez-en un autre.',
    'people.orientation.last':
      '{{file}}, {{where}} : la dernière règle vaut pour tous, elle ne doit poser aucune condition. Ajoutez une telle règle à la fin.',
  },
  {
    'people.quality.candidate': 'Candidate',
    'people.quality.mentor': 'Mentor',
    'people.quality.resource': 'Resource member',
    'people.quality.president': 'President of a groupement',
    'people.quality.correspondent': 'Correspondent',

    'people.category.career_officer': 'Career officer',
    'people.category.contract_officer': 'Contract officer',
    'people.category.other_defence': 'Other defence personnel',
    'people.category.civilian': 'Civilian',

    'people.service.army': 'Army',
    'people.service.navy': 'Navy',
    'people.service.air': 'Air and Space Force',
    'people.service.gendarmerie': 'Gendarmerie',
    'people.service.health': 'Military health service',
    'people.service.supply': 'Military supply service',
    'people.service.armament': 'Procurement agency (DGA)',
    'people.service.energy': 'Operational energy service',
    'people.service.infrastructure': 'Defence infrastructure service',
    'people.service.other': 'Other branch or service',

    'people.school.saint_cyr': 'Saint-Cyr',
    'people.school.emia': 'EMIA (combined arms)',
    'people.school.school_of_air': 'Air and Space Force Academy',
    'people.school.naval_school': 'Naval Academy',
    'people.school.polytechnique': 'École polytechnique',
    'people.school.military_health': 'Military medical school',
    'people.school.supply_school': 'School of commissaries',
    'people.school.armament_school': 'School of armament engineers',
    'people.school.gendarmerie_school': 'School of Gendarmerie officers',
    'people.school.osc': 'Recruited on contract',
    'people.school.ranks': 'From the ranks',
    'people.school.other': 'Other origin',

    'people.phase.information': 'Information',
    'people.phase.orientation': 'Orientation',
    'people.phase.preparation': 'Preparation',
    'people.phase.search': 'Search',
    'people.phase.integration': 'Integration',
    'people.phase.settled': 'Settled',

    'people.project.public': 'Public sector',
    'people.project.private': 'Private sector',
    'people.project.non_profit': 'Non-profit sector',
    'people.project.business': 'Starting or taking over a business',
    'people.project.defence_industry': 'Defence industry',
    'people.project.settling': 'Settling only, no job sought',

    'people.need.sponsorship': 'Sponsorship',
    'people.need.testimony': 'Testimony',
    'people.need.job_inquiry': 'Job inquiry',
    'people.need.cv': 'CV',
    'people.need.cover_letter': 'Cover letter',
    'people.need.interview': 'Interview practice',
    'people.need.network': 'Network',
    'people.need.settling': 'Settling in the region',
    'people.need.listening': 'Listening',

    'people.availability.weekday': 'On weekdays, by day',
    'people.availability.evening': 'In the evening',
    'people.availability.weekend': 'At the weekend',

    'people.support.one_off': 'One-off help',
    'people.support.lasting': 'Lasting support',

    'people.purpose.matching': 'Be matched',
    'people.purpose.partners': 'Be matched with partner associations',
    'people.purpose.openings': 'Be told of openings',
    'people.purpose.figures': 'Be counted in reports',

    'people.field.mara_quality': 'Quality',
    'people.field.mara_category': 'Category',
    'people.field.mara_service': 'Branch or service',
    'people.field.mara_school': 'School or origin',
    'people.field.mara_departure': 'Month of departure',
    'people.field.mara_phase': 'Phase',
    'people.field.mara_places': 'Wished places',
    'people.field.mara_travel': 'Distance accepted',
    'people.field.mara_posting': 'Present posting',
    'people.field.mara_followed': 'Followed by',
    'people.field.mara_project': 'Project',
    'people.field.mara_metiers': 'Target métiers',
    'people.field.mara_sectors': 'Target sectors',
    'people.field.mara_needs': 'Needs',
    'people.field.mara_availability': 'Availability',
    'people.field.mara_avoid': 'People to avoid',
    'people.field.mara_languages': 'Languages',
    'people.field.mara_contact': 'How to be reached',
    'people.field.mara_job': 'Métiers exercised',
    'people.field.mara_job_sector': 'Sectors of work',
    'people.field.mara_employer': 'Employer',
    'people.field.mara_mentor_places': 'Places to meet',
    'people.field.mara_helps': 'Help offered',
    'people.field.mara_support': 'Form of help',
    'people.field.mara_capacity': 'Candidates at once',
    'people.field.mara_pause': 'Pause',
    'people.field.mara_consents': 'Consents given',

    'people.remark.unknown': '“{{value}}” is none of the choices: choose one from the list.',
    'people.remark.single':
      'Only one answer is possible: “{{value}}” counts, the rest is left out.',
    'people.remark.many': 'Only the first {{limit}} answers count.',
    'people.remark.month':
      '“{{value}}” is no month of departure: write for instance 2027-09, none where there is no date yet, past after leaving.',
    'people.remark.day': '“{{value}}” is no day: write for instance 2027-01-31.',
    'people.remark.number': '“{{value}}” is no number from {{least}} to {{most}}.',
    'people.remark.place':
      '“{{value}}”: no commune and no département of that name. Choose from the list.',
    'people.remark.placeNear':
      '“{{value}}”: no commune of that name. Perhaps {{near}}? Choose from the list.',
    'people.remark.placeSeveral':
      '“{{value}}”: several communes have that name ({{several}}). Add the département.',
    'people.remark.departement': '“{{value}}” is no département: write for instance dep:49.',
    'people.remark.area': '“{{value}}” is no known area.',
    'people.remark.space': '“{{value}}” is not the space of a groupement.',
    'people.remark.rome': '“{{value}}” is no ROME code (a letter from A to N and four digits).',
    'people.remark.romeGone':
      'The ROME code “{{value}}” is not in the list of métiers: choose another.',
    'people.remark.language': '“{{value}}” is no known language: write for instance en or de.',
    'people.remark.consent':
      'The consent “{{value}}” cannot be read: it does not count. Give it again if you wish.',
    'people.remark.consentToCome':
      'The consent “{{value}}” has a date to come: the day the profile was last saved counts instead. To mend it, take the consent back, then give it again.',
    'people.remark.metierUnknown': 'Métiers are chosen beside “I do not know yet”: they count.',
    'people.remark.settledNeeds':
      'The phase is “Settled”: the needs are left out. To be followed again, change the phase.',
    'people.remark.withoutFrench':
      'Another language than French is asked for, but none is given: French is assumed.',

    'people.arrived_one': '{{count}} person joins those followed.',
    'people.arrived_other': '{{count}} people join those followed.',
    'people.left_one': '{{count}} person leaves those followed.',
    'people.left_other': '{{count}} people leave those followed.',
    'people.vanished_one':
      'Moodle suddenly names {{count}} candidate no more: nothing is noted. Check the quality and the enrolments.',
    'people.vanished_other':
      'Moodle suddenly names {{count}} candidates no more, half of them or more: no departure is noted. Check the profile fields and the enrolments.',
    'people.withdrawn_one': '{{count}} consent is withdrawn.',
    'people.withdrawn_other': '{{count}} consents are withdrawn.',
    'people.erased_one': 'The history of {{count}} person gone for over a year is erased.',
    'people.erased_other': 'The history of {{count}} people gone for over a year is erased.',

    'people.orientation.read':
      '{{file}} cannot be read: {{detail}}. Mend this file, or take the original one.',
    'people.orientation.value': '{{file}}, {{where}}: this value is not possible. Mend this file.',
    'people.orientation.oneOf':
      '{{file}}, {{where}}: one of these values is needed: {{values}}. Mend this file.',
    'people.orientation.missing':
      '{{file}}, {{where}}: this field is missing or not of the form expected. Mend this file.',
    'people.orientation.extra':
      '{{file}}, {{where}}: “{{extra}}” is no known field. Mend this file.',
    'people.orientation.association':
      '{{file}}, {{where}}: the association “{{code}}” is not among “associations”. Add it, or choose another.',
    'people.orientation.twice':
      '{{file}}, {{where}}: the code “{{code}}” is taken already. Choose another.',
    'people.orientation.last':
      '{{file}}, {{where}}: the last rule is for everybody, it must name no condition. Add such a rule at the end.',
  },
);
