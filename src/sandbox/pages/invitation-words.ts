import { french } from '../french.ts';

/** What the page behind an invitation's link says: the plugin's own sentences where both say the same. */
export const INVITATION_WORDS = {
  fr: french({
    title: 'Invitation',
    invited: (space: string) => `On vous invite à rejoindre l’espace « ${space} ».`,
    untilPressed:
      'Ouvrir cette page n’engage à rien : c’est le bouton que vous choisissez qui répond.',
    erased:
      'Si vous déclinez, rien n’est créé, et l’invitation est effacée aussitôt, avec le nom et l’adresse qu’elle contient.',
    expires: (date: string) => `L’invitation vaut jusqu’au ${date}.`,
    accept: 'Accepter',
    decline: 'Décliner',
    choosePassword: 'Choisissez un mot de passe',
    login: 'Nom d’utilisateur',
    password: 'Mot de passe',
    again: 'Le même mot de passe, une seconde fois',
    policy:
      'Au moins 8 caractères, dont une majuscule, une minuscule, un chiffre et un autre signe.',
    make: 'Accepter et créer mon compte',
    toMend: 'Votre compte n’est pas encore créé.',
    weakpassword:
      'Ce mot de passe est trop simple : il faut au moins 8 caractères, dont une majuscule, une minuscule, un chiffre et un autre signe.',
    different: 'Les deux mots de passe ne sont pas les mêmes.',
    accepted:
      'Merci. Votre invitation est acceptée, et votre compte est créé : votre nom d’utilisateur est votre adresse de courriel. Les référents de l’espace sont prévenus.',
    joined: 'Merci. Votre invitation est acceptée. Les référents de l’espace sont prévenus.',
    declined:
      'C’est noté : vous avez décliné. L’invitation a été effacée, avec le nom et l’adresse qu’elle contenait, et vous ne recevrez plus de message à son sujet.',
    closed:
      'Ce lien ne fonctionne pas, ou ne fonctionne plus. Si vous avez déjà accepté, vous pouvez vous connecter.',
    account:
      'Ce site connaît déjà votre adresse. Connectez-vous avec le compte qui la porte pour accepter avec ce compte. Aucun autre n’est créé.',
    otheraccount:
      'Vous utilisez ici un autre compte, et cette invitation est pour une autre adresse. Déconnectez-vous, puis ouvrez de nouveau le lien de votre courriel.',
    accountsoff:
      'Ce site ne crée pas de compte sur invitation pour le moment. Vous pouvez revenir plus tard, avec le même lien.',
    addressnotallowed:
      'Ce site n’accepte pas les adresses de ce domaine. Prévenez la personne qui vous invite.',
    toLogin: 'Se connecter',
  }),
  en: {
    title: 'Invitation',
    invited: (space: string) => `You are invited to join the space “${space}”.`,
    untilPressed:
      'Opening this page commits you to nothing: it is the button you choose that answers.',
    erased:
      'If you decline, nothing is made, and the invitation is erased at once, with the name and the address it holds.',
    expires: (date: string) => `The invitation is valid until ${date}.`,
    accept: 'Accept',
    decline: 'Decline',
    choosePassword: 'Choose a password',
    login: 'Username',
    password: 'Password',
    again: 'The same password again',
    policy:
      'At least 8 characters, with a capital, a small letter, a figure and another sign among them.',
    make: 'Accept and make my account',
    toMend: 'Your account is not made yet.',
    weakpassword:
      'This password is too simple: it needs at least 8 characters, with a capital, a small letter, a figure and another sign among them.',
    different: 'The two passwords are not the same.',
    accepted:
      'Thank you. Your invitation is accepted and your account is made: your username is your e-mail address. The referents of the space are told.',
    joined: 'Thank you. Your invitation is accepted. The referents of the space are told.',
    declined:
      'It is noted: you have declined. The invitation has been erased, with the name and the address it held, and you will not be written to again about it.',
    closed:
      'This link does not work, or no longer works. If you have accepted already, you can log in.',
    account:
      'This site already knows your address. Log in with the account that has it, to accept with that account. No other one is made.',
    otheraccount:
      'You are using another account here, and this invitation is for another address. Log out, then open the link of your e-mail again.',
    accountsoff:
      'This site does not make accounts from invitations at present. You can come back later, with the same link.',
    addressnotallowed:
      'This site does not take addresses of this domain. Tell the person who invites you.',
    toLogin: 'Log in',
  },
} as const;
