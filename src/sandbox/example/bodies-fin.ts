import { bodiesOf } from './body.ts';
import type { ExampleSheet } from './sheet.ts';

const body = bodiesOf('02 61 91');

export const BODIES_FIN: ExampleSheet[] = [
  body('employer', 'Chantiers de la Penfeld-Neuve', 'Brest', {
    sector: 'C',
    metiers: 'I1605;H2913;I1102',
    size: '250 à 4\u202F999',
    knowledge:
      '<p>Entretien naval civil. Les <strong>équivalences de brevets</strong> y sont bien connues.</p>',
    address: 'Port de commerce, forme 3',
    contact: 'Mme Le Bihannic, recrutement',
    introducer: 'Gwénola Kerbrézellec',
    verified_by: 'Gwénola Kerbrézellec',
    rhythm: '6 mois',
  }),
  body('employer', 'Iroise Systèmes', 'Plouzané', {
    sector: 'J',
    metiers: 'M1801;M1802',
    size: '50 à 249',
    knowledge: '<p>Supervision de réseaux, astreintes. Habilitation appréciée.</p>',
    address: 'Technopôle de la Pointe-du-Diable, bâtiment Ouessant',
  }),
  body('employer', 'Conserveries de Cornouaille', 'Concarneau', {
    sector: 'C',
    metiers: 'H2502;H1502',
    size: '250 à 4\u202F999',
    knowledge: '<p>Chefs d’équipe et qualité ; pics d’activité d’avril à septembre.</p>',
  }),
  body('employer', 'Transports Kermarec-Le Goasguen', '29200', {
    sector: 'H',
    metiers: 'N4201;N4101',
    size: '10 à 49',
    knowledge: '<p>Petite structure familiale, cherche un successeur au chef d’exploitation.</p>',
    remarks: '<p>Commune laissée sous forme de code postal par l’ancien référent.</p>',
  }),
  body('joint', 'Association paritaire Formation-Mer', 'Quimper', {
    sector: 'P',
    knowledge: '<p>Prend en charge les brevets de la marine marchande.</p>',
    address: '7 quai de l’Odet-Vieux',
  }),
  body('funder', 'Fonds breton d’amorçage de la Rade', 'Brest', {
    sector: 'K',
    knowledge: '<p>Entre 5\u202F000 et 40\u202F000 €, dossier instruit en six semaines.</p>',
    mail: 'dossiers@fonds-rade',
  }),
  body('chamber', 'Chambre des métiers des Abers', 'Lannilis', {
    sector: 'S',
    knowledge: '<p>Stage d’installation et registre des artisans.</p>',
    state: 'Brouillon',
    verified: null,
  }),
  body('network', 'Amicale des mécaniciens navals du Ponant', 'Brest', {
    knowledge: '<p>Accueil à déjeuner le dernier vendredi du mois.</p>',
    introducer: 'Gwénola Kerbrézellec',
    site: '',
  }),
  body('employer', 'Aéro-Services de Guipavas', 'Guipavas', {
    sector: 'H',
    metiers: 'N2203;N2201',
    size: '10 à 49',
    knowledge: '<p>Assistance en escale. L’entreprise a quitté l’aéroport.</p>',
    state: 'À retirer',
    verified: 640,
  }),
];
