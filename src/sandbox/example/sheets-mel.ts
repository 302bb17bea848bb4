import { type ExampleSheet, sheetsOf } from './sheet.ts';

const sheet = sheetsOf('02 61 91');

export const SHEETS_MEL: ExampleSheet[] = [
  sheet('social', 'Maison des solidarités du Haut-Anjou', 'Segré-en-Anjou Bleu', {
    themes: ['Logement', 'Famille et enfants', 'Démarches et droits'],
    for_whom: 'Toute personne qui s’installe',
    cost: 'Gratuit',
    rhythm: '6 mois',
    verified_by: 'Bertrand Hervouet',
    purpose:
      '<p>Premier accueil social : droits, aides au logement, <strong>garde d’enfants</strong>.</p>',
    address: '12 rue des Ardoisières',
    hours: 'Lundi au vendredi, 9 h – 12 h 30 et 13 h 30 – 17 h',
  }),
  sheet('social', 'Antenne d’action sociale des familles de la défense – Saumur', 'Saumur', {
    themes: ['Logement', 'Budget'],
    for_whom: 'Familles de militaires',
    recommended_by: 'Odile Chauvigné',
    purpose:
      '<p>Assistante de service social pour les familles de militaires :</p><ul><li>installation et logement ;</li><li>scolarité ;</li><li>prêts et secours.</li></ul>',
    address: 'Quartier des Cadres, bâtiment 4',
    contact: 'Secrétariat, demander la permanence du mardi',
    hours: 'Sur rendez-vous',
  }),
  sheet('landlord', 'Habitat des Trois Rivières', 'Angers', {
    purpose: '<p>Logements sociaux et intermédiaires à Angers et dans la première couronne.</p>',
    address: '48 boulevard de la Loire-Lente',
    hours: 'Lundi au vendredi, 9 h – 17 h',
    contact: 'M. Lemoine, pôle mutations professionnelles',
  }),
  sheet('landlord', 'Saumurois Logement', 'Saumur', {
    purpose: '<p>Maisons et appartements à loyer modéré, délai moyen de quatre mois.</p>',
    address: '7 quai du Vieux-Thouet',
    remarks: '<p>Déposer la demande <em>avant</em> la mutation.</p>',
  }),
  sheet('landlord', 'Habitat des Trois Rivières', 'Cholet', {
    purpose: '<p>Agence du Choletais du même bailleur.</p>',
    address: '3 place des Tisserands',
    hours: 'Mardi et jeudi, 9 h – 12 h',
  }),
  sheet('institution', 'Maison départementale de l’autonomie du Val de Loire', 'Angers', {
    purpose: '<p>Handicap et perte d’autonomie : dossiers, cartes, orientation.</p>',
    address: '2 allée des Platanes',
  }),
  sheet('institution', 'Chambre des métiers et des savoir-faire d’Anjou', 'Angers', {
    purpose: '<p>Création et reprise d’entreprise artisanale, stages d’installation.</p>',
    address: '20 avenue des Compagnons',
  }),
  sheet('association', 'Accueil des familles en Anjou', 'Angers', {
    purpose: '<p>Cafés d’accueil pour les nouveaux arrivants &amp; leurs conjoints.</p>',
    address: '5 rue du Petit-Mail',
    hours: 'Jeudi, 14 h – 17 h',
    site: '',
  }),
  sheet('association', 'Club Emploi des Conjoints du Saumurois', 'Saumur', {
    purpose:
      '<p>Atelier CV, réseau local et <a href="https://www.club-emploi.example/offres">offres partagées</a>.</p>',
    mail: 'club.emploi(at)saumurois.example',
    remarks: '<p>Adresse électronique à vérifier.</p>',
  }),
  sheet('association', 'Entraide du Layon', 'Chalonnes-sur-Loire', {
    purpose: '<p>Prêt de meubles et coups de main le jour de l’emménagement.</p>',
    state: 'Brouillon',
    verified: null,
  }),
  sheet('private', 'Agence immobilière des Bords de Maine', 'Angers', {
    themes: ['Logement'],
    cost: 'Frais d’agence offerts',
    purpose: '<p>Location sans frais pour les mutations professionnelles.</p>',
    address: '31 rue Saint-Aubin-le-Neuf',
    site: 'http://agence-bords-de-maine',
  }),
  sheet('private', 'Déménagements Ligérie', 'Trélazé', {
    purpose: '<p>Devis au mètre cube, habitué des dossiers de changement de résidence.</p>',
    address: 'Zone des Fours à Chaux',
  }),
  sheet('public', 'Guichet France proche du Baugeois', 'Baugé-en-Anjou', {
    purpose: '<p>Démarches administratives en un seul lieu : titres, impôts, retraite.</p>',
    address: '1 place de l’Horloge',
    hours: 'Lundi au samedi, 9 h – 12 h',
  }),
  sheet('public', 'Relais petite enfance des Mauges', 'Chemillé-en-Anjou', {
    purpose: '<p>Liste des assistantes maternelles et places en crèche.</p>',
    hours: 'Lundi, mercredi et vendredi, 9 h – 12 h',
  }),
  sheet('partner', 'Cap Reconversion Anjou', 'Angers', {
    themes: ['Choix d’un métier', 'Formation', 'Recherche d’emploi'],
    for_whom: 'Militaires de 4 ans de service et plus',
    cost: 'Pris en charge par le compte de formation',
    rhythm: '3 mois',
    verified_by: 'Odile Chauvigné',
    purpose: '<p>Bilan de compétences et atelier « traduire son parcours militaire ».</p>',
    address: '14 rue de la Boétie-Neuve',
    contact: 'Mme Rivet, conseillère référente',
  }),
  sheet('partner', 'Institut de formation logistique de l’Ouest', 'Verrières-en-Anjou', {
    purpose: '<p>Titres professionnels en logistique et transport.</p>',
    address: 'Parc d’activités de l’Océane, bâtiment C',
    state: 'Brouillon',
    verified: 410,
  }),
  sheet('private', 'Garde-meubles du Lac de Maine', 'Angers', {
    purpose: '<p>Stockage au mois. L’établissement a fermé.</p>',
    state: 'À retirer',
    verified: 500,
  }),
];
