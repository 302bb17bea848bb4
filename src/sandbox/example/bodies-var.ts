import { bodiesOf } from './body.ts';
import type { ExampleSheet } from './sheet.ts';

const body = bodiesOf('04 65 71');

export const BODIES_VAR: ExampleSheet[] = [
  body('employer', 'Rade Maintenance', 'La Seyne-sur-Mer', {
    sector: 'C',
    metiers: 'I1102;I1304;H1402',
    size: '250 à 4\u202F999',
    knowledge: '<p>Sous-traitance navale ; demande souvent une habilitation.</p>',
    address: '18 quai de la Lamalguette-Basse',
    contact: 'M. Sabatélli, chef du recrutement',
    introducer: 'Mireille Castellanet',
    verified_by: 'Jean-Marc Isoardelli',
    rhythm: '6 mois',
  }),
  body('employer', 'Domaine hôtelier des Maures', 'Fréjus', {
    sector: 'I',
    metiers: 'G1402;G1401',
    size: '50 à 249',
    knowledge: '<p>Adjoints de direction à l’année, logement possible hors saison.</p>',
  }),
  body('employer', 'Travaux publics du Verdon', 'Draguignan', {
    sector: 'F',
    metiers: 'F1202;F1201',
    size: '50 à 249',
    knowledge: '<p>Anciens du génie bienvenus ; chantiers dans tout le Haut-Var.</p>',
    address: '40 chemin des Carriers',
    recommended_by: 'Mireille Castellanet',
  }),
  body('employer', 'Agence littorale de protection', 'Toulon', {
    sector: 'N',
    metiers: 'K250',
    size: '10 à 49',
    knowledge: '<p>Protection de sites et d’événements.</p>',
    verified: 455,
  }),
  body('joint', 'Fonds paritaire du nautisme', 'Hyères', {
    sector: 'P',
    knowledge: '<p>Aide aux certificats de capitaine et de mécanicien.</p>',
    address: '5 avenue des Salins-Neufs',
  }),
  body('funder', 'Provence Démarrage', 'Toulon', {
    sector: 'K',
    knowledge: '<p>Garantie bancaire pour la reprise de commerces.</p>',
    hours: 'Lundi au jeudi, 9 h – 12 h',
  }),
  body('chamber', 'Chambre de commerce de la Corniche', 'Toulon', {
    sector: 'S',
    knowledge: '<p>Annonces de cessions d’entreprises, atelier mensuel.</p>',
    mandate: 'Délégation à l’appui aux entreprises de défense',
  }),
  body('network', 'Réseau Cap au Sud', 'Ollioules', {
    knowledge: '<p>Marins et aviateurs installés dans le Var, annuaire tenu à jour.</p>',
    introducer: 'Jean-Marc Isoardelli',
    verified_by: 'Jean-Marc Isoardelli',
  }),
];
