/** What the national space holds for everybody. */
export const RESOURCES_NATIONAL: { name: string; content: string }[] = [
  {
    name: 'Vos droits au départ',
    content:
      '<p>Congés de reconversion, indemnités, retraite : qui contacter, et à quel moment.</p>',
  },
  {
    name: 'Traduire son parcours militaire',
    content: '<p>Des mots du service à ceux d’un recruteur : exemples, grade par grade.</p>',
  },
  {
    name: 'Préparer un entretien',
    content: '<p>Les dix questions qui reviennent, et comment en parler avec son parrain.</p>',
  },
  {
    name: 'Créer ou reprendre une entreprise',
    content: '<p>Les étapes, les aides, les erreurs que d’autres ont faites.</p>',
  },
];
