/** A workbook to fill in: a tab of a family, its lists to choose from, and a row that shows how. */
import type ExcelJS from 'exceljs';
import type { Lang } from '../../shared/i18n.ts';
import { type Family, type FieldCode, FIELDS, type FieldSpec } from '../content/index.ts';
import { isMenu, menuTexts } from './menu-text.ts';
import { newWorkbook } from './new-workbook.ts';
import { addTab } from './write-export.ts';

/** Rows that get lists to choose from. */
const ROWS = 2000;
const LISTS = { fr: 'Listes', en: 'Lists' };

const EXAMPLES: Readonly<Partial<Record<FieldCode, { fr: string; en: string }>>> = {
  name: { fr: 'Angers Loire Habitat', en: 'Angers Loire Habitat' },
  title: { fr: 'Responsable logistique', en: 'Logistics manager' },
  purpose: { fr: 'Demander un logement social', en: 'To ask for social housing' },
  address: { fr: '4 rue de la Rame', en: '4 rue de la Rame' },
  commune: { fr: 'Angers', en: 'Angers' },
  phone: { fr: '02 41 00 00 00', en: '02 41 00 00 00' },
  mail: { fr: 'accueil@exemple.fr', en: 'accueil@exemple.fr' },
  site: { fr: 'https://www.exemple.fr', en: 'https://www.exemple.fr' },
  hours: { fr: 'Du lundi au vendredi, 9h-12h et 14h-17h', en: 'Monday to Friday, 9:00-17:00' },
  verified_on: { fr: '22/11/2026', en: '22/11/2026' },
  deadline: { fr: '31/01/2027', en: '31/01/2027' },
};

const HINTS: Readonly<Record<Lang, Record<FieldSpec['type'] | 'identifier', string>>> = {
  fr: {
    text: 'Texte sur une ligne.',
    textarea: 'Texte libre. Une ligne vide sépare deux paragraphes.',
    menu: 'Un choix de la liste.',
    checkbox: 'Un ou plusieurs choix de la feuille « Listes », séparés par des points-virgules.',
    url: 'Adresse du site, par exemple https://www.exemple.fr',
    date: 'Un jour : JJ/MM/AAAA.',
    identifier:
      'Facultatif. Un numéro ou un code à vous, toujours le même pour la même fiche. Sans lui, le SIRET ou le nom et la commune en tiennent lieu. La ligne « exemple » n’est jamais reprise.',
  },
  en: {
    text: 'Text on one line.',
    textarea: 'Free text. A blank line parts two paragraphs.',
    menu: 'One choice of the list.',
    checkbox: 'One or more choices of the tab “Lists”, parted by semicolons.',
    url: 'Address of the site, for example https://www.exemple.fr',
    date: 'A day: DD/MM/YYYY.',
    identifier:
      'Optional. A number or code of yours, always the same for the same sheet. Without it the SIRET, or name and commune, stand in. The row “example” is never brought in.',
  },
};
const REQUIRED = { fr: ' Obligatoire.', en: ' Required.' };

type Validations = { add: (range: string, rule: Partial<ExcelJS.DataValidation>) => void };

/** Lists of the menus on a tab of their own: a formula has no room for them. */
const addLists = (
  workbook: ExcelJS.Workbook,
  tab: ExcelJS.Worksheet,
  specs: readonly FieldSpec[],
  lang: Lang,
): void => {
  const lists = workbook.addWorksheet(LISTS[lang]);
  const menus = specs.filter(({ code }) => isMenu(code));
  for (const [place, spec] of menus.entries()) {
    if (!isMenu(spec.code)) continue;
    const column = lists.getColumn(place + 1);
    const options = menuTexts(spec.code, lang);
    column.values = [spec[lang], ...options];
    column.width = 30;
    if (spec.type !== 'menu') continue;
    const range = `'${LISTS[lang]}'!$${column.letter}$2:$${column.letter}$${options.length + 1}`;
    const own = tab.getColumn(spec.code).letter;
    const { dataValidations } = tab as unknown as { dataValidations: Validations };
    dataValidations.add(`${own}2:${own}${ROWS}`, {
      type: 'list',
      allowBlank: !spec.required,
      formulae: [range],
    });
  }
  lists.getRow(1).font = { bold: true };
};

export const templateOf = async (family: Family, lang: Lang): Promise<Buffer> => {
  const workbook = await newWorkbook();
  const specs = FIELDS[family];
  const tab = addTab(
    workbook,
    family,
    specs.map(({ code }) => code),
    lang,
  );
  addLists(workbook, tab, specs, lang);
  const header = tab.getRow(1);
  header.getCell('identifier').note = HINTS[lang].identifier;
  const example: Record<string, string> = { identifier: lang === 'fr' ? 'exemple' : 'example' };
  for (const spec of specs) {
    const hint = `${HINTS[lang][spec.type]}${spec.required ? REQUIRED[lang] : ''}`;
    header.getCell(spec.code).note = hint;
    const first = isMenu(spec.code) ? menuTexts(spec.code, lang)[0] : undefined;
    example[spec.code] = EXAMPLES[spec.code]?.[lang] ?? first ?? '';
  }
  const row = tab.addRow(example);
  row.font = { italic: true, color: { argb: 'FF767676' } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
