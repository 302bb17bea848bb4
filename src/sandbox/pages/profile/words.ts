import { french } from '../../french.ts';
import type { Lang } from '../language.ts';

/** What the form says around its fields. */
export const WORDS = {
  fr: french({
    title: 'Mon parcours',
    home: 'Mes espaces',
    intro:
      'Ce que vous dites ici aide le réseau à vous mettre en relation. Rien n’est obligatoire, et vous pouvez tout changer quand vous voulez.',
    you: 'Vous',
    candidate: 'Votre projet',
    mentor: 'Ce que vous proposez',
    helps: 'Ce que vous pouvez apporter',
    consents: 'Vos accords',
    consentsHint:
      'Chaque accord se donne et se retire ici, séparément. Le retrait vaut tout de suite. Le compagnon l’applique à son prochain passage, dans l’heure. Retirer le premier met fin à vos binômes, groupes et rencontres ; le reste de votre suivi continue.',
    given: (day: string) => `Donné le ${day}.`,
    none: '–',
    notSaid: 'Je ne dis rien pour l’instant',
    byDate: 'Selon ma date de départ',
    either: 'L’un ou l’autre',
    byPlace: 'Celui de mon premier lieu souhaité',
    date: 'Je connais le mois :',
    month: 'Mois',
    year: 'Année',
    noDate: 'Pas encore de date',
    past: 'Départ déjà passé',
    remote: 'À distance aussi',
    unknown: 'Je ne sais pas encore',
    withoutFrench: 'Le français ne suffit pas : il me faut une de ces langues',
    save: 'Enregistrer',
    saved: 'Votre parcours est à jour. Le compagnon en tient compte dans l’heure.',
    toMend: 'Rien n’est encore enregistré. À reprendre :',
    notFound: (text: string) => `« ${text} » : nous ne trouvons pas ce nom.`,
    several: (text: string, names: string) =>
      `« ${text} » : plusieurs noms correspondent. Écrivez l’un de ceux-ci : ${names}.`,
    noCode: (text: string) =>
      `« ${text} » : la liste des métiers n’est pas encore là. Donnez un code ROME, comme M1402.`,
    tooMany: (most: number) =>
      most === 1 ? 'Un seul nom suffit ici.' : `C’est trop : ${most} lignes au plus.`,
    badNumber: (least: number, most: number) =>
      `Donnez un nombre entier de ${least} à ${most}, ou rien.`,
    badDay: 'Donnez une date comme 2027-01-31, ou rien.',
    badMonth: 'Choisissez le mois et l’année.',
    long: (most: number) => `C’est trop long : ${most} caractères au plus.`,
    dropped: 'Ces valeurs n’ont pas été reconnues ; elles partiront quand vous enregistrerez :',
    missing: (labels: string) =>
      `Ces champs manquent dans Moodle, rien ne peut y être enregistré : ${labels}. Un administrateur du site doit mettre à jour l’extension, puis laisser passer le cron.`,
    granted: 'Seule l’administration change ce qui suit.',
    quality: 'À quel titre',
    category: 'Catégorie',
    nothing: 'Vous n’avez encore aucun rôle dans le réseau. Demandez-le à votre référent.',
    yes: 'oui',
    no: 'non',
    followTitle: (name: string) => `Le parcours de ${name}`,
    followIntro:
      'Vous pouvez dire où en est cette personne, et qui la suit. Le reste lui appartient.',
    followSaved: 'C’est enregistré. Le compagnon en tient compte dans l’heure.',
    peopleTitle: 'Les personnes de mon espace',
    peopleEmpty:
      'Personne n’est encore inscrit dans cet espace. Inscrivez les candidats et les parrains par « Participants », ou invitez-les par « Personnes à inviter ».',
    name: 'Nom',
    phase: 'Où en est cette personne',
    followedBy: 'Quel groupement la suit',
    open: (name: string) => `Ouvrir le parcours de ${name}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    pages: 'Pages',
  }),
  en: {
    title: 'My path',
    home: 'My spaces',
    intro:
      'What you say here helps the network to put you in touch. Nothing is required, and you can change everything whenever you like.',
    you: 'You',
    candidate: 'Your project',
    mentor: 'What you offer',
    helps: 'What you can give',
    consents: 'What you agree to',
    consentsHint:
      'Each consent is given and withdrawn here, by itself. A withdrawal counts at once. The companion carries it out on its next round, within the hour. To withdraw the first ends your pairings, groups and meetings; the rest of your follow-up goes on.',
    given: (day: string) => `Given on ${day}.`,
    none: '–',
    notSaid: 'I say nothing for now',
    byDate: 'By my date of departure',
    either: 'Either',
    byPlace: 'That of my first wished place',
    date: 'I know the month:',
    month: 'Month',
    year: 'Year',
    noDate: 'No date yet',
    past: 'I have left already',
    remote: 'Online too',
    unknown: 'I do not know yet',
    withoutFrench: 'French is not enough: I need one of these languages',
    save: 'Save',
    saved: 'Your path is up to date. The companion heeds it within the hour.',
    toMend: 'Nothing is saved yet. To be mended:',
    notFound: (text: string) => `“${text}”: we cannot find this name.`,
    several: (text: string, names: string) =>
      `“${text}”: several names fit. Write one of these: ${names}.`,
    noCode: (text: string) =>
      `“${text}”: the list of métiers is not there yet. Give a ROME code, like M1402.`,
    tooMany: (most: number) =>
      most === 1 ? 'One name is enough here.' : `Too many: at most ${most} lines.`,
    badNumber: (least: number, most: number) =>
      `Give a whole number from ${least} to ${most}, or nothing.`,
    badDay: 'Give a date like 2027-01-31, or nothing.',
    badMonth: 'Choose the month and the year.',
    long: (most: number) => `Too long: at most ${most} characters.`,
    dropped: 'These values were not recognised; they will go when you save:',
    missing: (labels: string) =>
      `These fields are missing in Moodle, nothing can be saved there: ${labels}. An administrator of the site has to upgrade the plugin, then let cron run.`,
    granted: 'Only an administrator changes what follows.',
    quality: 'As what',
    category: 'Category',
    nothing: 'You have no role in the network yet. Ask your referent for one.',
    yes: 'yes',
    no: 'no',
    followTitle: (name: string) => `The path of ${name}`,
    followIntro:
      'You can say how far this person has come, and who follows them. The rest is theirs.',
    followSaved: 'Saved. The companion heeds it within the hour.',
    peopleTitle: 'The people of my space',
    peopleEmpty:
      'Nobody is enrolled in this space yet. Enrol candidates and mentors under “Participants”, or invite them by “Personnes à inviter”.',
    name: 'Name',
    phase: 'How far they have come',
    followedBy: 'Which groupement follows them',
    open: (name: string) => `Open the path of ${name}`,
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages',
  },
} as const;
export type Words = (typeof WORDS)[Lang];
