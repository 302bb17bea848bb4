import { bilingual } from './catalogue.ts';

/**
 * Why a whole sheet or opening is left out, on which field of the form, and the mend. `kind` is what
 * it is, `sheet` its name, or its number where the name is not to be told (sheet-words.ts).
 */
export const catalogue = bilingual(
  {
    'content.oversize':
      '{{kind, head}} {{sheet, record}}\u00A0: elle pèse {{size}}\u00A0Kio, c’est trop pour être lue. Raccourcissez ses textes ou retirez les images collées dedans\u202F; {{kind, the}} entière est laissée de côté.',
    'content.unreadable':
      '{{kind, head}} {{sheet, record}}\u00A0: son contenu n’a pas pu être lu. Ouvrez-la dans Moodle et enregistrez-la de nouveau\u202F; {{kind, the}} entière est laissée de côté.',
    'content.name.missing':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: il est vide. Écrivez-y un nom court\u202F; sans lui, {{kind, the}} entière est laissée de côté.',
    'content.name.long':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: il compte {{count}} caractères, au plus {{max}}. Raccourcissez-le\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
    'content.state.missing':
      '{{kind, head}} {{sheet, record}}, champ État\u00A0: il est vide. Choisissez «\u00A0À publier\u00A0» si {{kind, the}} est prête\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
    'content.state.unknown':
      '{{kind, head}} {{sheet, record}}, champ État\u00A0: «\u00A0{{value}}\u00A0» n’est pas un état connu. Choisissez «\u00A0À publier\u00A0» si {{kind, the}} est prête\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
    'content.choice.missing':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: il est vide. Choisissez dans la liste\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
    'content.choice.outside':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: «\u00A0{{value}}\u00A0» n’est pas dans la liste. Choisissez ce qui convient\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
    'content.choice.untold':
      '{{kind, head}} {{sheet, record}}, champ {{field, fieldName}}\u00A0: ce qui y est écrit n’est pas dans la liste. Choisissez ce qui convient\u202F; en attendant, {{kind, the}} entière est laissée de côté.',
  },
  {
    'content.oversize':
      '{{kind, head}} {{sheet, record}}: it weighs {{size}} KiB, too much to be read. Shorten its texts or remove the images pasted into them; the whole {{kind, whole}} is left out.',
    'content.unreadable':
      '{{kind, head}} {{sheet, record}}: its content could not be read. Open it in Moodle and save it again; the whole {{kind, whole}} is left out.',
    'content.name.missing':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it is empty. Write a short name there; without one the whole {{kind, whole}} is left out.',
    'content.name.long':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it has {{count}} characters, at most {{max}}. Shorten it; until then the whole {{kind, whole}} is left out.',
    'content.state.missing':
      '{{kind, head}} {{sheet, record}}, field State: it is empty. Choose “To publish” if {{kind, the}} is ready; until then the whole {{kind, whole}} is left out.',
    'content.state.unknown':
      '{{kind, head}} {{sheet, record}}, field State: “{{value}}” is not a known state. Choose “To publish” if {{kind, the}} is ready; until then the whole {{kind, whole}} is left out.',
    'content.choice.missing':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: it is empty. Choose from the list; until then the whole {{kind, whole}} is left out.',
    'content.choice.outside':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: “{{value}}” is not in the list. Choose what suits; until then the whole {{kind, whole}} is left out.',
    'content.choice.untold':
      '{{kind, head}} {{sheet, record}}, field {{field, fieldName}}: what stands there is not in the list. Choose what suits; until then the whole {{kind, whole}} is left out.',
  },
);
