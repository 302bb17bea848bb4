import { bilingual } from './catalogue.ts';

/**
 * What is wrong with one field of a sheet or opening, and the mend: the rest stands. Of an opening
 * passed on by the network only the number and the field are told (`content.hidden.…`).
 */
export const catalogue = bilingual(
  {
    'content.line.long':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste {{kind, of}} est publié.',
    'content.text.long':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste {{kind, of}} est publié.',
    'content.text.tangled':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: la mise en forme du texte est trop emmêlée pour être lue. Effacez la mise en forme dans l’éditeur\u202F; le reste {{kind, of}} est publié.',
    'content.choice.unknown':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas dans la liste. Choisissez ce qui convient ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.phone.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas un numéro. Écrivez-le comme «\u00A002\u00A041\u00A088\u00A012\u00A034\u00A0» (ou «\u00A0+49\u00A030\u00A0901820\u00A0» à l’étranger) ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.mail.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas une adresse. Corrigez-la ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.mail.lookalike':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: dans «\u00A0{{value}}\u00A0», «\u00A0{{strange}}\u00A0» n’est pas un caractère d’adresse, même s’il peut ressembler à l’un d’eux. Tapez l’adresse entière au clavier, sans la coller\u202F; le reste {{kind, of}} est publié.',
    'content.site.gone':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}} : la page « {{value}} » n’existait plus, deux jours différents. Corrigez l’adresse ou videz le champ ; en attendant, elle reste publiée.',
    'content.site.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas une adresse de site. Écrivez-la comme «\u00A0https://www.exemple.fr\u00A0», sans mot de passe, ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.verified_on.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas un jour du calendrier. Choisissez une date ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.verified_on.future':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value, day}}\u00A0» n’est pas encore venu. Choisissez le jour où quelqu’un a vérifié, ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.verified_on.ancient':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value, day}}\u00A0» est trop ancien pour être juste. Choisissez le jour où quelqu’un a vérifié, ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.deadline.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas compris comme un jour. Écrivez-le comme «\u00A031/01/2027\u00A0» ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.deadline.impossible':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’existe pas au calendrier. Écrivez-le jour/mois/année, comme «\u00A031/01/2027\u00A0», ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.hours.hour':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas une heure. Corrigez-la\u202F; le reste {{kind, of}} est publié.',
    'content.hours.order':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: on y ferme à {{until}}, avant d’ouvrir à {{shown}}. Corrigez les heures\u202F; le reste {{kind, of}} est publié.',
    'content.hours.day':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas un jour de la semaine. Écrivez par exemple «\u00A0du lundi au vendredi\u00A0»\u202F; le reste {{kind, of}} est publié.',
    'content.siret.form':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas un SIRET, qui a 14 chiffres et aucune lettre. Recopiez-le en entier ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.siret.key':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» a une faute de frappe (sa clé est fausse). Recopiez le SIRET ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.metier.invalid':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas un code ROME. Écrivez une lettre et quatre chiffres, comme «\u00A0M1607\u00A0», ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.metier.unknown':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas dans le ROME. Vérifiez le code sur le site de France Travail ou videz le champ\u202F; le reste {{kind, of}} est publié.',
    'content.metier.several':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: un seul code y a sa place\u202F; «\u00A0{{value}}\u00A0» est laissé de côté. Ne gardez que le principal\u202F; le reste {{kind, of}} est publié.',
    'content.commune.unknown':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas une commune connue. Écrivez son nom officiel ou son code postal, par exemple «\u00A0Angers (49000)\u00A0»\u202F; le reste {{kind, of}} est publié.',
    'content.commune.near':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas une commune connue. Peut-être {{places}}\u202F? Écrivez son nom officiel ou son code postal\u202F; le reste {{kind, of}} est publié.',
    'content.commune.several':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» peut vouloir dire {{places}}. Écrivez par exemple «\u00A0{{example}}\u00A0»\u202F; le reste {{kind, of}} est publié.',
    'content.hidden.commune':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce qui y est écrit n’est pas une commune connue, ou il y en a plusieurs de ce nom. Écrivez le nom officiel et le département, par exemple «\u00A0Angers (49)\u00A0»\u202F; le reste {{kind, of}} est pris en compte.',
    'content.hidden.deadline':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce qui y est écrit n’est pas un jour du calendrier. Écrivez-le comme «\u00A031/01/2027\u00A0» ou videz le champ\u202F; le reste {{kind, of}} est pris en compte.',
    'content.hidden.metier':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce qui y est écrit n’est pas un seul code ROME connu. Écrivez une lettre et quatre chiffres, comme «\u00A0M1607\u00A0», ou videz le champ\u202F; le reste {{kind, of}} est pris en compte.',
    'content.hidden.verified_on':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce n’est pas un jour passé du calendrier. Choisissez le jour où quelqu’un a vérifié, ou videz le champ\u202F; le reste {{kind, of}} est pris en compte.',
    'content.hidden.choice':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce qui y est écrit n’est pas dans la liste. Choisissez ce qui convient ou videz le champ\u202F; le reste {{kind, of}} est pris en compte.',
  },
  {
    'content.line.long':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest {{kind, of}} is published.',
    'content.text.long':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest {{kind, of}} is published.',
    'content.text.tangled':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: the formatting of the text is too tangled to be read. Clear the formatting in the editor; the rest {{kind, of}} is published.',
    'content.choice.unknown':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not in the list. Choose what suits or empty the field; the rest {{kind, of}} is published.',
    'content.phone.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a number. Write it like “02 41 88 12 34” (or “+49 30 901820” abroad) or empty the field; the rest {{kind, of}} is published.',
    'content.mail.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not an address. Correct it or empty the field; the rest {{kind, of}} is published.',
    'content.mail.lookalike':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: in “{{value}}”, “{{strange}}” is not a character of an address, though it may look like one. Type the whole address instead of pasting it; the rest {{kind, of}} is published.',
    'content.site.gone':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: the page “{{value}}” was not there any more on two days. Correct the address or empty the field; until then it stays published.',
    'content.site.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a web address. Write it like “https://www.example.org”, without a password, or empty the field; the rest {{kind, of}} is published.',
    'content.verified_on.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a day of the calendar. Choose a date or empty the field; the rest {{kind, of}} is published.',
    'content.verified_on.future':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value, day}}” is still to come. Choose the day when someone verified, or empty the field; the rest {{kind, of}} is published.',
    'content.verified_on.ancient':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value, day}}” is too long ago to be right. Choose the day when someone verified, or empty the field; the rest {{kind, of}} is published.',
    'content.deadline.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not understood as a day. Write it like “31/01/2027” or empty the field; the rest {{kind, of}} is published.',
    'content.deadline.impossible':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not in the calendar. Write it day/month/year, like “31/01/2027”, or empty the field; the rest {{kind, of}} is published.',
    'content.hours.hour':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a time of day. Correct it; the rest {{kind, of}} is published.',
    'content.hours.order':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it closes at {{until}}, before opening at {{shown}}. Correct the hours; the rest {{kind, of}} is published.',
    'content.hours.day':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a day of the week (in French). Write for example “du lundi au vendredi”; the rest {{kind, of}} is published.',
    'content.siret.form':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a SIRET, which has 14 digits and no letter. Copy it whole or empty the field; the rest {{kind, of}} is published.',
    'content.siret.key':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” was mistyped (its key is wrong). Copy the SIRET again or empty the field; the rest {{kind, of}} is published.',
    'content.metier.invalid':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a ROME code. Write a letter and four digits, like “M1607”, or empty the field; the rest {{kind, of}} is published.',
    'content.metier.unknown':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not in ROME. Check the code on the site of France Travail or empty the field; the rest {{kind, of}} is published.',
    'content.metier.several':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it has room for one code; “{{value}}” is left out. Keep the main one only; the rest {{kind, of}} is published.',
    'content.commune.unknown':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a known commune. Write its official name or its postcode, for example “Angers (49000)”; the rest {{kind, of}} is published.',
    'content.commune.near':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not a known commune. Perhaps {{places}}? Write its official name or its postcode; the rest {{kind, of}} is published.',
    'content.commune.several':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” may mean {{places}}. Write for example “{{example}}”; the rest {{kind, of}} is published.',
    'content.hidden.commune':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: what stands there is not a known commune, or there are several of that name. Write the official name and the département, for example “Angers (49)”; the rest {{kind, of}} counts.',
    'content.hidden.deadline':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: what stands there is not a day of the calendar. Write it like “31/01/2027” or empty the field; the rest {{kind, of}} counts.',
    'content.hidden.metier':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: what stands there is not one known ROME code. Write a letter and four digits, like “M1607”, or empty the field; the rest {{kind, of}} counts.',
    'content.hidden.verified_on':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it is not a past day of the calendar. Choose the day when someone verified, or empty the field; the rest {{kind, of}} counts.',
    'content.hidden.choice':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: what stands there is not in the list. Choose what suits or empty the field; the rest {{kind, of}} counts.',
  },
);
