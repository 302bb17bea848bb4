import { french } from '../../french.ts';

/** What notifications and mails say around what the companion wrote. */
const FRENCH = french({
  asks: 'Une réponse de votre part est attendue :',
  reminder: 'Rappel :',
  end: 'Ouvrir le lien ne vous engage à rien : votre réponse ne part que lorsque vous l’envoyez.',
  subjectAll: 'Des demandes et des nouvelles vous attendent',
  subjectAsk: (space: string) => `Une demande vous attend (${space})`,
  subjectReminder: (space: string) => `Rappel : une demande vous attend (${space})`,
  subjectAsks: (count: number) => `${count} demandes vous attendent`,
  subjectNews: (count: number) => `${count} nouvelles de vos espaces`,
  more: 'En savoir plus',
  mailSubject: (site: string) => `${site} : une invitation`,
  hello: (name: string) => `Bonjour ${name},`,
  invited: (space: string, site: string) =>
    `On vous invite à rejoindre l’espace « ${space} » du site ${site}.`,
  link: 'Pour accepter ou décliner, ouvrez cette page :',
  until: (day: string) => `Ce lien n’est que pour vous, et fonctionne jusqu’au ${day}.`,
  ignore:
    'Si vous n’attendiez pas ce message, vous n’avez rien à faire : aucun compte n’est créé sans ' +
    'votre accord, et votre nom et votre adresse sont effacés à cette date.',
});

type Words = typeof FRENCH;

const ENGLISH: Words = {
  asks: 'An answer from you is awaited:',
  reminder: 'Reminder:',
  end: 'Opening the link commits you to nothing: your answer goes only when you send it.',
  subjectAll: 'Questions and news are waiting for you',
  subjectAsk: (space) => `A question is waiting for you (${space})`,
  subjectReminder: (space) => `Reminder: a question is waiting for you (${space})`,
  subjectAsks: (count) => `${count} questions are waiting for you`,
  subjectNews: (count) => `${count} news items of your spaces`,
  more: 'Read more',
  mailSubject: (site) => `${site}: an invitation`,
  hello: (name) => `Hello ${name},`,
  invited: (space, site) => `You are invited to join the space “${space}” of the site ${site}.`,
  link: 'To accept or to decline, open this page:',
  until: (day) => `This link is yours alone, and works until ${day}.`,
  ignore:
    'If you did not expect this message, you need do nothing: no account is made without your ' +
    'agreement, and your name and address are erased on the date above.',
};

export const wordsIn = (lang: string): Words => (lang.startsWith('en') ? ENGLISH : FRENCH);

export const dayIn = (lang: string, instant: number): string =>
  new Intl.DateTimeFormat(lang.startsWith('en') ? 'en-GB' : 'fr-FR', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(instant * 1000);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as it stands in HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

export const linkTo = (url: string, label = url): string =>
  `<a href="${escaped(url)}">${escaped(label)}</a>`;
