import { bilingual } from './catalogue.ts';

/** What is wrong with a sheet, on which field of the form, and the mend. */
export const catalogue = bilingual(
  {
    'content.oversize':
      'Fiche n°\u00A0{{id}}\u00A0: elle pèse {{size}}\u00A0Kio, c’est trop pour être lue. Raccourcissez ses textes ou retirez les images collées dedans\u202F; la fiche entière est laissée de côté.',
    'content.unreadable':
      'Fiche n°\u00A0{{id}}\u00A0: son contenu n’a pas pu être lu. Ouvrez-la dans Moodle et enregistrez-la de nouveau\u202F; la fiche entière est laissée de côté.',
    'content.name.missing':
      'Fiche n°\u00A0{{id}}, champ Nom\u00A0: il est vide. Donnez un nom à la fiche\u202F; sans lui, la fiche entière est laissée de côté.',
    'content.name.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Nom\u00A0: il compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; en attendant, la fiche entière est laissée de côté.',
    'content.category.missing':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Rubrique\u00A0: il est vide. Choisissez une rubrique\u202F; sans elle, la fiche entière est laissée de côté.',
    'content.category.unknown':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Rubrique\u00A0: «\u00A0{{value}}\u00A0» n’est pas une rubrique connue. Choisissez-en une dans la liste\u202F; en attendant, la fiche entière est laissée de côté.',
    'content.state.missing':
      'Fiche «\u00A0{{sheet}}\u00A0», champ État\u00A0: il est vide. Choisissez «\u00A0À publier\u00A0» si la fiche est prête\u202F; en attendant, la fiche entière est laissée de côté.',
    'content.state.unknown':
      'Fiche «\u00A0{{sheet}}\u00A0», champ État\u00A0: «\u00A0{{value}}\u00A0» n’est pas un état connu. Choisissez «\u00A0À publier\u00A0» si la fiche est prête\u202F; en attendant, la fiche entière est laissée de côté.',
    'content.mail.invalid':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Courriel\u00A0: «\u00A0{{value}}\u00A0» n’est pas une adresse. Corrigez-la ou videz le champ\u202F; le reste de la fiche est publié.',
    'content.phone.invalid':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Téléphone\u00A0: «\u00A0{{value}}\u00A0» n’est pas un numéro. Écrivez-le comme «\u00A002\u00A041\u00A088\u00A012\u00A034\u00A0» (ou «\u00A0+49\u00A030\u00A0901820\u00A0» à l’étranger) ou videz le champ\u202F; le reste de la fiche est publié.',
    'content.site.invalid':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Site internet\u00A0: «\u00A0{{value}}\u00A0» n’est pas une adresse de site. Écrivez-la comme «\u00A0https://www.exemple.fr\u00A0», sans mot de passe, ou videz le champ\u202F; le reste de la fiche est publié.',
    'content.verified_on.invalid':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Vérifiée le\u00A0: «\u00A0{{value}}\u00A0» n’est pas un jour du calendrier. Choisissez une date ou videz le champ\u202F; le reste de la fiche est publié.',
    'content.address.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Adresse\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste de la fiche est publié.',
    'content.commune.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Commune\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste de la fiche est publié.',
    'content.hours.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Horaires\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste de la fiche est publié.',
    'content.purpose.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Pour quoi faire\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste de la fiche est publié.',
    'content.remarks.long':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Remarques\u00A0: le texte (qui commence par «\u00A0{{value}}\u00A0») compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; le reste de la fiche est publié.',
    'content.purpose.tangled':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Pour quoi faire\u00A0: la mise en forme du texte est trop emmêlée pour être lue. Effacez la mise en forme dans l’éditeur\u202F; le reste de la fiche est publié.',
    'content.remarks.tangled':
      'Fiche «\u00A0{{sheet}}\u00A0», champ Remarques\u00A0: la mise en forme du texte est trop emmêlée pour être lue. Effacez la mise en forme dans l’éditeur\u202F; le reste de la fiche est publié.',
  },
  {
    'content.oversize':
      'Sheet no. {{id}}: it weighs {{size}} KiB, too much to be read. Shorten its texts or remove the images pasted into them; the whole sheet is left out.',
    'content.unreadable':
      'Sheet no. {{id}}: its content could not be read. Open it in Moodle and save it again; the whole sheet is left out.',
    'content.name.missing':
      'Sheet no. {{id}}, field Name: it is empty. Give the sheet a name; without one the whole sheet is left out.',
    'content.name.long':
      'Sheet “{{sheet}}”, field Name: it has {{count}} characters, at most {{max}}. Shorten it; until then the whole sheet is left out.',
    'content.category.missing':
      'Sheet “{{sheet}}”, field Category: it is empty. Choose a category; without one the whole sheet is left out.',
    'content.category.unknown':
      'Sheet “{{sheet}}”, field Category: “{{value}}” is not a known category. Choose one from the list; until then the whole sheet is left out.',
    'content.state.missing':
      'Sheet “{{sheet}}”, field State: it is empty. Choose “To publish” if the sheet is ready; until then the whole sheet is left out.',
    'content.state.unknown':
      'Sheet “{{sheet}}”, field State: “{{value}}” is not a known state. Choose “To publish” if the sheet is ready; until then the whole sheet is left out.',
    'content.mail.invalid':
      'Sheet “{{sheet}}”, field E-mail: “{{value}}” is not an address. Correct it or empty the field; the rest of the sheet is published.',
    'content.phone.invalid':
      'Sheet “{{sheet}}”, field Phone: “{{value}}” is not a number. Write it like “02 41 88 12 34” (or “+49 30 901820” abroad) or empty the field; the rest of the sheet is published.',
    'content.site.invalid':
      'Sheet “{{sheet}}”, field Web site: “{{value}}” is not a web address. Write it like “https://www.example.org”, without a password, or empty the field; the rest of the sheet is published.',
    'content.verified_on.invalid':
      'Sheet “{{sheet}}”, field Verified on: “{{value}}” is not a day of the calendar. Choose a date or empty the field; the rest of the sheet is published.',
    'content.address.long':
      'Sheet “{{sheet}}”, field Address: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest of the sheet is published.',
    'content.commune.long':
      'Sheet “{{sheet}}”, field Commune: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest of the sheet is published.',
    'content.hours.long':
      'Sheet “{{sheet}}”, field Opening hours: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest of the sheet is published.',
    'content.purpose.long':
      'Sheet “{{sheet}}”, field What for: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest of the sheet is published.',
    'content.remarks.long':
      'Sheet “{{sheet}}”, field Remarks: the text (which begins with “{{value}}”) has {{count}} characters, at most {{max}}. Shorten it; the rest of the sheet is published.',
    'content.purpose.tangled':
      'Sheet “{{sheet}}”, field What for: the formatting of the text is too tangled to be read. Clear the formatting in the editor; the rest of the sheet is published.',
    'content.remarks.tangled':
      'Sheet “{{sheet}}”, field Remarks: the formatting of the text is too tangled to be read. Clear the formatting in the editor; the rest of the sheet is published.',
  },
);
