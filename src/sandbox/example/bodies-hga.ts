import { bodiesOf } from './body.ts';
import type { ExampleSheet } from './sheet.ts';

const body = bodiesOf('05 36 49');

export const BODIES_HGA: ExampleSheet[] = [
  body('employer', 'Voilures du Touch', 'Blagnac', {
    sector: 'C',
    metiers: 'I1602;H1502;H1401',
    size: '5\u202F000 et plus',
    knowledge: '<p>Mécaniciens avion et qualité. Les licences militaires y sont converties.</p>',
    address: 'Aéroparc, entrée Sud',
    contact: 'Mme Delrieu-Basse, mobilité',
    verified_by: 'Alain Puyjalbert',
    rhythm: '3 mois',
  }),
  body('employer', 'Canal Numérique', 'Labège', {
    sector: 'J',
    metiers: 'M1805;M1801;M1810',
    size: '50 à 249',
    knowledge: '<p>Cybersurveillance, équipes en horaires décalés.</p>',
  }),
  body('employer', 'Maraîchers des Coteaux de Lèze', 'Beaumont', {
    sector: 'A',
    metiers: 'A1416;A1405',
    size: 'Moins de 10',
    knowledge: '<p>Cherche un repreneur d’ici deux ans.</p>',
    remarks: '<p>Il y a plusieurs Beaumont : préciser lequel.</p>',
  }),
  body('employer', 'Comminges Secours', 'Saint-Gaudens', {
    sector: 'O',
    metiers: 'K1702',
    size: '50 à 249',
    knowledge: '<p>Concours et contractuels ; entretien préparatoire possible.</p>',
  }),
  body('joint', 'Association paritaire de l’aéronautique occitane', 'Toulouse', {
    sector: 'S',
    knowledge: '<p>Contrats de transition vers les métiers de la production.</p>',
    address: '33 rue des Tisserands-Bas',
  }),
  body('funder', 'Garonne Solidaire Finance', 'Toulouse', {
    sector: 'K',
    knowledge: '<p>Prêt d’honneur et parrainage par d’anciens chefs d’entreprise.</p>',
    siret: '123 456 789',
  }),
  body('chamber', 'Chambre d’agriculture des Vallons', 'Muret', {
    sector: 'S',
    knowledge: '<p>Point accueil installation, stage de 21 heures.</p>',
    site: 'www.chambre vallons',
  }),
  body('network', 'Les Ailes d’Autan', 'Colomiers', {
    knowledge: '<p>Pilotes, contrôleurs et mécaniciens passés au civil.</p>',
    introducer: 'Alain Puyjalbert',
    site: '',
  }),
];
