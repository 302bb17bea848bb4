import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'wishes.key':
      'Souhait « {{key}} », champ key : cette clé ne convient pas. Écrivez le code de l’espace puis un nom, en minuscules, par exemple mel/group/7k2f, en 150 caractères au plus ; rien n’est gardé.',
    'wishes.name':
      'Souhait « {{key}} », champ name : il est vide ou trop long. Donnez-lui un nom de {{limit}} caractères au plus ; rien n’est gardé.',
    'wishes.space':
      'Souhait « {{key}} », champ key : Moodle n’a pas d’espace « {{space}} ». Commencez la clé par le code d’un espace, ou créez l’espace ; rien n’est gardé.',
    'wishes.otherType':
      'Souhait « {{key}} », champ type : sous cette clé attend déjà « {{before}} », non « {{type}} ». Choisissez une autre clé, ou reprenez d’abord ce souhait ; rien n’est gardé.',
    'wishes.large':
      'Souhait « {{key}} », champ body : il pèse {{size}} octets, au plus {{limit}}. Raccourcissez ses textes ; rien n’est gardé.',
    'wishes.field.missing':
      'Souhait « {{key}} », champ {{field}} : il manque. Remplissez-le ; rien n’est gardé.',
    'wishes.field.type':
      'Souhait « {{key}} », champ {{field}} : ce n’est pas la sorte de valeur attendue ({{expected}}). Corrigez-le ; rien n’est gardé.',
    'wishes.field.small':
      'Souhait « {{key}} », champ {{field}} : il est vide ou trop petit, au moins {{limit}}. Complétez-le ; rien n’est gardé.',
    'wishes.field.big':
      'Souhait « {{key}} », champ {{field}} : il est trop long ou trop grand, au plus {{limit}}. Raccourcissez-le ; rien n’est gardé.',
    'wishes.field.value':
      'Souhait « {{key}} », champ {{field}} : cette valeur n’est pas permise. Choisissez parmi {{values}} ; rien n’est gardé.',
    'wishes.field.form':
      'Souhait « {{key}} », champ {{field}} : il n’a pas la forme attendue (voir docs/bridge-pieces.md). Corrigez-le ; rien n’est gardé.',
  },
  {
    'wishes.key':
      'Wish “{{key}}”, field key: this key will not do. Write the code of the space and then a name, in lower case, for instance mel/group/7k2f, 150 characters at most; nothing is kept.',
    'wishes.name':
      'Wish “{{key}}”, field name: it is empty or too long. Give it a name of at most {{limit}} characters; nothing is kept.',
    'wishes.space':
      'Wish “{{key}}”, field key: Moodle has no space “{{space}}”. Begin the key with the code of a space, or create the space; nothing is kept.',
    'wishes.otherType':
      'Wish “{{key}}”, field type: under this key “{{before}}” is waiting already, not “{{type}}”. Choose another key, or take that wish back first; nothing is kept.',
    'wishes.large':
      'Wish “{{key}}”, field body: it weighs {{size}} bytes, at most {{limit}}. Shorten its texts; nothing is kept.',
    'wishes.field.missing':
      'Wish “{{key}}”, field {{field}}: it is missing. Fill it in; nothing is kept.',
    'wishes.field.type':
      'Wish “{{key}}”, field {{field}}: this is not the kind of value expected ({{expected}}). Correct it; nothing is kept.',
    'wishes.field.small':
      'Wish “{{key}}”, field {{field}}: it is empty or too small, at least {{limit}}. Complete it; nothing is kept.',
    'wishes.field.big':
      'Wish “{{key}}”, field {{field}}: it is too long or too large, at most {{limit}}. Shorten it; nothing is kept.',
    'wishes.field.value':
      'Wish “{{key}}”, field {{field}}: this value is not allowed. Choose among {{values}}; nothing is kept.',
    'wishes.field.form':
      'Wish “{{key}}”, field {{field}}: it does not have the form expected (see docs/bridge-pieces.md). Correct it; nothing is kept.',
  },
);
