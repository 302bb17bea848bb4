import { bilingual } from './catalogue.ts';

/** What is said of a file that a person hands in, whatever it holds. */
export const catalogue = bilingual(
  {
    'files.missing':
      'Fichier « {{file}} » : il n’existe pas. Vérifiez le nom et le dossier, puis recommencez.',
    'files.folder':
      'Fichier « {{file}} » : c’est un dossier. Donnez le nom d’un fichier, puis recommencez.',
    'files.forbidden':
      'Fichier « {{file}} » : le compagnon n’a pas le droit de le lire. Donnez-lui ce droit, puis recommencez.',
    'files.broken':
      'Fichier « {{file}} » : la compression (gzip) est abîmée ou coupée. Téléchargez-le à nouveau, puis recommencez.',
    'files.large':
      'Fichier « {{file}} » : il contient plus de {{limit}} Mo une fois décompressé. Coupez-le en plusieurs fichiers ; rien n’a changé.',
    'files.exists':
      'Fichier « {{file}} » : il existe déjà. Choisissez un autre nom, ou ajoutez --force pour le remplacer.',
    'files.noFolder':
      'Fichier « {{file}} » : son dossier n’existe pas. Créez-le ou choisissez-en un autre.',
    'files.notWritable':
      'Fichier « {{file}} » : le compagnon n’a pas le droit de l’écrire là. Choisissez un autre dossier.',
    'table.notText':
      'Ce fichier n’est pas du texte. Enregistrez le tableau en CSV (UTF-8), puis recommencez ; rien n’a changé.',
    'table.row':
      'Ligne {{row}} : des guillemets y sont ouverts et jamais fermés, ou la ligne est trop longue. Corrigez-la, puis recommencez ; rien n’a changé.',
    'table.tooLong':
      'Ligne {{row}} : elle a plus de cellules que de colonnes. Cherchez-y un séparateur ou des guillemets de trop.',
    'table.nothing': 'Aucune ligne ne convient : rien n’a changé.',
    'table.empty':
      'Aucune ligne ne suit les titres des colonnes : rien n’a changé. Vérifiez que le fichier est entier.',
  },
  {
    'files.missing':
      'File “{{file}}”: it does not exist. Check the name and the folder, then start again.',
    'files.folder': 'File “{{file}}”: it is a folder. Give the name of a file, then start again.',
    'files.forbidden':
      'File “{{file}}”: the companion may not read it. Give it the right to, then start again.',
    'files.broken':
      'File “{{file}}”: its compression (gzip) is damaged or cut off. Download it again, then start again.',
    'files.large':
      'File “{{file}}”: it holds more than {{limit}} MB once unpacked. Cut it into several files; nothing changed.',
    'files.exists':
      'File “{{file}}”: it exists already. Choose another name, or add --force to replace it.',
    'files.noFolder': 'File “{{file}}”: its folder does not exist. Make it or choose another one.',
    'files.notWritable':
      'File “{{file}}”: the companion may not write it there. Choose another folder.',
    'table.notText':
      'This file is not text. Save the table as CSV (UTF-8), then start again; nothing changed.',
    'table.row':
      'Row {{row}}: a quote is opened in it and never closed, or the row is too long. Correct it, then start again; nothing changed.',
    'table.tooLong':
      'Row {{row}}: it has more cells than there are columns. Look for a separator or a quote too many.',
    'table.nothing': 'No row will do: nothing changed.',
    'table.empty':
      'No row follows the titles of the columns: nothing changed. Check that the file is whole.',
  },
);
