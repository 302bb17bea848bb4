import { bilingual } from './catalogue.ts';

/** Titles of the Books and their chapters; what stands in them is in templates/books. */
export const catalogue = bilingual(
  {
    'books.living-area': 'Bassin de vie',
    'books.job-market': 'Bassin d’emploi',
    'books.openings': 'Offres d’emploi',
    'books.contacts': 'Vos contacts',
    'books.word': 'Le mot du référent',

    'books.category.social_body': 'Organismes sociaux',
    'books.category.landlord': 'Bailleurs',
    'books.category.institution': 'Institutions',
    'books.category.association': 'Associations',
    'books.category.private_service': 'Services privés',
    'books.category.public_service': 'Services publics',
    'books.category.partner': 'Partenaires de conseil et de formation',

    'books.kind.employer': 'Employeurs',
    'books.kind.joint_body': 'Organismes paritaires',
    'books.kind.funder': 'Organismes financiers',
    'books.kind.chamber': 'Organismes consulaires',
    'books.kind.network': 'Réseaux des membres',

    'books.domain.none': 'Autres métiers',

    'books.contacts.referents': 'Vos référents',
    'books.contacts.partners': 'Les structures partenaires',
    'books.contacts.national': 'Ce que propose l’espace national',
    'books.contacts.local': 'Ce qui est particulier à la région',

    'books.place.none': 'Commune non précisée',
    'books.split.title': '{{title}} : {{part}}',
    'books.split.range': '{{first}} à {{last}}',
    'books.split.within': '{{commune}}, {{part}}',
    'books.split.none': 'Sans commune',

    'books.module.page': 'Pages',
    'books.module.book': 'Livres',
    'books.module.url': 'Liens',
    'books.module.resource': 'Fichiers',
    'books.module.folder': 'Dossiers',
    'books.module.forum': 'Forums',
    'books.module.other': 'Autres activités',

    'books.template.wrong':
      'Modèle {{file}} : il ne peut pas être rempli ({{detail}}). Corrigez-le, ou reprenez celui du projet.',
    'books.template.missing':
      'Modèle {{file}} : il manque. Copiez-le du dossier templates du projet dans TEMPLATES_DIR.',
  },
  {
    'books.living-area': 'Living area',
    'books.job-market': 'Job market',
    'books.openings': 'Openings',
    'books.contacts': 'Your contacts',
    'books.word': 'A word from the referent',

    'books.category.social_body': 'Social bodies',
    'books.category.landlord': 'Landlords',
    'books.category.institution': 'Institutions',
    'books.category.association': 'Associations',
    'books.category.private_service': 'Private services',
    'books.category.public_service': 'Public services',
    'books.category.partner': 'Partners for counsel and training',

    'books.kind.employer': 'Employers',
    'books.kind.joint_body': 'Joint bodies',
    'books.kind.funder': 'Funders',
    'books.kind.chamber': 'Chambers',
    'books.kind.network': 'Members’ networks',

    'books.domain.none': 'Other métiers',

    'books.contacts.referents': 'Your referents',
    'books.contacts.partners': 'Partner organisations',
    'books.contacts.national': 'What the national space offers',
    'books.contacts.local': 'What is particular to the region',

    'books.place.none': 'Commune not given',
    'books.split.title': '{{title}}: {{part}}',
    'books.split.range': '{{first}} to {{last}}',
    'books.split.within': '{{commune}}, {{part}}',
    'books.split.none': 'No commune',

    'books.module.page': 'Pages',
    'books.module.book': 'Books',
    'books.module.url': 'Links',
    'books.module.resource': 'Files',
    'books.module.folder': 'Folders',
    'books.module.forum': 'Forums',
    'books.module.other': 'Other activities',

    'books.template.wrong':
      'Template {{file}}: it cannot be filled in ({{detail}}). Correct it, or take the project’s own again.',
    'books.template.missing':
      'Template {{file}}: it is missing. Copy it from the project’s folder templates into TEMPLATES_DIR.',
  },
);
