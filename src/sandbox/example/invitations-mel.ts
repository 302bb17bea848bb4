import type { EntryFields } from '../admin/databases.ts';

/** People whom the referent would like to have, one of whom was not asked yet. */
export const INVITATIONS_MEL: EntryFields[] = [
  {
    firstname: 'Solène',
    lastname: 'Quérandeau',
    mail: 'solene.querandeau@example.org',
    quality: 'Parrain',
    agreed: 'Oui',
    remarks: '<p>Ancienne du service de santé, infirmière libérale à Saumur.</p>',
  },
  {
    firstname: 'Aurélien',
    lastname: 'Bretonnière',
    mail: 'aurelien.bretonniere@example.org',
    quality: 'Membre ressource',
    agreed: 'Pas encore',
  },
];
