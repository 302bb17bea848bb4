import { frenchSpaces } from '../../../shared/i18n.ts';
import type { ListName } from '../../bridge/lists.ts';
import type { Lang } from '../language.ts';
import {
  AVAILABILITIES,
  HELPS,
  NEEDS,
  type Option,
  PHASES,
  PROJECTS,
  SCHOOLS,
  SECTIONS,
  SERVICES,
  SPOKEN,
  SUPPORTS,
} from './options.ts';

/** A box of its own beside the other values: its code, and what its input is called behind the field's. */
type Extra<W extends string> = { code: string; input: string; word: W };

/** How a field is filled in. */
export type Control =
  /** One of these, or nothing (`empty` names it). */
  | { kind: 'one'; options: readonly Option[]; empty: 'notSaid' | 'byDate' | 'either' }
  | { kind: 'many'; options: readonly Option[]; extra?: Extra<'withoutFrench'> }
  /** Names of a list, one a line; `most` of them. */
  | {
      kind: 'names';
      list: ListName;
      most: number;
      extra?: Extra<'remote' | 'unknown'>;
    }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'line'; most: number }
  /** Free texts, one a line. */
  | { kind: 'lines'; most: number }
  | { kind: 'day' }
  | { kind: 'departure' }
  /** A space. */
  | { kind: 'space' };

export type Field = {
  /** The profile field's short name. */
  name: string;
  /** What its inputs' names begin with. */
  input: string;
  label: Record<Lang, string>;
  help: Record<Lang, string>;
  control: Control;
};

/** What a field's input is called: the field's own, or one of its parts. */
export const inputName = (
  { input, control }: Field,
  part: '' | '_extra' | '_month' | '_year' = '',
): string => {
  if (part === '_extra') return 'extra' in control ? input + control.extra.input : input;
  if (control.kind === 'departure') return `${input}[${part === '' ? 'kind' : part.slice(1)}]`;
  return control.kind === 'names' ? `${input}_typed` : input;
};

type Said = readonly [fr: string, en: string];

const field = (name: string, control: Control, label: Said, help: Said): Field => ({
  name: `mara_${name}`,
  input: name,
  control,
  label: { fr: frenchSpaces(label[0]), en: label[1] },
  help: { fr: frenchSpaces(help[0]), en: help[1] },
});

const remote = { code: 'remote', input: '_remote', word: 'remote' } as const;

export const PHASE = field(
  'phase',
  { kind: 'one', options: PHASES, empty: 'byDate' },
  ['Où en êtes-vous ?', 'How far have you come?'],
  [
    'Sans choix de votre part, votre date de départ le dit.',
    'Left open, your date of departure says it.',
  ],
);

export const FOLLOWED = field(
  'followed',
  { kind: 'space' },
  ['Par quel groupement être suivi ?', 'Which groupement shall follow you?'],
  [
    'Par exemple si le référent de votre région est un ancien chef.',
    'For instance if the referent of your region was your superior.',
  ],
);

const EVERYBODY: readonly Field[] = [
  field(
    'service',
    { kind: 'one', options: SERVICES, empty: 'notSaid' },
    ['Armée ou service', 'Armed force or service'],
    ['Que vous quittez, ou avez quitté.', 'Which you leave, or have left.'],
  ),
  field(
    'school',
    { kind: 'one', options: SCHOOLS, empty: 'notSaid' },
    ['École d’origine', 'School of origin'],
    ['Elle dit quelle association est la vôtre.', 'It says which association is yours.'],
  ),
  field(
    'pause',
    { kind: 'day' },
    ['Ne pas me solliciter jusqu’au', 'Do not ask me until'],
    ['Laissez vide si l’on peut vous solliciter.', 'Leave empty if you may be asked.'],
  ),
];

const BOTH: readonly Field[] = [
  field(
    'languages',
    {
      kind: 'many',
      options: SPOKEN,
      extra: { code: '!fr', input: '_instead', word: 'withoutFrench' },
    },
    ['Langues, en plus du français', 'Languages beside French'],
    ['Celles dans lesquelles vous pouvez échanger.', 'Those in which you can talk.'],
  ),
  field(
    'contact',
    { kind: 'line', most: 255 },
    ['Comment vous joindre', 'How to reach you'],
    [
      'Donné à l’autre une fois que vous avez accepté tous les deux, et à personne d’autre.',
      'Given to the other one once you have both agreed, and to nobody else.',
    ],
  ),
];

