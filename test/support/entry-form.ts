/** The form of an entry of a database, filled in by the codes of its fields. */
import { content, controlsOf, elements, formWith, text } from './forms.ts';
import type { Element, Page, Values } from './forms.ts';

/** The fields of an entry as a person sees them, French or English. */
const LABELS: Record<string, readonly string[]> = {
  category: ['Rubrique', 'Category'],
  name: ['Nom', 'Name'],
  firstname: ['Prénom', 'First name'],
  lastname: ['Nom', 'Last name'],
  quality: ['À quel titre', 'As what'],
  agreed: ['D’accord pour être invité', "D'accord pour être invité", 'Agreed to be invited'],
  purpose: ['Pour quoi faire', 'What for'],
  address: ['Adresse', 'Address'],
  commune: ['Commune'],
  phone: ['Téléphone', 'Phone'],
  mail: ['Courriel', 'E-mail'],
  site: ['Site internet', 'Web site'],
  hours: ['Horaires', 'Opening hours'],
  contact: ['Personne à contacter (réservé aux référents)', 'Contact person (referents only)'],
  remarks: ['Remarques', 'Remarks'],
  state: ['État', 'State'],
};

/** From values by code to values by the form's own controls, found by their labels. */
export function entryControls(page: Page, values: Values): Values {
  const form = formWith(page, 'rid');
  const labels = elements(form, 'label').map((one) => ({
    of: text(one, 'htmlFor'),
    says: content(one).replace(/\s+/g, ' ').trim(),
  }));
  const controls = controlsOf(form);
  const named: Values = {};
  for (const [code, value] of Object.entries(values)) {
    if (code === 'verified_on') {
      Object.assign(named, dateControls(controls, value));
      continue;
    }
    const label = labels.find(({ says }) => (LABELS[code] ?? []).includes(says));
    const control = label && controls.find((one) => text(one, 'id') === label.of);
    if (!control) throw new Error(`No control for ${code} at ${page.url.href}`);
    named[text(control, 'name')] =
      control.tagName === 'select' ? optionSaying(control, value) : value;
  }
  return named;
}

/** The one date of the form is three menus without a label of their own. */
function dateControls(controls: Element[], day: string): Values {
  const name = controls.map((one) => text(one, 'name')).find((one) => one.endsWith('_day'));
  const [year, month, date] = day.split('-').map(Number);
  const stem = name?.slice(0, -'day'.length) ?? '';
  return { [`${stem}day`]: `${date}`, [`${stem}month`]: `${month}`, [`${stem}year`]: `${year}` };
}

/** A menu is set by what its option says; `a|b` names it in either language. */
function optionSaying(select: Element, wanted: string): string {
  const options = elements(select, 'option');
  const option = options.find((one) => wanted.split('|').includes(content(one).trim()));
  if (!option) throw new Error(`No option ${wanted}`);
  return text(option, 'value') || content(option).trim();
}
