import { type ExampleSheet, sheetsOf } from './sheet.ts';

const sheet = sheetsOf('04 65 71');

export const SHEETS_VAR: ExampleSheet[] = [
  sheet('social', 'Maison des familles de la Darse', 'Toulon', {
    purpose: '<p>Accueil social, <strong>aide alimentaire</strong>, accès aux droits.</p>',
    address: '11 rue de la Corderie-Basse',
    hours: 'Lundi au vendredi, 9 h – 16 h',
  }),
  sheet('social', 'Centre social du Haut-Var', 'Draguignan', {
    purpose: '<p>Activités pour les enfants et écrivain public.</p>',
    address: '6 boulevard des Lices',
  }),
  sheet('landlord', 'Rade Habitat', 'Toulon', {
    themes: ['Logement'],
    for_whom: 'Demandeurs inscrits depuis moins d’un an',
    rhythm: '12 mois',
    purpose: '<p>Parc social de l’agglomération toulonnaise.</p>',
    address: '90 avenue du Faron-Bas',
    contact: 'Mme Orsetti, attributions',
  }),
  sheet('landlord', 'Estérel Logis', 'Fréjus', {
    purpose: '<p>Logements intermédiaires, liste d’attente d’environ huit mois.</p>',
    address: '15 allée des Micocouliers',
  }),
  sheet('landlord', 'Bailleur des Deux Vallées', 'Brignoles', {
    purpose: '<p>Maisons de village rénovées.</p>',
    verified: 455,
  }),
  sheet('institution', 'Maison départementale du littoral', 'Hyères', {
    purpose: '<p>Dossiers handicap et autonomie pour la côte.</p>',
    address: '2 place des Salines',
  }),
  sheet('institution', 'Chambre d’agriculture des restanques', 'Brignoles', {
    purpose: '<p>Installation et reprise d’exploitations : viticulture, oléiculture.</p>',
    address: '70 chemin des Oliviers',
  }),
  sheet('association', 'Toulon Accueil Familles', 'Toulon', {
    purpose: '<p>Cercles de conversation &amp; sorties pour les nouveaux arrivants.</p>',
    hours: 'Mercredi, 14 h – 18 h',
  }),
  sheet('association', 'Réseau des Anciens de la Filière Sécurité', 'La Seyne-sur-Mer', {
    purpose: '<p>Conseils d’anciens militaires passés à la sécurité privée.</p>',
    site: '',
  }),
  sheet('association', 'Les Amis du Verdon', 'Aups', {
    purpose: '<p>Bénévolat, randonnée, chantiers de sentiers.</p>',
    state: 'Brouillon',
    verified: null,
  }),
  sheet('private', 'Agence du Mourillon-Neuf', 'Toulon', {
    purpose: '<p>Meublés de courte durée pour la période de recherche.</p>',
    address: '27 boulevard de la Jetée',
  }),
  sheet('private', 'Crèche associative Les Cigalons', 'Six-Fours-les-Plages', {
    purpose: '<p>Trente berceaux, places d’urgence pour les familles mutées.</p>',
  }),
  sheet('private', 'Transports Méditerranée Malle', 'La Garde', {
    purpose: '<p>Déménagements groupés vers la Corse et l’outre-mer.</p>',
    address: 'Zone des Pins, lot 14',
  }),
  sheet('public', 'Guichet France proche du Centre-Var', 'Le Luc', {
    purpose: '<p>Titres, impôts, retraite : un conseiller sur place.</p>',
    address: '4 place de la Liberté-Haute',
    hours: 'Mardi au samedi, 9 h – 12 h',
  }),
  sheet('public', 'Service logement de l’agglomération', 'Saint-Tropez-les-Pins', {
    purpose: '<p>Enregistrement des demandes de logement.</p>',
    remarks: '<p>La commune indiquée n’existe pas sous ce nom : à corriger.</p>',
  }),
  sheet('partner', 'Passerelle Formation Var', 'Toulon', {
    themes: ['Formation', 'Choix d’un métier'],
    cost: '120 € par session',
    verified_by: 'Jean-Marc Isoardelli',
    purpose: '<p>Prépare aux concours de la fonction publique et aux métiers du nautisme.</p>',
    address: '33 rue de l’Arsenal-Neuf',
    contact: 'M. Bellonne',
  }),
];