const CANDIDATE: readonly Field[] = [
  field(
    'departure',
    { kind: 'departure' },
    ['Départ des armées', 'Leaving the forces'],
    ['Le mois suffit.', 'The month is enough.'],
  ),
  PHASE,
  field(
    'places',
    { kind: 'names', list: 'places', most: 10, extra: remote },
    ['Où souhaitez-vous vous installer ?', 'Where would you like to settle?'],
    [
      'Un lieu par ligne, le plus souhaité d’abord : une commune, un département, un bassin d’emploi ou un espace.',
      'A place a line, the most wished first: a commune, a département, an employment area or a space.',
    ],
  ),
  field(
    'travel',
    { kind: 'number', least: 0, most: 500 },
    ['Kilomètres que vous feriez pour une rencontre', 'Kilometres you would travel to meet'],
    ['50 si vous ne dites rien.', '50 if you say nothing.'],
  ),
  field(
    'posting',
    { kind: 'names', list: 'places', most: 1 },
    ['Affectation actuelle', 'Present posting'],
    ['La commune.', 'The commune.'],
  ),
  FOLLOWED,
  field(
    'project',
    { kind: 'one', options: PROJECTS, empty: 'notSaid' },
    ['Votre projet', 'Your project'],
    ['Dans ses grandes lignes.', 'In outline.'],
  ),
  field(
    'metiers',
    {
      kind: 'names',
      list: 'metiers',
      most: 10,
      extra: { code: 'unknown', input: '_unknown', word: 'unknown' },
    },
    ['Métiers visés', 'Métiers you aim at'],
    [
      'Un métier par ligne : son nom, ou son code ROME.',
      'A métier a line: its name, or its ROME code.',
    ],
  ),
  field(
    'sectors',
    { kind: 'many', options: SECTIONS },
    ['Secteurs visés', 'Sectors you aim at'],
    ['Autant que vous voulez.', 'As many as you like.'],
  ),
  field(
    'needs',
    { kind: 'many', options: NEEDS },
    ['Ce qui vous aiderait', 'What would help you'],
    ['Un parrain est cherché d’après ce que vous cochez.', 'A mentor is sought by what you tick.'],
  ),
  field(
    'availability',
    { kind: 'many', options: AVAILABILITIES },
    ['Quand êtes-vous disponible ?', 'When are you free?'],
    ['Pour une rencontre ou un appel.', 'To meet or to talk.'],
  ),
  field(
    'avoid',
    { kind: 'lines', most: 1000 },
    ['Personnes que vous ne souhaitez pas comme parrain', 'People you do not wish as mentor'],
    [
      'Un nom par ligne. Ni les référents ni les parrains ne les lisent ; les administrateurs du site le pourraient. Le compagnon s’en sert seulement pour ne pas vous les proposer.',
      'A name a line. Neither referents nor mentors read them; the administrators of the site could. The companion only uses them so as not to propose them to you.',
    ],
  ),
];

const HELP = field(
  'helps',
  { kind: 'many', options: HELPS },
  ['Ce que vous pouvez apporter', 'What you can give'],
  ['Même un peu est utile.', 'Even a little is useful.'],
);

const MENTOR: readonly Field[] = [
  field(
    'job',
    { kind: 'names', list: 'metiers', most: 10 },
    ['Métiers que vous exercez', 'Métiers you exercise'],
    [
      'Un métier par ligne : son nom, ou son code ROME.',
      'A métier a line: its name, or its ROME code.',
    ],
  ),
  field(
    'job_sector',
    { kind: 'many', options: SECTIONS },
    ['Votre secteur', 'Your sector'],
    ['Un ou plusieurs.', 'One or several.'],
  ),
  field(
    'employer',
    { kind: 'line', most: 255 },
    ['Votre employeur', 'Your employer'],
    ['Si vous voulez le dire.', 'If you like to say.'],
  ),
  field(
    'mentor_places',
    { kind: 'names', list: 'places', most: 10, extra: remote },
    ['Où pouvez-vous rencontrer quelqu’un ?', 'Where can you meet someone?'],
    [
      'Un lieu par ligne : là où vous vivez ou travaillez.',
      'A place a line: where you live or work.',
    ],
  ),
  HELP,
  field(
    'support',
    { kind: 'one', options: SUPPORTS, empty: 'either' },
    ['Quel accompagnement ?', 'Which support?'],
    ['Ce que vous préférez donner.', 'What you would rather give.'],
  ),
  field(
    'capacity',
    { kind: 'number', least: 0, most: 50 },
    ['Combien de candidats à la fois ?', 'How many candidates at once?'],
    ['Un seul si vous ne dites rien.', 'One if you say nothing.'],
  ),
];

export type Section = { title: 'you' | 'candidate' | 'mentor' | 'helps'; fields: readonly Field[] };

/** What a person of these qualities is asked. */
export const sectionsFor = (qualities: readonly string[]): Section[] => {
  const [candidate, mentor] = [qualities.includes('candidate'), qualities.includes('mentor')];
  const you = [...EVERYBODY, ...(candidate || mentor ? BOTH : [])];
  return [
    { title: 'you', fields: you },
    ...(candidate ? [{ title: 'candidate', fields: CANDIDATE } as const] : []),
    ...(mentor ? [{ title: 'mentor', fields: MENTOR } as const] : []),
    ...(qualities.includes('resource') && !mentor
      ? [{ title: 'helps', fields: [HELP] } as const]
      : []),
  ];
};
