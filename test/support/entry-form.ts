/** The form of an entry of a database, filled in by the codes of its fields. */
import { content, controlsOf, elements, formWith, text } from './forms.ts';
import type { Element, Page, Sent, Values } from './forms.ts';

/**
 * The fields of an entry as a person sees them, French or English, whatever the sheet: where two
 * sheets name a field differently, both names are here.
 */
const LABELS: Record<string, readonly string[]> = {
  category: ['Rubrique', 'Category'],
  name: ['Nom', 'Name'],
  firstname: ['Prénom', 'First name'],
  lastname: ['Nom', 'Last name'],
  quality: ['À quel titre', 'As what'],
  agreed: ["D'accord pour être invité", 'Agreed to be invited'],
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
  themes: ['Thèmes', 'Themes'],
  for_whom: ['Pour qui', 'For whom'],
  cost: ['Coût', 'Cost'],
  recommended_by: ['Recommandée par (réservé aux référents)', 'Recommended by (referents only)'],
  verified_by: ['Vérifiée par (réservé aux référents)', 'Verified by (referents only)'],
  rhythm: ['À revérifier tous les', 'To be verified every'],
  siret: ['SIRET'],
  source: ['Source des données', 'Source of the data', "D'où vient l'offre", 'Where it comes from'],
  kind: ['Nature', 'Kind'],
  sector: ["Secteur d'activité", 'Sector'],
  metiers: ['Métiers recherchés (codes ROME)', 'Métiers sought (ROME codes)'],
  size: ['Effectif', 'Size'],
  mandate: ['Mandat public (jamais une opinion)', 'Public mandate (never an opinion)'],
  knowledge: ['Ce que le réseau en sait', 'What the network knows'],
  introducer: ['Qui peut présenter (réservé aux référents)', 'Who can introduce (referents only)'],
  title: ['Intitulé', 'Title'],
  diffusion: ['Diffusion', 'Circulation'],
  metier: ['Métier (code ROME)', 'Métier (ROME code)'],
  employer: ['Employeur', 'Employer'],
  contract: ['Contrat', 'Contract'],
  level: ['Niveau', 'Level'],
  salary: ['Salaire', 'Salary'],
  experience: ['Expérience demandée', 'Experience asked for'],
  clearance: ['Habilitation', 'Security clearance'],
  description: ['Description'],
  deadline: ['Date limite (JJ/MM/AAAA)', 'Deadline (DD/MM/YYYY)'],
};

/** As it is read aloud: one kind of space and of apostrophe. */
const said = (text: string): string => text.replace(/\s+/g, ' ').replace(/’/g, "'").trim();

/**
 * From values by code to values by the form's own controls, found by their labels. Of several
 * choices, the value has those to be ticked, one a line.
 */
export function entryControls(page: Page, values: Values): Sent {
  const form = formWith(page, 'rid');
  const labels = elements(form, 'label').map((one) => ({
    of: text(one, 'htmlFor'),
    says: said(content(one)),
  }));
  const controls = controlsOf(form);
  const named: Sent = {};
  for (const [code, value] of Object.entries(values)) {
    if (code === 'verified_on') {
      Object.assign(named, dateControls(controls, value));
      continue;
    }
    const group = groupOf(form, code);
    if (group) {
      Object.assign(named, boxesOf(group, value));
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

/** The boxes of one field stand together, under its name. */
function groupOf(form: Element, code: string): Element | undefined {
  return elements(form, 'fieldset').find((one) =>
    elements(one, 'legend').some((legend) => (LABELS[code] ?? []).includes(said(content(legend)))),
  );
}

/** Those that the lines of `wanted` name; `a|b` names one in either language. */
function boxesOf(group: Element, wanted: string): Sent {
  const boxes = controlsOf(group).filter((one) => text(one, 'type') === 'checkbox');
  const lines = wanted.split('\n').filter((line) => line !== '');
  const ticked = lines.map((line) => {
    const box = boxes.find((one) =>
      line
        .split('|')
        .map(said)
        .includes(said(text(one, 'value'))),
    );
    if (!box) throw new Error(`No choice ${line}`);
    return text(box, 'value');
  });
  return { [text(boxes[0]!, 'name')]: ticked };
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
  const names = wanted.split('|').map(said);
  const option = options.find((one) => names.includes(said(content(one))));
  if (!option) throw new Error(`No option ${wanted}`);
  return text(option, 'value') || content(option).trim();
}
