import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'asks.what.chapter': 'chapitre « {{chapter}} » du Livre « {{book}} »',
    'asks.what.book': 'Livre « {{book}} »',
    'asks.what.entry': 'une fiche',
    'asks.what.event': 'un événement du calendrier',

    'asks.what.part': '« {{part}} », chapitre « {{chapter}} » du Livre « {{book}} »',
    'asks.what.passage': 'un passage du chapitre « {{chapter}} » du Livre « {{book}} »',
    'asks.sheet.about': 'Un texte à décider',
    'asks.sheet.title': 'Modifié à la main : {{what}}',
    'asks.sheet.text':
      'Ce texte, que MARA tire d’une fiche de votre espace, a été modifié à la main dans Moodle : {{what}}. Vous pouvez le reporter dans la fiche pour que MARA continue de le tenir à jour, reprendre ce que dit la fiche, ou garder votre texte ici : la fiche n’y changera alors plus rien.',
    'asks.sheet.again':
      'Votre texte n’a pas pu être reporté dans la fiche : elle a été modifiée ou retirée entre-temps, ou elle n’accepte pas ces mots. Il est toujours dans le Livre.',
    'asks.sheet.unanswered':
      'Sans réponse, rien ne change : le texte modifié à la main reste en place, et le reste du chapitre est tenu à jour.',
    'asks.sheet.keep': 'Garder mon texte',
    'asks.sheet.sheet': 'Reporter dans la fiche',
    'asks.sheet.ours': 'Reprendre la fiche',
    'asks.sheet.done':
      'La fiche dit maintenant ce qui avait été écrit dans le Livre : {{object}} suit de nouveau sa fiche.',
    'asks.sheet.lost':
      '{{object}} : le texte n’a pas pu être reporté dans sa fiche. Il reste dans le Livre, et la question est posée à nouveau.',
    'asks.part.about': 'Un texte à décider',
    'asks.part.title': 'Modifié à la main : {{what}}',
    'asks.part.text':
      'Ce texte, que MARA avait écrit, a été modifié à la main dans Moodle : {{what}}. Voulez-vous le garder tel qu’il est, ou reprendre le texte de MARA ?',
    'asks.part.unanswered':
      'Sans réponse, rien ne change : le texte modifié à la main reste en place, et le reste du chapitre est tenu à jour.',
    'asks.part.keep': 'Garder mon texte',
    'asks.part.ours': 'Reprendre le texte de MARA',
    'asks.out.about': 'Un retrait à confirmer',
    'asks.out.title': 'Retiré à la main : {{what}}',
    'asks.out.text':
      'Ce que MARA montrait a été retiré d’un chapitre dans Moodle : {{what}}. Voulez-vous en rester là, ou que MARA le remette ?',
    'asks.out.unanswered': 'Sans réponse, rien ne change : ce qui est retiré le reste.',
    'asks.out.keep': 'Laisser retiré',
    'asks.out.ours': 'Remettre',
    'asks.conflict.sheet':
      'Réponse reçue dans Moodle : le texte de {{object}} est reporté dans sa fiche.',
    'asks.edit.about': 'Un texte à décider',
    'asks.edit.title': 'Modifié à la main : {{what}}',
    'asks.edit.text':
      'Ce texte, que MARA avait écrit, a été modifié à la main dans Moodle : {{what}}. Voulez-vous le garder tel qu’il est, ou reprendre le texte de MARA, tenu à jour d’après vos fiches ?',
    'asks.edit.unanswered':
      'Sans réponse, rien ne change : le texte modifié à la main reste en place.',
    'asks.edit.keep': 'Garder mon texte',
    'asks.edit.ours': 'Reprendre le texte de MARA',

    'asks.deletion.about': 'Une suppression à confirmer',
    'asks.deletion.title': 'Supprimé à la main : {{what}}',
    'asks.deletion.text':
      'Ce que MARA avait publié a été supprimé dans Moodle : {{what}}. Voulez-vous en rester là, ou que MARA le publie à nouveau ?',
    'asks.deletion.unanswered': 'Sans réponse, rien ne change : ce qui est supprimé le reste.',
    'asks.deletion.keep': 'Laisser supprimé',
    'asks.deletion.ours': 'Publier à nouveau',

    'asks.leaving.about': 'Un retrait à décider',
    'asks.leaving.title': 'Modifié à la main, et à retirer : {{what}}',
    'asks.leaving.text':
      'MARA allait retirer ce qu’elle avait écrit ici, car plus rien ne le demande ; mais cela a été modifié à la main dans Moodle : {{what}}. Voulez-vous le garder, ou que MARA le retire ?',
    'asks.leaving.unanswered': 'Sans réponse, rien ne change : ce qui est modifié à la main reste.',
    'asks.leaving.keep': 'Le garder',
    'asks.leaving.ours': 'Laisser MARA le retirer',
    'asks.leaving.taken': 'Réponse reçue dans Moodle : {{object}} est retiré.',

    'asks.conflict.theirs':
      'Réponse reçue dans Moodle : {{object}} reste tel que des personnes l’ont laissé.',
    'asks.conflict.ours': 'Réponse reçue dans Moodle : {{object}} reprend le texte de MARA.',
    'asks.conflict.late':
      'Une réponse reçue dans Moodle ne vaut plus : {{object}} a changé depuis la question. Rien n’en est fait ; la question est posée à nouveau s’il le faut.',

    'asks.removal.about': 'Un retrait à approuver',
    'asks.removal.title_one': 'Espace {{space}} : {{count}} élément sur {{total}} à retirer ?',
    'asks.removal.title_other': 'Espace {{space}} : {{count}} éléments sur {{total}} à retirer ?',
    'asks.removal.text_one':
      'Dans l’espace {{space}}, {{count}} élément sur {{total}} ne serait plus montré. Un retrait de cette ampleur attend l’accord d’une personne qui n’est pas référente de cet espace.',
    'asks.removal.text_other':
      'Dans l’espace {{space}}, {{count}} éléments sur {{total}} ne seraient plus montrés. Un retrait de cette ampleur attend l’accord d’une personne qui n’est pas référente de cet espace.',
    'asks.removal.more_one': '… et {{count}} autre',
    'asks.removal.more_other': '… et {{count}} autres',
    'asks.removal.unanswered': 'Sans réponse, rien n’est retiré : tout reste en place.',
    'asks.removal.approve': 'Approuver ce retrait',
    'asks.removal.leave': 'Laisser en place',
    'asks.removal.approved':
      'Espace {{space}} : les retraits qui attendaient ont été approuvés dans Moodle.',
    'asks.removal.left':
      'Espace {{space}} : il a été répondu dans Moodle de laisser en place ce qui devait être retiré.',
    'asks.removal.late':
      'Espace {{space}} : une réponse reçue dans Moodle ne vaut plus, les retraits ont changé depuis la question. Rien n’est retiré ; la question est posée à nouveau s’il le faut.',

    'asks.answer.unknown':
      'Une réponse reçue dans Moodle est celle d’une question que le compagnon ne connaît pas ({{ask}}). Il n’en est rien fait.',
    'asks.answer.late':
      'Une réponse reçue dans Moodle est venue après la fin de sa question ({{ask}}). Il n’en est rien fait.',
    'asks.answer.purpose':
      'Une réponse reçue dans Moodle ({{ask}}) est d’une sorte que ce compagnon ne connaît pas ({{purpose}}). Il n’en est rien fait.',
    'asks.answer.failed':
      'Une réponse reçue dans Moodle ({{ask}}) n’a pas pu être suivie d’effet. Elle est gardée et reprise au prochain cycle. La raison :',
  },
  {
    'asks.what.chapter': 'chapter “{{chapter}}” of the Book “{{book}}”',
    'asks.what.book': 'Book “{{book}}”',
    'asks.what.entry': 'a sheet',
    'asks.what.event': 'a calendar event',

    'asks.what.part': '“{{part}}”, chapter “{{chapter}}” of the Book “{{book}}”',
    'asks.what.passage': 'a passage of the chapter “{{chapter}}” of the Book “{{book}}”',
    'asks.sheet.about': 'A text to decide about',
    'asks.sheet.title': 'Edited by hand: {{what}}',
    'asks.sheet.text':
      'This text, which MARA takes from a sheet of your space, was edited by hand in Moodle: {{what}}. You may carry it into the sheet so that MARA goes on keeping it up to date, take again what the sheet says, or keep your text here: the sheet will then change nothing there any more.',
    'asks.sheet.again':
      'Your text could not be carried into the sheet: it was changed or withdrawn meanwhile, or does not take these words. It still stands in the Book.',
    'asks.sheet.unanswered':
      'Without an answer nothing changes: the text edited by hand stays, and the rest of the chapter is kept up to date.',
    'asks.sheet.keep': 'Keep my text',
    'asks.sheet.sheet': 'Carry it into the sheet',
    'asks.sheet.ours': 'Take the sheet’s again',
    'asks.sheet.done':
      'The sheet now says what was written in the Book: {{object}} follows its sheet again.',
    'asks.sheet.lost':
      '{{object}}: the text could not be carried into its sheet. It stays in the Book, and the question is put again.',
    'asks.part.about': 'A text to decide about',
    'asks.part.title': 'Edited by hand: {{what}}',
    'asks.part.text':
      'This text, which MARA had written, was edited by hand in Moodle: {{what}}. Would you keep it as it is, or put back MARA’s text?',
    'asks.part.unanswered':
      'Without an answer nothing changes: the text edited by hand stays, and the rest of the chapter is kept up to date.',
    'asks.part.keep': 'Keep my text',
    'asks.part.ours': 'Put back MARA’s text',
    'asks.out.about': 'A removal to confirm',
    'asks.out.title': 'Taken out by hand: {{what}}',
    'asks.out.text':
      'What MARA showed was taken out of a chapter in Moodle: {{what}}. Shall it stay out, or shall MARA put it back?',
    'asks.out.unanswered': 'Without an answer nothing changes: what was taken out stays out.',
    'asks.out.keep': 'Leave it out',
    'asks.out.ours': 'Put it back',
    'asks.conflict.sheet': 'Answered in Moodle: the text of {{object}} is carried into its sheet.',
    'asks.edit.about': 'A text to decide about',
    'asks.edit.title': 'Edited by hand: {{what}}',
    'asks.edit.text':
      'This text, which MARA had written, was edited by hand in Moodle: {{what}}. Would you keep it as it is, or put back MARA’s text, kept up to date from your sheets?',
    'asks.edit.unanswered': 'Without an answer nothing changes: the text edited by hand stays.',
    'asks.edit.keep': 'Keep my text',
    'asks.edit.ours': 'Put back MARA’s text',

    'asks.deletion.about': 'A deletion to confirm',
    'asks.deletion.title': 'Deleted by hand: {{what}}',
    'asks.deletion.text':
      'What MARA had published was deleted in Moodle: {{what}}. Shall it stay deleted, or shall MARA publish it again?',
    'asks.deletion.unanswered': 'Without an answer nothing changes: what is deleted stays deleted.',
    'asks.deletion.keep': 'Leave it deleted',
    'asks.deletion.ours': 'Publish it again',

    'asks.leaving.about': 'A removal to decide about',
    'asks.leaving.title': 'Edited by hand, and to be removed: {{what}}',
    'asks.leaving.text':
      'MARA was about to take away what it wrote here, for nothing asks for it any more; but it was edited by hand in Moodle: {{what}}. Do you want to keep it, or shall MARA take it away?',
    'asks.leaving.unanswered': 'Without an answer nothing changes: what was edited by hand stays.',
    'asks.leaving.keep': 'Keep it',
    'asks.leaving.ours': 'Let MARA take it away',
    'asks.leaving.taken': 'Answered in Moodle: {{object}} is taken away.',

    'asks.conflict.theirs': 'Answered in Moodle: {{object}} stays as people left it.',
    'asks.conflict.ours': 'Answered in Moodle: {{object}} takes MARA’s text again.',
    'asks.conflict.late':
      'An answer given in Moodle is out of date: {{object}} has changed since the question. Nothing is done with it; the question is put again where it must be.',

    'asks.removal.about': 'A removal to approve',
    'asks.removal.title_one': 'Space {{space}}: {{count}} item of {{total}} to remove?',
    'asks.removal.title_other': 'Space {{space}}: {{count}} items of {{total}} to remove?',
    'asks.removal.text_one':
      'In the space {{space}}, {{count}} item of {{total}} would no longer be shown. A removal of this size waits for the consent of someone who is not a referent of that space.',
    'asks.removal.text_other':
      'In the space {{space}}, {{count}} items of {{total}} would no longer be shown. A removal of this size waits for the consent of someone who is not a referent of that space.',
    'asks.removal.more_one': '… and {{count}} other',
    'asks.removal.more_other': '… and {{count}} others',
    'asks.removal.unanswered': 'Without an answer nothing is removed: everything stays.',
    'asks.removal.approve': 'Approve this removal',
    'asks.removal.leave': 'Leave it in place',
    'asks.removal.approved': 'Space {{space}}: the removals that waited were approved in Moodle.',
    'asks.removal.left':
      'Space {{space}}: it was answered in Moodle to leave in place what was to be removed.',
    'asks.removal.late':
      'Space {{space}}: an answer given in Moodle is out of date, the removals have changed since the question. Nothing is removed; the question is put again where it must be.',

    'asks.answer.unknown':
      'An answer given in Moodle belongs to a question the companion does not know ({{ask}}). Nothing is done with it.',
    'asks.answer.late':
      'An answer given in Moodle came after its question had ended ({{ask}}). Nothing is done with it.',
    'asks.answer.purpose':
      'An answer given in Moodle ({{ask}}) is of a kind this companion does not know ({{purpose}}). Nothing is done with it.',
    'asks.answer.failed':
      'An answer given in Moodle ({{ask}}) could not be carried out. It is kept, and taken up again at the next cycle. The reason:',
  },
);
