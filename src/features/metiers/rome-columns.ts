/** The columns of the ROME's files as France Travail publishes them. */
import type { Column } from '../../shared/table.ts';

export type RomeColumns =
  | { holds: 'codes'; code: Column; name: Column; parent: Column | null; executive: Column | null }
  | { holds: 'titles'; ogr: Column; code: Column; name: Column };

/** What the file holds; null: neither métiers nor job titles. */
export const romeColumns = (columns: readonly Column[]): RomeColumns | null => {
  const find = (...keys: string[]): Column | null =>
    columns.find(({ key }) => keys.includes(key)) ?? null;
  const code = find('code_rome');
  const ogr = find('code_ogr', 'code_ogr_appellation');
  const title = find(
    'libelle_appellation_long',
    'libelle_appellation',
    'libelle_appellation_court',
  );
  const name = find('libelle_rome');
  if (code === null) return null;
  if (title !== null && ogr !== null) return { holds: 'titles', ogr, code, name: title };
  if (title !== null || name === null) return null;
  return {
    holds: 'codes',
    code,
    name,
    parent: find('code_rome_parent'),
    executive: find('emploi_cadre'),
  };
};
