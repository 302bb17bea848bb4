import { bodiesOf } from './body.ts';
import type { ExampleSheet } from './sheet.ts';

const body = bodiesOf('02 61 91');

export const BODIES_MEL: ExampleSheet[] = [
  body('employer', 'Logistique Val de Maine', 'Verrières-en-Anjou', {
    sector: 'H',
    metiers: 'N4201;N1301;N1302',
    size: '250 à 4\u202F999',
    knowledge:
      '<p>Recrute chaque automne des chefs de quai et des responsables d’agence ; apprécie les anciens du train et du soutien.</p>',
    address: 'Parc d’activités de l’Océane, rue des Palonniers',
    contact: 'Mme Vaillandet, ressources humaines',
    introducer: 'Bertrand Hervouet',
    verified_by: 'Bertrand Hervouet',
    rhythm: '6 mois',
  }),
  body('employer', 'Ardoises et Composites d’Anjou', 'Trélazé', {
    sector: 'C',
    metiers: 'H1502;H2502;I1304',
    size: '50 à 249',
    knowledge: '<p>Atelier de pièces composites ; horaires en deux équipes.</p>',
    address: '6 allée des Perreyeux',
    recommended_by: 'Odile Chauvigné',
  }),
  body('employer', 'Clinique des Trois Rivières', 'Angers', {
    sector: 'Q',
    metiers: 'J1506;J1502',
    size: '250 à 4\u202F999',
    knowledge:
      '<p>Infirmiers et cadres de santé, reprise d’ancienneté discutée au cas par cas.</p>',
    address: '80 boulevard de la Baumette-Neuve',
    hours: 'Service des ressources humaines, 9 h – 16 h',
  }),
  body('employer', 'Sûreté des Mauges', 'Cholet', {
    sector: 'N',
    metiers: 'K2502, K2503 et agent de sécurité',
    size: '10 à 49',
    knowledge: '<p>Sites industriels du Choletais. Carte professionnelle demandée.</p>',
    remarks: '<p>Les métiers sont à reprendre : un code par métier.</p>',
  }),
  body('employer', 'Sté Logistique du Val-de-Maine', 'Verrières en Anjou', {
    sector: 'H',
    metiers: 'N1301',
    knowledge: '<p>Entrepôt frigorifique, équipe de nuit.</p>',
    phone: '02 61 91 07 10',
    verified: null,
  }),
  body('joint', 'Commission paritaire Emploi-Métallurgie de l’Anjou', 'Angers', {
    sector: 'S',
    knowledge: '<p>Finance des certificats de qualification, une commission par trimestre.</p>',
    address: '11 rue des Forges-Hautes',
    mandate: 'Vice-présidence de la commission emploi du bassin',
  }),
  body('funder', 'Initiative Ligérie', 'Angers', {
    sector: 'K',
    knowledge: '<p>Prêts d’honneur à taux zéro pour la création et la reprise d’entreprise.</p>',
    address: '2 place de la Criée-aux-Vins',
    contact: 'M. Thoreau, chargé d’affaires',
    hours: 'Sur rendez-vous',
  }),
  body('funder', 'Caisse solidaire du Segréen', 'Segré', {
    sector: 'K',
    knowledge: '<p>Microcrédit professionnel jusqu’à 12\u202F000 €.</p>',
    verified: 410,
  }),
  body('chamber', 'Chambre de commerce des Coteaux', 'Champtoceaux', {
    sector: 'S',
    knowledge: '<p>Permanence création d’entreprise le premier mardi du mois.</p>',
    address: '14 place du Champalud-Vieux',
  }),
  body('network', 'Anciens du génie – réseau Anjou', "St Barthélemy d'Anjou", {
    knowledge: '<p>Une soixantaine de membres dans le bâtiment et les travaux publics.</p>',
    contact: 'M. Poitevineau',
    introducer: 'Odile Chauvigné',
    site: '',
    verified_by: 'Odile Chauvigné',
  }),
  body('employer', 'Fonderies du Pays d’Ancenis', 'Ancenis-Saint-Géréon', {
    sector: 'C',
    metiers: 'H2502',
    knowledge: '<p>Recrute aussi des deux côtés de la limite du département.</p>',
    verified: 760,
  }),
];
