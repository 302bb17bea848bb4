import { html, type Markup, textArea, trusted } from '../markup.ts';
import { type Control, type Field, inputName } from './fields.ts';
import type { Option } from './options.ts';
import type { Reading } from './reading.ts';
import { shownInput } from './shown.ts';
import type { Values } from './stored.ts';
import { type Words, WORDS } from './words.ts';

/** A field with what stands in its inputs, what is to be mended there, and what was shown of it first. */
export type Filled = { field: Field; values: Values; problem: string | null; shown: string };

type Drawn = Filled & { reading: Reading; words: Words };

const helpId = (name: string): string => `${name}-help`;
const problemId = (name: string): string => `${name}-problem`;

const describedBy = ({ field: { name }, problem }: Filled): string =>
  problem === null ? helpId(name) : `${helpId(name)} ${problemId(name)}`;

/** The attributes that tie an input to its help and its problem. */
const tied = (drawn: Filled): Markup =>
  trusted(
    `aria-describedby="${describedBy(drawn)}"${drawn.problem === null ? '' : ' aria-invalid="true"'}`,
  );

const help = ({ field, problem, reading }: Drawn): Markup =>
  html`<p class="muted" id="${helpId(field.name)}">${field.help[reading.lang]}</p>
    ${problem !== null && html`<p class="error" id="${problemId(field.name)}">${problem}</p>`}`;

const option = (value: string, label: string, chosen: boolean): Markup =>
  html`<option value="${value}" ${chosen && trusted('selected')}>${label}</option>`;

const box = (name: string, label: string, checked: boolean): Markup =>
  html`<p class="choice">
    <input
      type="checkbox"
      name="${name}"
      id="${name}"
      value="1"
      ${checked && trusted('checked')}
    />
    <label for="${name}">${label}</label>
  </p>`;

const hidden = (name: string, value: string): Markup =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

const radio = (name: string, value: string, label: string, checked: boolean): Markup =>
  html`<p class="choice">
    <input
      type="radio"
      name="${name}"
      id="${name}-${value}"
      value="${value}"
      ${checked && trusted('checked')}
    />
    <label for="${name}-${value}">${label}</label>
  </p>`;

const extra = ({ field, values, words }: Drawn): Markup | false => {
  const { control } = field;
  return (
    'extra' in control &&
    box(inputName(field, '_extra'), words[control.extra.word], (values['_extra'] ?? []).length > 0)
  );
};

const select = (
  drawn: Drawn,
  name: string,
  choices: readonly { code: string; label: string }[],
  chosen: string,
): Markup =>
  html`<select name="${name}" id="${name}" ${tied(drawn)}>
    ${choices.map(({ code, label }) => option(code, label, code === chosen))}
  </select>`;

const labelled = (drawn: Drawn, input: Markup): Markup => {
  const { field, reading } = drawn;
  return html`<label for="${inputName(field)}">${field.label[reading.lang]}</label>
    ${help(drawn)} ${input}`;
};

const grouped = (drawn: Drawn, inputs: Markup): Markup => {
  const { field, reading } = drawn;
  return html`<fieldset ${tied(drawn)}>
    <legend>${field.label[reading.lang]}</legend>
    ${help(drawn)} ${inputs}
  </fieldset>`;
};

const labelsOf = (options: readonly Option[], { reading }: Drawn) =>
  options.map((one) => ({ code: one.code, label: one[reading.lang] }));

const text = (drawn: Drawn): string => drawn.values['']?.[0] ?? '';

const line = (drawn: Drawn, type: 'text' | 'date' | 'number', more = ''): Markup =>
  labelled(
    drawn,
    html`<input
      type="${type}"
      name="${inputName(drawn.field)}"
      id="${inputName(drawn.field)}"
      value="${text(drawn)}"
      ${trusted(more)}
      ${tied(drawn)}
    />`,
  );

const area = (drawn: Drawn): Markup => {
  const name = inputName(drawn.field);
  const attributes = {
    name,
    id: name,
    class: 'short',
    rows: '4',
    'aria-describedby': describedBy(drawn),
    ...(drawn.problem === null ? {} : { 'aria-invalid': 'true' }),
  };
  return html`${labelled(drawn, textArea(attributes, text(drawn)))} ${extra(drawn)}`;
};

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
/** As far back and ahead as anybody plans. */
const YEARS = { before: 1, after: 8 };

const departure = (drawn: Drawn, now: Date): Markup => {
  const { field, values, words, reading } = drawn;
  const monthName = new Intl.DateTimeFormat(reading.lang, { month: 'long', timeZone: 'UTC' });
  const months = MONTHS.map((code, i) => ({
    code,
    label: monthName.format(Date.UTC(2026, i, 1)),
  }));
  const [chosen = ''] = values['_year'] ?? [];
  const near = Array.from({ length: YEARS.before + YEARS.after + 1 }, (_, i) =>
    String(now.getUTCFullYear() - YEARS.before + i),
  );
  const years = [...new Set([...near, ...(chosen === '' ? [] : [chosen])])].sort();
  const menu = (part: '_month' | '_year', label: string, choices: typeof months): Markup =>
    html`<span>
      <label for="${inputName(field, part)}">${label}</label>
      ${select(
        { ...drawn, problem: null },
        inputName(field, part),
        [{ code: '', label: words.none }, ...choices],
        values[part]?.[0] ?? '',
      )}
    </span>`;
  const kinds = [
    ['', words.notSaid],
    ['none', words.noDate],
    ['past', words.past],
    ['month', words.date],
  ] as const;
  return grouped(
    drawn,
    html`${kinds.map(([code, label]) => radio(inputName(field), code, label, text(drawn) === code))}
      <div>
        ${menu('_month', words.month, months)}
        ${menu(
          '_year',
          words.year,
          years.map((code) => ({ code, label: code })),
        )}
      </div>`,
  );
};

const controlOf = (drawn: Drawn, control: Control, now: Date): Markup => {
  const { field, values, words, reading } = drawn;
  switch (control.kind) {
    case 'one': {
      const choices = [{ code: '', label: words[control.empty] }];
      choices.push(...labelsOf(control.options, drawn));
      return labelled(drawn, select(drawn, inputName(field), choices, text(drawn)));
    }
    case 'space': {
      const choices = reading.spaces.map(({ code, name }) => ({ code, label: name }));
      const all = [{ code: '', label: words.byPlace }, ...choices];
      return labelled(drawn, select(drawn, inputName(field), all, text(drawn)));
    }
    case 'many':
      return grouped(
        drawn,
        html`${labelsOf(control.options, drawn).map(({ code, label }) =>
          box(`${inputName(field)}[${code}]`, label, (values[''] ?? []).includes(code)),
        )}
        ${extra(drawn)}`,
      );
    case 'number':
      return line(drawn, 'number', `min="${control.least}" max="${control.most}" step="1"`);
    case 'day':
      return line(drawn, 'date');
    case 'line':
      return line(drawn, 'text', `maxlength="${control.most}"`);
    case 'names':
      return control.most === 1 ? line(drawn, 'text') : area(drawn);
    case 'lines':
      return area(drawn);
    case 'departure':
      return departure(drawn, now);
  }
};

/** The inputs of one field, with its label, its help and what is to be mended. */
export const drawField = (reading: Reading, filled: Filled, now: Date): Markup =>
  html`${controlOf({ ...filled, reading, words: WORDS[reading.lang] }, filled.field.control, now)}
    ${hidden(shownInput(filled.field), filled.shown)}`;

/** Inputs of the form that are no profile field of their own. */
export { box as drawBox, hidden as drawHidden };
