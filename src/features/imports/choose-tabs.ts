/** Which tables of a file are which families. */
import { MaraError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { columnKey } from '../../shared/table.ts';
import { FAMILIES, type Family } from '../content/index.ts';
import type { Tab } from './tab.ts';

/** What the tab of a family is called in a file of ours. */
export const TAB_NAMES: Readonly<Record<Family, { fr: string; en: string }>> = {
  living_area: { fr: 'Bassin de vie', en: 'Living area' },
  job_market: { fr: 'Bassin d’emploi', en: 'Job market' },
  opening: { fr: 'Offres d’emploi', en: 'Openings' },
};

export const isFamily = (text: string): text is Family =>
  (FAMILIES as readonly string[]).includes(text);

const familyNamed = (name: string | null): Family | null =>
  FAMILIES.find((family) =>
    [family, TAB_NAMES[family].fr, TAB_NAMES[family].en]
      .map(columnKey)
      .includes(columnKey(name ?? '')),
  ) ?? null;

export type Chosen = { tables: { family: Family; tab: Tab }[]; notes: Message[] };

/**
 * The tables to bring in: the tab of the family asked for, else the first; without a family, every
 * tab that is called as one.
 * @throws MaraError where no tab tells its family and none was asked for.
 */
export const chooseTabs = (tabs: readonly Tab[], family: Family | null): Chosen => {
  const full = tabs.filter(({ rows }) => rows.length > 0);
  const named = full.flatMap((tab) => {
    const of = familyNamed(tab.name);
    return of === null ? [] : [{ family: of, tab }];
  });
  if (family === null) {
    if (named.length === 0) throw new MaraError(message('imports.family.missing'));
    return { tables: named, notes: [] };
  }
  const own = named.find((one) => one.family === family);
  if (own !== undefined) return { tables: [own], notes: [] };
  const [tab, ...others] = full;
  if (tab === undefined) throw new MaraError(message('imports.file.noRows'));
  const params = { tab: tab.name ?? '', others: others.map(({ name }) => name ?? '').join(', ') };
  const notes = others.length === 0 ? [] : [message('imports.tab.first', params)];
  return { tables: [{ family, tab }], notes };
};
