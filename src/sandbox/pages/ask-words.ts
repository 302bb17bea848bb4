import { french } from '../french.ts';
import type { Lang } from './language.ts';

/** What the page of asks says around them: the plugin's own sentences where both say the same. */
export const ASK_WORDS = {
  fr: french({
    title: 'Mes demandes',
    home: 'Mes espaces',
    intro:
      'Ouvrir cette page n’engage à rien : seul le bouton « Envoyer ma réponse » envoie votre réponse.',
    empty: 'Aucune demande n’attend votre réponse.',
    emptyHint:
      'Quand une question vous sera posée, vous recevrez une notification et vous la trouverez ici.',
    answeredTitle: 'Vos réponses des 30 derniers jours',
    until: (date: string) => `À répondre avant le ${date}.`,
    first: 'Une seule réponse suffit : la première ferme la demande pour tous.',
    link: 'Voir de quoi il s’agit',
    legend: 'Votre réponse',
    remark: 'Remarque',
    remarkRequired: (choices: string) => `Nécessaire avec : ${choices}.`,
    remarkOptional: (choices: string) => `Facultative avec : ${choices}.`,
    remarkMost: (most: number) => `${most} caractères au plus.`,
    changeable: 'Vous pourrez changer votre réponse tant que la demande reste ouverte.',
    final: 'Votre réponse sera définitive.',
    send: 'Envoyer ma réponse',
    change: 'Changer ma réponse',
    toMend: 'Votre réponse n’est pas encore enregistrée.',
    nochoice: 'Choisissez une des réponses.',
    noremark: 'Avec cette réponse, une remarque est nécessaire.',
    longremark: (most: number) => `La remarque est trop longue : ${most} caractères au plus.`,
    thanks: 'Votre réponse est enregistrée. Merci.',
    answered: (choice: string, date: string) => `Le ${date}, vous avez répondu : « ${choice} ».`,
    yourRemark: 'Votre remarque :',
    unknown: 'Cette demande n’existe pas, ou ne vous est pas adressée.',
    already: 'Vous avez déjà répondu à cette demande, et votre réponse est définitive.',
    byAnother:
      'Quelqu’un d’autre a déjà répondu : cette demande est close et il n’y a plus rien à faire. Merci.',
    expired: 'Le délai est passé : cette demande est close et ne prend plus de réponse.',
    withdrawn: 'Cette demande a été retirée : il n’y a plus rien à faire.',
    outside:
      'Cette demande vous a été adressée, mais vous ne participez pas à cet espace en ce moment : vous ne pouvez pas y répondre.',
  }),
  en: {
    title: 'My questions',
    home: 'My spaces',
    intro:
      'Opening this page commits you to nothing: only the button “Send my answer” sends your answer.',
    empty: 'No question is waiting for your answer.',
    emptyHint: 'When you are asked something, you will get a notification and find it here.',
    answeredTitle: 'Your answers of the last 30 days',
    until: (date: string) => `Answer before ${date}.`,
    first: 'One answer is enough: the first one closes the question for everyone.',
    link: 'See what it is about',
    legend: 'Your answer',
    remark: 'Remark',
    remarkRequired: (choices: string) => `Needed with: ${choices}.`,
    remarkOptional: (choices: string) => `Optional with: ${choices}.`,
    remarkMost: (most: number) => `At most ${most} characters.`,
    changeable: 'You may change your answer as long as the question is open.',
    final: 'Your answer will be final.',
    send: 'Send my answer',
    change: 'Change my answer',
    toMend: 'Your answer is not recorded yet.',
    nochoice: 'Choose one of the answers.',
    noremark: 'With this answer, a remark is needed.',
    longremark: (most: number) => `The remark is too long: at most ${most} characters.`,
    thanks: 'Your answer is recorded. Thank you.',
    answered: (choice: string, date: string) => `On ${date} you answered: “${choice}”.`,
    yourRemark: 'Your remark:',
    unknown: 'This question does not exist, or it was not put to you.',
    already: 'You have answered this question already, and your answer is final.',
    byAnother:
      'Someone else has answered already: this question is closed and there is nothing left to do. Thank you.',
    expired: 'The time is over: this question is closed and takes no more answers.',
    withdrawn: 'This question was withdrawn: there is nothing left to do.',
    outside:
      'This question was put to you, but you do not take part in this space at the moment: you cannot answer it.',
  },
} as const;
export type AskWords = (typeof ASK_WORDS)[Lang];
