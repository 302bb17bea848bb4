import { open, passedOn } from './opening.ts';
import type { ExampleSheet } from './sheet.ts';

export const OPENINGS_MEL: ExampleSheet[] = [
  open('Responsable d’agence de transport', ['Logistique Val de Maine', 'Verrières-en-Anjou'], {
    metier: 'N4201',
    contract: 'CDI',
    level: 'Cadre',
    salary: '42 à 48 k€ bruts par an',
    experience: 'Encadrement d’une équipe de vingt personnes',
    clearance: 'Aucune',
    description: '<p>Exploitation, sécurité et relation avec les clients du site.</p>',
    deadline: 35,
    site: 'https://www.logistique-val-de-maine.example/emploi/agence',
    source: 'Site de l’employeur',
  }),
  open('Responsable qualité', ['Ardoises et Composites d’Anjou', 'Trélazé'], {
    metier: 'H1502',
    contract: 'CDI',
    level: 'Cadre',
    description: '<p>Prépare la certification du second atelier.</p>',
    deadline: 20,
  }),
  open('Infirmier ou infirmière de nuit', ['Clinique des Trois Rivières', 'Angers'], {
    metier: 'J1506',
    contract: 'CDD',
    level: 'Agent de maîtrise ou technicien',
    deadline: -9,
    verified: 40,
  }),
  open('Chef d’équipe de sûreté', ['Sûreté des Mauges', 'Cholet'], {
    metier: 'chef d’équipe',
    contract: 'CDI',
    level: 'Agent de maîtrise ou technicien',
    deadline: 'fin du mois',
  }),
  passedOn('Direction du soutien, site sensible', ['Maison d’équipement du Layon', 'Angers'], {
    metier: 'M1402',
    contract: 'CDI',
    level: 'Dirigeant',
    clearance: 'Très Secret',
    description: '<p>Poste non publié, à proposer de vive voix.</p>',
    deadline: 60,
    source: 'Un ancien camarade de promotion',
    contact: 'M. Guérandais, à ne pas citer',
    introducer: 'Bertrand Hervouet',
  }),
  open('Bénévole – atelier de remise en selle', ['Entraide du Layon', 'Chalonnes-sur-Loire'], {
    contract: 'Bénévolat',
    state: 'Brouillon',
  }),
];

export const OPENINGS_FIN: ExampleSheet[] = [
  open('Mécanicien ou mécanicienne navale', ['Chantiers de la Penfeld-Neuve', 'Brest'], {
    metier: 'I1605',
    contract: 'CDI',
    level: 'Agent de maîtrise ou technicien',
    salary: 'Selon la grille de la branche',
    description: '<p>Visites à flot et au bassin, déplacements courts.</p>',
    deadline: 28,
  }),
  open('Administrateur ou administratrice de systèmes', ['Iroise Systèmes', 'Plouzané'], {
    metier: 'M1801',
    contract: 'CDI',
    level: 'Cadre',
    clearance: 'Secret',
    deadline: 45,
    site: 'https://www.iroise-systemes.example/postes/12',
  }),
  open('Chef d’exploitation', ['Transports Kermarec-Le Goasguen', '29200'], {
    metier: 'N4201',
    contract: 'CDI',
    level: 'Cadre',
    verified: 52,
  }),
  passedOn('Reprise d’un atelier de voilerie', ['Cédant connu du réseau', 'Douarnenez'], {
    contract: 'Indépendant ou portage',
    description: '<p>Le cédant part dans un an et veut choisir.</p>',
    introducer: 'Gwénola Kerbrézellec',
  }),
];

export const OPENINGS_VAR: ExampleSheet[] = [
  open('Technicien ou technicienne de maintenance', ['Rade Maintenance', 'La Seyne-sur-Mer'], {
    metier: 'I1304',
    contract: 'Intérim',
    level: 'Agent de maîtrise ou technicien',
    clearance: 'Secret',
    deadline: 14,
  }),
  open('Conducteur ou conductrice de travaux', ['Travaux publics du Verdon', 'Draguignan'], {
    metier: 'F1201',
    contract: 'CDI',
    level: 'Cadre',
    salary: '3\u202F100 € bruts par mois',
    deadline: 40,
  }),
  open('Adjoint ou adjointe de direction', ['Domaine hôtelier des Maures', 'Fréjus'], {
    metier: 'G1401',
    contract: 'CDI',
    level: 'Cadre',
    deadline: -3,
  }),
  passedOn('Responsable de la sûreté d’un port', ['Port de plaisance', 'Hyères'], {
    metier: 'K2502',
    contract: 'CDI',
    level: 'Cadre',
    clearance: 'Secret',
    contact: 'Mme Ricolfi',
    deadline: 30,
  }),
];

export const OPENINGS_HGA: ExampleSheet[] = [
  open('Mécanicien ou mécanicienne avion', ['Voilures du Touch', 'Blagnac'], {
    metier: 'I1602',
    contract: 'CDI',
    level: 'Agent de maîtrise ou technicien',
    description: '<p>Ligne d’assemblage, formation de trois mois.</p>',
    deadline: 25,
    site: 'https://www.voilures-du-touch.example/carrieres/i1602',
  }),
  open('Analyste en cybersurveillance', ['Canal Numérique', 'Labège'], {
    metier: 'M1802',
    contract: 'CDI',
    level: 'Cadre',
    clearance: 'Secret',
    deadline: 33,
  }),
  open('Chef de centre de secours', ['Comminges Secours', 'Saint-Gaudens'], {
    metier: 'K1702',
    contract: 'Fonction publique',
    level: 'Cadre',
    deadline: '31/02/2027',
  }),
  open('Ordonnancement de production', ['Voilures du Touch', 'Blagnac'], {
    metier: 'H1401',
    contract: 'CDD',
    level: 'Agent de maîtrise ou technicien',
    deadline: -20,
    verified: 95,
  }),
  passedOn('Direction d’une filiale', ['Groupe connu du réseau', 'Toulouse'], {
    metier: 'M1302',
    contract: 'CDI',
    level: 'Dirigeant',
    introducer: 'Alain Puyjalbert',
    deadline: 50,
  }),
];
