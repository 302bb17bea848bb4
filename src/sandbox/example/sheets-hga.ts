import { type ExampleSheet, sheetsOf } from './sheet.ts';

const sheet = sheetsOf('05 36 49');

export const SHEETS_HGA: ExampleSheet[] = [
  sheet('social', 'Maison des solidarités de la Ville Rose', 'Toulouse', {
    purpose:
      '<p>Accueil social, <strong>aides au logement</strong>, accompagnement des familles.</p>',
    address: '44 rue des Tanneurs-Neufs',
    hours: 'Lundi au vendredi, 9 h – 17 h',
  }),
  sheet('social', 'Service social de garnison du Comminges', 'Saint-Gaudens', {
    purpose: '<p>Permanence pour les familles de militaires éloignées des grandes bases.</p>',
    hours: 'Jeudi, 9 h – 12 h',
    contact: 'Mme Abadessa',
  }),
  sheet('landlord', 'Toulouse Toits Solidaires', 'Toulouse', {
    purpose: '<p>Parc social de la métropole : demande unique en ligne.</p>',
    address: '101 avenue du Canal-Vieux',
  }),
  sheet('landlord', 'Garonne et Lèze Habitat', 'Muret', {
    purpose: '<p>Pavillons locatifs au sud de Toulouse.</p>',
    address: '8 allée des Peupliers',
  }),
  sheet('landlord', 'Coteaux Logement', 'Castelginest', {
    purpose: '<p>Résidences récentes proches des bases aériennes.</p>',
    verified: 402,
  }),
  sheet('institution', 'Maison départementale des droits', 'Toulouse', {
    purpose: '<p>Orientation vers les prestations du département.</p>',
    address: '10 place du Ravelin-Neuf',
  }),
  sheet('institution', 'Chambre de commerce des Violettes', 'Toulouse', {
    purpose: '<p>Parcours créateur, reprise d’entreprise, <em>mentorat</em>.</p>',
    address: '2 rue d’Alsace-Basse',
  }),
  sheet('institution', 'Pôle aéronautique Avenir Pilotes', 'Blagnac', {
    themes: ['Formation'],
    for_whom: 'Personnel navigant',
    verified_by: 'Alain Puyjalbert',
    rhythm: '6 mois',
    purpose: '<p>Information sur les licences et les passerelles vers l’aviation civile.</p>',
    address: 'Aéroparc, bâtiment Hélice',
  }),
  sheet('association', 'Accueil des Arrivants du Lauragais', 'Villefranche-de-Lauragais', {
    purpose: '<p>Parrainage de familles &amp; visites de la région.</p>',
  }),
  sheet('association', 'Réseau Conjoints Occitanie', 'Colomiers', {
    purpose: '<p>Ateliers emploi pour les conjoints, garde d’enfants sur place.</p>',
    hours: 'Vendredi, 9 h 30 – 11 h 30',
    site: '',
  }),
  sheet('association', 'Cercle Sportif de Francazal', 'Cugnaux', {
    purpose: '<p>Sport et vie associative ouverts aux familles.</p>',
    state: 'Brouillon',
  }),
  sheet('private', 'Agence des Minimes-Vieux', 'Toulouse', {
    purpose: '<p>Location, dossier accepté avec une lettre de mutation.</p>',
    address: '55 avenue des États-du-Lauragais',
  }),
  sheet('private', 'Déménagements Pastel', 'Portet-sur-Garonne', {
    purpose: '<p>Devis gratuit, garde-meubles.</p>',
    address: 'Zone de la Saudrune',
  }),
  sheet('public', 'Guichet France proche du Volvestre', 'Carbonne', {
    purpose: '<p>Accompagnement aux démarches en ligne.</p>',
    address: '1 rue de la Mairie',
    hours: 'Lundi au vendredi, 9 h – 12 h',
  }),
  sheet('public', 'Inspection des écoles du Nord-Toulousain', 'Fronton', {
    purpose: '<p>Inscriptions scolaires en cours d’année.</p>',
  }),
  sheet('partner', 'Tremplin Pro Midi', 'Toulouse', {
    themes: ['Choix d’un métier', 'Création d’activité'],
    cost: 'Gratuit',
    purpose:
      '<p>Conseil en évolution professionnelle :</p><ol><li>bilan ;</li><li>projet ;</li><li>réseau.</li></ol>',
    address: '19 rue des Filatiers-Neufs',
    contact: 'Mme Saint-Martory',
  }),
];
