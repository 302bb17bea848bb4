import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'invitations.unreadable':
      'Personne à inviter, fiche n° {{id}} : son contenu n’a pas pu être lu. Ouvrez-la dans Moodle et enregistrez-la de nouveau ; en attendant, cette personne n’est pas invitée.',
    'invitations.agreed':
      'Personne à inviter, fiche n° {{id}}, champ D’accord pour être invité : la réponse n’est pas connue. Choisissez « Oui » si la personne est d’accord, sinon « Pas encore » ; en attendant, elle n’est pas invitée.',
    'invitations.firstname':
      'Personne à inviter, fiche n° {{id}}, champ Prénom : il est vide ou trop long. Corrigez-le ; en attendant, cette personne n’est pas invitée.',
    'invitations.lastname':
      'Personne à inviter, fiche n° {{id}}, champ Nom : il est vide ou trop long. Corrigez-le ; en attendant, cette personne n’est pas invitée.',
    'invitations.mail':
      'Personne à inviter, fiche n° {{id}}, champ Courriel : ce n’est pas une adresse seule et complète. Corrigez-la ; en attendant, cette personne n’est pas invitée.',
    'invitations.quality':
      'Personne à inviter, fiche n° {{id}}, champ À quel titre : ce titre n’est pas connu. Choisissez-en un dans la liste ; en attendant, cette personne n’est pas invitée.',
    'invitations.twice':
      'Personne à inviter, fiche n° {{id}}, champ Courriel : une autre fiche de cet espace porte la même adresse. Gardez l’une des deux ; une seule invitation part.',
    'invitations.old':
      'Personne à inviter, fiche n° {{id}}, champ D’accord pour être invité : cet accord date de plus d’un mois. S’il vaut toujours, ouvrez la fiche et enregistrez-la de nouveau ; en attendant, cette personne n’est pas invitée.',
    'invitations.expired':
      'Personne à inviter, fiche n° {{id}}, champ D’accord pour être invité : l’invitation est restée sans réponse pendant un mois. Pour inviter à nouveau, ouvrez la fiche et enregistrez-la ; sinon, choisissez « Pas encore ».',
  },
  {
    'invitations.unreadable':
      'Person to invite, record no. {{id}}: the content could not be read. Open it in Moodle and save it again; until then this person is not invited.',
    'invitations.agreed':
      'Person to invite, record no. {{id}}, field Agreed to be invited: the answer is not known. Choose “Yes” if the person agrees, else “Not yet”; until then they are not invited.',
    'invitations.firstname':
      'Person to invite, record no. {{id}}, field First name: it is empty or too long. Correct it; until then this person is not invited.',
    'invitations.lastname':
      'Person to invite, record no. {{id}}, field Last name: it is empty or too long. Correct it; until then this person is not invited.',
    'invitations.mail':
      'Person to invite, record no. {{id}}, field E-mail: this is not one whole address. Correct it; until then this person is not invited.',
    'invitations.quality':
      'Person to invite, record no. {{id}}, field As what: this option is not known. Choose one from the list; until then this person is not invited.',
    'invitations.twice':
      'Person to invite, record no. {{id}}, field E-mail: another record of this space has the same address. Keep one of the two; only one invitation is sent.',
    'invitations.old':
      'Person to invite, record no. {{id}}, field Agreed to be invited: this agreement is more than a month old. If it still holds, open the record and save it again; until then this person is not invited.',
    'invitations.expired':
      'Person to invite, record no. {{id}}, field Agreed to be invited: the invitation was left unanswered for a month. To invite again, open the record and save it; else choose “Not yet”.',
  },
);
