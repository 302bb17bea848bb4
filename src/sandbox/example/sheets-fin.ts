import { type ExampleSheet, sheetsOf } from './sheet.ts';

const sheet = sheetsOf('02 61 91');

export const SHEETS_FIN: ExampleSheet[] = [
  sheet('social', 'Maison des solidarités de la Rade', 'Brest', {
    purpose: '<p>Accueil social de secteur, aides à l’installation, médiation familiale.</p>',
    address: '9 rue du Goulet',
    hours: 'Lundi au vendredi, 8 h 45 – 17 h 15',
  }),
  sheet('social', 'Service social des gens de mer et de la défense', 'Brest', {
    purpose:
      '<p>Écoute, secours et <strong>prêts d’installation</strong> pour les familles de marins.</p>',
    address: 'Porte de la Corderie',
    contact: 'Mme Jaouenn, le matin',
  }),
  sheet('social', 'Point familles du Cap-Sizun', 'Audierne', {
    purpose: '<p>Permanence d’information sur la garde et la scolarité.</p>',
    verified: 430,
  }),
  sheet('landlord', 'Penn-ar-Bed Logement', 'Brest', {
    themes: ['Logement'],
    for_whom: 'Familles mutées',
    verified_by: 'Gwénola Kerbrézellec',
    rhythm: '6 mois',
    purpose: '<p>Logements sociaux de la métropole, dossier en ligne.</p>',
    address: '60 rue de la Pointe',
    hours: 'Lundi au jeudi, 9 h – 16 h 30',
  }),
  sheet('landlord', 'Cornouaille Habitat Partagé', 'Quimper', {
    purpose: '<p>Locations familiales et accession progressive.</p>',
    address: '18 quai de l’Odet-Vieux',
  }),
  sheet('institution', 'Maison départementale des parcours', 'Quimper', {
    purpose: '<p>Orientation vers les aides du département.</p>',
    address: '4 place de la Résistance-Neuve',
  }),
  sheet('institution', 'Chambre de commerce de la Pointe', 'Brest', {
    purpose: '<p>Création et reprise d’entreprise : réunion d’information le premier lundi.</p>',
    address: '1 place du Port',
  }),
  sheet('association', 'Amicale des conjoints de marins', 'Brest', {
    purpose: '<p>Réseau d’entraide pendant les missions et lors des installations.</p>',
    hours: 'Mardi, 10 h – 16 h',
    site: '',
  }),
  sheet('association', 'Cap Emploi Mer', 'Concarneau', {
    purpose: '<p>Met en relation anciens marins et entreprises de la filière navale.</p>',
    address: 'Criée n° 2, quai de la Fouesnantaise',
  }),
  sheet('association', 'Accueil Ville de Morlaix', 'Morlaix', {
    purpose: '<p>Visites de la ville &amp; cercles de langue bretonne.</p>',
    state: 'Brouillon',
  }),
  sheet('private', 'Agence des Abers', 'Plouguerneau', {
    purpose: '<p>Locations à l’année dans le pays des Abers.</p>',
    address: '22 rue du Phare',
  }),
  sheet('private', 'Transports Iroise Déménagement', 'Guipavas', {
    purpose: '<p>Déménagements nationaux et outre-mer.</p>',
    address: 'Zone de Kergaradec-Nord',
  }),
  sheet('private', 'Crèche Les Petits Mousses', 'Brest', {
    themes: ['Famille et enfants'],
    cost: 'Selon le quotient familial',
    purpose: '<p>Accueil d’urgence et horaires décalés.</p>',
    hours: 'Tous les jours, 6 h 30 – 20 h',
  }),
  sheet('public', 'Guichet France proche du Léon', 'Landerneau', {
    purpose: '<p>Démarches en ligne accompagnées.</p>',
    address: '3 rue du Pont-Habité',
  }),
  sheet('public', 'Mission d’orientation scolaire du Finistère sud', 'Quimper', {
    purpose: '<p>Affectation en cours d’année, options rares, internats.</p>',
    phone: '02 61 91 04 10 (poste 3)',
  }),
  sheet('partner', 'Atelier des Compétences Navales', 'Brest', {
    purpose: '<p>Conversion des qualifications militaires en titres civils.</p>',
    address: 'Technopôle de la Pointe-du-Diable',
    contact: 'M. Corlay',
  }),
];
