import { bilingual } from './catalogue.ts';

/** What is said of files of sheets: what they are, their rows, what becomes of them. */
export const catalogue = bilingual(
  {
    'imports.space':
      'L’espace « {{space}} » n’est pas un espace régional connu. Connus : {{known}}. Au besoin, lancez d’abord : mara sync.',
    'imports.file.empty':
      'Ce fichier est vide (zéro octet). Vérifiez son envoi ou son enregistrement, puis recommencez ; rien n’a changé.',
    'imports.file.noRows':
      'Ce fichier n’a aucune ligne sous les titres des colonnes. Remplissez-le, puis recommencez ; rien n’a changé.',
    'imports.file.rows':
      'Ce fichier a plus de {{limit}} lignes. Coupez-le en plusieurs fichiers ; rien n’a changé.',
    'imports.file.pdf':
      'Ce fichier est un PDF, quel que soit son nom. Demandez le tableau d’origine (.xlsx ou .csv) ; rien n’a changé.',
    'imports.file.html':
      'Ce fichier est une page web ou du XML, quel que soit son nom. Ouvrez-le dans un tableur et enregistrez-le en .xlsx ; rien n’a changé.',
    'imports.file.json':
      'Ce JSON n’est pas un export du compagnon (mara export). Pour data·inclusion, lancez : mara import data-inclusion ; rien n’a changé.',
    'imports.file.xls':
      'Ce fichier est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le en .xlsx, puis recommencez ; rien n’a changé.',
    'imports.file.ods':
      'Ce fichier est un classeur LibreOffice (.ods). Enregistrez-le en .xlsx, puis recommencez ; rien n’a changé.',
    'imports.file.locked':
      'Ce fichier est protégé par un mot de passe. Retirez le mot de passe, enregistrez-le, puis recommencez ; rien n’a changé.',
    'imports.file.notWorkbook':
      'Ce fichier est une archive (zip) mais pas un classeur .xlsx. Donnez le classeur lui-même, enregistré en .xlsx ; rien n’a changé.',
    'imports.file.brokenZip':
      'Ce fichier est coupé ou abîmé. Envoyez-le ou téléchargez-le à nouveau, puis recommencez ; rien n’a changé.',
    'imports.file.brokenWorkbook':
      'Ce classeur ne peut pas être lu. Ouvrez-le dans un tableur, enregistrez-le en .xlsx sous un autre nom, puis recommencez ; rien n’a changé.',
    'imports.file.bomb':
      'Ce fichier contient plus de {{limit}} Mo une fois décompressé. Gardez les seules lignes utiles, ou coupez-le ; rien n’a changé.',
    'imports.file.entities':
      'Ce classeur contient des définitions XML qu’aucun tableur n’écrit. Par prudence il n’est pas lu ; demandez-en un autre à son auteur. Rien n’a changé.',
    'imports.file.ranges':
      'Ce classeur a des cellules fusionnées ou des plages nommées immenses. Copiez les lignes dans un classeur neuf, puis recommencez ; rien n’a changé.',
    'imports.family.missing':
      'Ce fichier ne dit pas quelles fiches il contient. Ajoutez --family living_area, job_market ou opening ; rien n’a changé.',
    'imports.family.unknown':
      '« {{family}} » n’est pas une famille de fiches. Possibles : living_area (bassin de vie), job_market (bassin d’emploi), opening (offres d’emploi).',
    'imports.tab.first':
      'Ce classeur a plusieurs feuilles : seule « {{tab}} » est lue. Laissées de côté : {{others}}.',
    'imports.columns.missing':
      'Il manque des colonnes obligatoires : {{missing}}. Trouvées : {{found}}. Ajoutez-les, ou dites lesquelles ce sont avec --map "Colonne=champ" ; rien n’a changé.',
    'imports.column.unknown':
      'La colonne « {{title}} » ne correspond à aucun champ : elle n’est pas lue. Au besoin : --map "{{title}}=champ".',
    'imports.column.doubled': 'La colonne « {{title}} » est en double : seule la première est lue.',
    'imports.map.column':
      'Le fichier n’a pas de colonne « {{title}} ». Colonnes trouvées : {{found}}. Écrivez --map "Colonne=champ".',
    'imports.map.field': 'Le champ « {{field}} » n’existe pas. Champs possibles : {{fields}}.',
    'imports.map.remembered':
      'Les colonnes sont lues comme la dernière fois pour un fichier de cette forme (--forget-mapping l’oublie).',
    'imports.row.tooLong':
      'Elle a plus de cellules que de colonnes : cherchez-y un séparateur ou des guillemets de trop.',
    'imports.row.large':
      'Elle est trop longue pour une fiche. Raccourcissez ses textes les plus longs.',
    'imports.row.twice':
      'C’est la même fiche que la ligne {{first}} : elle est laissée de côté. Gardez une seule des deux.',
    'imports.row.alike':
      'Elle a le même nom et la même commune que la ligne {{first}}, sous un autre identifiant. Vérifiez que ce sont deux fiches.',
    'imports.row.own':
      'Un référent a déjà cette fiche ({{url}}) : la sienne est gardée, la ligne est laissée de côté.',
    'imports.row.edited':
      'La fiche a été modifiée dans Moodle : gardée telle quelle. Reportez-y la nouveauté à la main si elle compte.',
    'imports.row.deleted': 'La fiche a été supprimée dans Moodle : elle n’est pas refaite.',
    'imports.row.refused':
      'Moodle n’a pas pris cette ligne ({{code}} {{detail}}). Corrigez-la, puis recommencez.',
    'imports.state.unknown':
      'Cet état n’est pas dans la liste (Brouillon, À publier, À retirer) : la fiche est mise en brouillon.',
    'imports.cell.error':
      'La cellule contient une erreur du tableur ou une date impossible : elle est laissée vide.',
    'imports.cell.formula':
      'La cellule contient une formule sans résultat : elle est laissée vide. Remplacez la formule par sa valeur.',
    'imports.cell.rounded':
      'Le tableur a pu arrondir ce nombre, qui a plus de quinze chiffres. Mettez la colonne au format Texte et ressaisissez-le.',
    'imports.cell.long':
      'Le texte est trop long : {{count}} caractères, {{max}} au plus. Il est laissé de côté : raccourcissez-le.',
    'imports.number.mended':
      'Le tableur avait ôté le zéro du début : il est remis. Vérifiez, et mettez la colonne au format Texte.',
    'imports.number.lost':
      'Le tableur a changé ce nombre en puissance de dix (comme 3,3E+13) : il est perdu et laissé vide. Mettez la colonne au format Texte et ressaisissez-le.',
    'imports.inclusion.file':
      'Ce fichier n’est pas du JSON de data·inclusion avec des structures. Téléchargez les structures et les services (JSON) sur data.gouv.fr, puis recommencez ; rien n’a changé.',
    'imports.inclusion.row':
      'Ce n’est ni une structure ni un service : il y manque un identifiant.',
    'imports.inclusion.category':
      'La rubrique « {{category}} » n’existe pas. Possibles : {{known}}.',
    'imports.undo.unknown': 'L’import « {{run}} » n’est pas connu. Les derniers : {{known}}.',
    'cli.import.space': 'le code de l’espace à remplir',
    'cli.import.family': 'les fiches du fichier : living_area, job_market ou opening',
    'cli.import.category': 'cette rubrique seulement (data-inclusion)',
    'cli.import.key': 'la colonne qui nomme chaque fiche d’un fichier à l’autre',
    'cli.import.map': 'ce que sont les colonnes : "Colonne=champ,Autre=champ"',
    'cli.import.problems': 'écrit tous les problèmes dans ce fichier CSV',
    'cli.import.as': 'dit qui importe',
    'cli.import.publish': 'met à publier les fiches qui ne disent pas leur état',
    'cli.import.forgetMapping': 'oublie comment les colonnes étaient lues',
    'cli.value.code': 'CODE',
    'cli.value.family': 'FAMILLE',
    'cli.value.category': 'RUBRIQUE',
    'cli.value.column': 'COLONNE',
    'cli.value.mapping': 'COLONNES',
    'cli.value.file': 'FICHIER',
    'cli.value.audience': 'QUI',
    'cli.problem.tab': 'Feuille',
    'cli.problem.row': 'Ligne',
    'cli.problem.column': 'Colonne',
    'cli.problem.effect': 'Suite',
    'cli.problem.told': 'Problème',
    'cli.problem.at': 'ligne {{row}}',
    'cli.problem.count':
      'Problèmes : {{row}} (lignes laissées de côté), {{value}} (valeurs laissées de côté), {{note}} (à vérifier).',
    'cli.problem.file': 'La liste entière est dans « {{file}} ».',
    'cli.effect.row': 'ligne laissée de côté',
    'cli.effect.value': 'valeur laissée de côté',
    'cli.effect.note': 'à vérifier',
    'cli.imported.mapping': '« {{tab}} » ({{family}}) : {{columns}}',
    'cli.imported.progress': 'Fiches : {{done}} sur {{total}}',
    'cli.imported.rows_one': '{{count}} ligne lue.',
    'cli.imported.rows_other': '{{count}} lignes lues.',
    'cli.imported.would': 'Seraient créées : {{create}} ; modifiées : {{update}}.',
    'cli.imported.created': 'créées : {{count}}',
    'cli.imported.updated': 'mises à jour : {{count}}',
    'cli.imported.unchanged': 'déjà telles quelles : {{count}}',
    'cli.imported.conflict': 'gardées, car modifiées dans Moodle : {{count}}',
    'cli.imported.gone': 'non refaites, car supprimées dans Moodle : {{count}}',
    'cli.imported.own': 'laissées de côté, car un référent a déjà la fiche : {{count}}',
    'cli.imported.left': 'laissées de côté : {{count}}',
    'cli.imported.failed': 'refusées par Moodle : {{count}}',
    'cli.imported.next':
      'La suite : un référent relit les brouillons dans Moodle et choisit l’état « À publier ».',
    'cli.imported.undo': 'Pour défaire : mara import undo {{run}}',
    'cli.inclusion.structures':
      'Structures dans le fichier : {{count}} ; hors du territoire : {{elsewhere}} ; d’une autre rubrique : {{other}}.',
    'cli.undo.stage': 'Défaire l’import',
    'cli.undo.removed': 'Fiches retirées : {{count}}.',
    'cli.undo.kept': 'Fiches gardées, car quelqu’un les a modifiées dans Moodle : {{count}}.',
    'cli.undo.failed': 'Fiches que Moodle n’a pas retirées : {{count}}. Recommencez plus tard.',
    'cli.export.summary': 'écrit tout le contenu d’un espace dans un classeur ou en JSON',
    'cli.export.space': 'le code de l’espace',
    'cli.export.out': 'le fichier à écrire : .xlsx ou .json',
    'cli.export.for': 'pour qui : referents (tout), members ou public',
    'cli.export.force': 'remplace le fichier s’il existe',
    'cli.export.audience': '« {{audience}} » n’est pas possible. Possibles : {{known}}.',
    'cli.export.done_one': '{{count}} fiche écrite dans « {{file}} ».',
    'cli.export.done_other': '{{count}} fiches écrites dans « {{file}} ».',
    'cli.export.cut':
      'Textes coupés, trop longs pour une cellule : {{count}}. L’export en .json les a entiers.',
    'cli.template.summary': 'écrit un classeur à remplir, puis à reprendre avec import sheets',
    'cli.template.family': 'living_area, job_market ou opening',
    'cli.template.out': 'le fichier à écrire (.xlsx)',
    'cli.template.done': 'Classeur à remplir : « {{file}} ».',
  },
  {
    'imports.space':
      'The space “{{space}}” is not a known regional space. Known: {{known}}. If need be, first run: mara sync.',
    'imports.file.empty':
      'This file is empty (zero bytes). Check how it was sent or saved, then start again; nothing changed.',
    'imports.file.noRows':
      'This file has no row below the titles of its columns. Fill it in, then start again; nothing changed.',
    'imports.file.rows':
      'This file has more than {{limit}} rows. Cut it into several files; nothing changed.',
    'imports.file.pdf':
      'This file is a PDF, whatever its name. Ask for the table it was made from (.xlsx or .csv); nothing changed.',
    'imports.file.html':
      'This file is a web page or XML, whatever its name. Open it in a spreadsheet program and save it as .xlsx; nothing changed.',
    'imports.file.json':
      'This JSON is not an export of the companion (mara export). For data·inclusion, run: mara import data-inclusion; nothing changed.',
    'imports.file.xls':
      'This file is an old Excel workbook (.xls). Open it and save it as .xlsx, then start again; nothing changed.',
    'imports.file.ods':
      'This file is a LibreOffice workbook (.ods). Save it as .xlsx, then start again; nothing changed.',
    'imports.file.locked':
      'This file is protected by a password. Take the password off, save it, then start again; nothing changed.',
    'imports.file.notWorkbook':
      'This file is an archive (zip) but not a workbook (.xlsx). Give the workbook itself, saved as .xlsx; nothing changed.',
    'imports.file.brokenZip':
      'This file is cut off or damaged. Send or download it again, then start again; nothing changed.',
    'imports.file.brokenWorkbook':
      'This workbook cannot be read. Open it in a spreadsheet program, save it as .xlsx under another name, then start again; nothing changed.',
    'imports.file.bomb':
      'This file holds more than {{limit}} MB once unpacked. Keep the rows that are wanted, or cut it; nothing changed.',
    'imports.file.entities':
      'This workbook holds XML definitions that no spreadsheet program writes. To be safe it is not read; ask its author for another. Nothing changed.',
    'imports.file.ranges':
      'This workbook has merged cells or named ranges of immense size. Copy its rows into a new workbook, then start again; nothing changed.',
    'imports.family.missing':
      'This file does not say which sheets it holds. Add --family living_area, job_market or opening; nothing changed.',
    'imports.family.unknown':
      '“{{family}}” is not a family of sheets. Possible: living_area, job_market, opening.',
    'imports.tab.first':
      'This workbook has several tabs: only “{{tab}}” is read. Left aside: {{others}}.',
    'imports.columns.missing':
      'Required columns are missing: {{missing}}. Found: {{found}}. Add them, or say which they are with --map "Column=field"; nothing changed.',
    'imports.column.unknown':
      'The column “{{title}}” is no known field: it is not read. If need be: --map "{{title}}=field".',
    'imports.column.doubled': 'The column “{{title}}” stands twice: only the first is read.',
    'imports.map.column':
      'The file has no column “{{title}}”. Columns found: {{found}}. Write --map "Column=field".',
    'imports.map.field': 'The field “{{field}}” does not exist. Possible fields: {{fields}}.',
    'imports.map.remembered':
      'The columns are read as last time for a file of this shape (--forget-mapping forgets it).',
    'imports.row.tooLong':
      'It has more cells than there are columns: look for a separator or a quote too many.',
    'imports.row.large': 'It is too long for a sheet. Shorten its longest texts.',
    'imports.row.twice':
      'It is the same sheet as row {{first}}: it is left out. Keep one of the two.',
    'imports.row.alike':
      'It has the name and commune of row {{first}}, under another identifier. Check that they are two sheets.',
    'imports.row.own':
      'A referent has this sheet already ({{url}}): theirs is kept, the row is left out.',
    'imports.row.edited':
      'The sheet was edited in Moodle: kept as it is. Carry what is new into it by hand if it matters.',
    'imports.row.deleted': 'The sheet was deleted in Moodle: it is not made again.',
    'imports.row.refused':
      'Moodle did not take this row ({{code}} {{detail}}). Correct it, then start again.',
    'imports.state.unknown':
      'This state is not in the list (Draft, To publish, To withdraw): the sheet becomes a draft.',
    'imports.cell.error':
      'The cell holds an error of the spreadsheet or an impossible date: it is left empty.',
    'imports.cell.formula':
      'The cell holds a formula without a result: it is left empty. Put the value in its place.',
    'imports.cell.rounded':
      'The spreadsheet may have rounded this number, which has more than fifteen digits. Make the column Text and type it again.',
    'imports.cell.long':
      'The text is too long: {{count}} characters, {{max}} at most. It is left out: shorten it.',
    'imports.number.mended':
      'The spreadsheet had taken the leading zero away: it is put back. Check it, and make the column Text.',
    'imports.number.lost':
      'The spreadsheet turned this number into a power of ten (like 3.3E+13): it is lost and left empty. Make the column Text and type it again.',
    'imports.inclusion.file':
      'This file is no JSON of data·inclusion with structures. Download the structures and services (JSON) from data.gouv.fr, then start again; nothing changed.',
    'imports.inclusion.row': 'It is neither a structure nor a service: it has no identifier.',
    'imports.inclusion.category':
      'The category “{{category}}” does not exist. Possible: {{known}}.',
    'imports.undo.unknown': 'The import “{{run}}” is not known. The latest: {{known}}.',
    'cli.import.space': 'the code of the space to fill',
    'cli.import.family': 'the sheets in the file: living_area, job_market or opening',
    'cli.import.category': 'this category only (data-inclusion)',
    'cli.import.key': 'the column that names each sheet from one file to the next',
    'cli.import.map': 'what the columns are: "Column=field,Other=field"',
    'cli.import.problems': 'writes all problems into this CSV file',
    'cli.import.as': 'says who imports',
    'cli.import.publish': 'sheets that name no state are to be published',
    'cli.import.forgetMapping': 'forgets how the columns were read',
    'cli.value.code': 'CODE',
    'cli.value.family': 'FAMILY',
    'cli.value.category': 'CATEGORY',
    'cli.value.column': 'COLUMN',
    'cli.value.mapping': 'COLUMNS',
    'cli.value.file': 'FILE',
    'cli.value.audience': 'WHOM',
    'cli.problem.tab': 'Tab',
    'cli.problem.row': 'Row',
    'cli.problem.column': 'Column',
    'cli.problem.effect': 'Effect',
    'cli.problem.told': 'Problem',
    'cli.problem.at': 'row {{row}}',
    'cli.problem.count':
      'Problems: {{row}} (rows left out), {{value}} (values left out), {{note}} (to be checked).',
    'cli.problem.file': 'The whole list is in “{{file}}”.',
    'cli.effect.row': 'row left out',
    'cli.effect.value': 'value left out',
    'cli.effect.note': 'to be checked',
    'cli.imported.mapping': '“{{tab}}” ({{family}}): {{columns}}',
    'cli.imported.progress': 'Sheets: {{done}} of {{total}}',
    'cli.imported.rows_one': '{{count}} row read.',
    'cli.imported.rows_other': '{{count}} rows read.',
    'cli.imported.would': 'Would be created: {{create}}; changed: {{update}}.',
    'cli.imported.created': 'created: {{count}}',
    'cli.imported.updated': 'updated: {{count}}',
    'cli.imported.unchanged': 'as they were: {{count}}',
    'cli.imported.conflict': 'kept, for they were edited in Moodle: {{count}}',
    'cli.imported.gone': 'not made again, for they were deleted in Moodle: {{count}}',
    'cli.imported.own': 'left out, for a referent has the sheet already: {{count}}',
    'cli.imported.left': 'left out: {{count}}',
    'cli.imported.failed': 'refused by Moodle: {{count}}',
    'cli.imported.next':
      'Next: a referent reads the drafts in Moodle and chooses the state “To publish”.',
    'cli.imported.undo': 'To take it back: mara import undo {{run}}',
    'cli.inclusion.structures':
      'Structures in the file: {{count}}; outside the territory: {{elsewhere}}; of another category: {{other}}.',
    'cli.undo.stage': 'Taking the import back',
    'cli.undo.removed': 'Sheets removed: {{count}}.',
    'cli.undo.kept': 'Sheets kept, for someone edited them in Moodle: {{count}}.',
    'cli.undo.failed': 'Sheets that Moodle did not remove: {{count}}. Start again later.',
    'cli.export.summary': 'writes the whole content of a space into a workbook or as JSON',
    'cli.export.space': 'the code of the space',
    'cli.export.out': 'the file to write: .xlsx or .json',
    'cli.export.for': 'for whom: referents (everything), members or public',
    'cli.export.force': 'replaces the file where it exists',
    'cli.export.audience': '“{{audience}}” is not possible. Possible: {{known}}.',
    'cli.export.done_one': '{{count}} sheet written into “{{file}}”.',
    'cli.export.done_other': '{{count}} sheets written into “{{file}}”.',
    'cli.export.cut':
      'Texts cut, too long for a cell: {{count}}. The export as .json has them whole.',
    'cli.template.summary': 'writes a workbook to fill in and to bring in with import sheets',
    'cli.template.family': 'living_area, job_market or opening',
    'cli.template.out': 'the file to write (.xlsx)',
    'cli.template.done': 'Workbook to fill in: “{{file}}”.',
  },
);
