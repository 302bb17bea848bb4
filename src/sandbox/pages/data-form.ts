import type { Contents } from '../course/entries.ts';
import type { Form } from '../form.ts';
import { throughEditor } from '../html/editor.ts';
import { withoutTags } from '../html/plain.ts';
import { purify } from '../html/purify.ts';
import { choicesIn } from '../items/field-text.ts';
import type { DataFieldRow } from '../store/rows.ts';
import { html, type Markup, textArea } from './markup.ts';
import { parseUrl } from '../../shared/url.ts';

const MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const YEARS = { first: 1900, last: 2050 };

const optionsOf = (field: DataFieldRow): string[] =>
  field.param1.split('\n').filter((line) => line !== '');

const select = (
  name: string,
  label: string,
  options: { value: number; text: string }[],
  chosen: number,
): Markup =>
  html`<select name="${name}" aria-label="${label}">
    ${options.map(({ value, text }) =>
      value === chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`,
    )}
  </select>`;

const range = (from: number, to: number): { value: number; text: string }[] =>
  Array.from({ length: to - from + 1 }, (_, place) => ({
    value: from + place,
    text: String(from + place),
  }));

/** Moodle's date has no empty state: a new entry is dated today. */
const dateControl = (field: DataFieldRow, content: string, now: number): Markup => {
  const day = new Date((content === '' ? now : Number(content)) * 1000);
  const months = MONTHS.map((text, place) => ({ value: place + 1, text }));
  const name = `field_${field.id}`;
  return html`<fieldset>
    <legend>${field.name}</legend>
    <div>
      ${select(`${name}_day`, 'Jour', range(1, 31), day.getUTCDate())}
      ${select(`${name}_month`, 'Mois', months, day.getUTCMonth() + 1)}
      ${select(`${name}_year`, 'Année', range(YEARS.first, YEARS.last), day.getUTCFullYear())}
    </div>
  </fieldset>`;
};

const menuControl = (field: DataFieldRow, content: string): Markup =>
  html`<select name="field_${field.id}" id="field_${field.id}">
    <option value="">Choisir…</option>
    ${optionsOf(field).map((option) =>
      option === content
        ? html`<option value="${option}" selected>${option}</option>`
        : html`<option value="${option}">${option}</option>`,
    )}
  </select>`;

const textAreaControl = (field: DataFieldRow, content: string): Markup => {
  const name = `field_${field.id}`;
  return html`${textArea({ name, id: name }, content)}
    <input type="hidden" name="${name}_content1" value="1" />
    <input type="hidden" name="${name}_itemid" value="0" />
    <input type="hidden" name="${name}_touched" value="0" data-editor />`;
};

/** An empty value goes with each box, as in Moodle: so the list is sent where none is ticked, too. */
const choicesControl = (field: DataFieldRow, content: string): Markup => {
  const name = `field_${field.id}`;
  const chosen = choicesIn(content);
  const box = (option: string, place: number): Markup => {
    const id = `${name}_${place}`;
    return html`<p class="choice">
      <input type="hidden" name="${name}[]" value="" />
      ${
        chosen.includes(option)
          ? html`<input type="checkbox" name="${name}[]" id="${id}" value="${option}" checked />`
          : html`<input type="checkbox" name="${name}[]" id="${id}" value="${option}" />`
      }
      <label for="${id}">${option}</label>
    </p>`;
  };
  return html`<fieldset>
    <legend class="${field.required === 1 ? 'required' : ''}">${field.name}</legend>
    ${optionsOf(field).map(box)}
  </fieldset>`;
};

/** Names and identifiers are Moodle's, so that one driver fills both forms. */
export const control = (field: DataFieldRow, content: string, now: number): Markup => {
  if (field.type === 'date') return dateControl(field, content, now);
  if (field.type === 'checkbox') return choicesControl(field, content);
  const id = `field_${field.id}${field.type === 'url' ? '_url' : ''}`;
  const name = `field_${field.id}${field.type === 'url' ? '_0' : ''}`;
  const label = html`<label for="${id}" class="${field.required === 1 ? 'required' : ''}"
    >${field.name}</label
  >`;
  if (field.type === 'menu') return html`${label} ${menuControl(field, content)}`;
  if (field.type === 'textarea') return html`${label} ${textAreaControl(field, content)}`;
  return html`${label} <input type="text" name="${name}" id="${id}" value="${content}" />`;
};

const dateFrom = (form: Form, name: string): string => {
  const [year, month, day] = [
    form.int(`${name}_year`),
    form.int(`${name}_month`),
    form.int(`${name}_day`),
  ];
  return year && month && day ? String(Date.UTC(year, month - 1, day) / 1000) : '';
};

/** Moodle empties what is no address, and puts a scheme before what has none. */
const urlFrom = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '' || /[\s<>"]/.test(trimmed)) return '';
  const address = trimmed.includes('://') ? trimmed : `http://${trimmed}`;
  return /^(https?|ftp):\/\//i.test(address) && parseUrl(address) !== null ? address : '';
};

/** What is no option is left out. */
const choicesFrom = (form: Form, field: DataFieldRow): string => {
  const sent = form.all.getAll(`field_${field.id}[]`);
  return optionsOf(field)
    .filter((option) => sent.includes(option))
    .join('##');
};

const read = (form: Form, field: DataFieldRow): string => {
  const name = `field_${field.id}`;
  if (field.type === 'date') return dateFrom(form, name);
  if (field.type === 'url') return urlFrom(form.get(`${name}_0`) ?? '');
  if (field.type === 'checkbox') return choicesFrom(form, field);
  const text = form.get(name) ?? '';
  if (field.type !== 'textarea') return withoutTags(text);
  const touched = form.get(`${name}_touched`) === '1';
  return purify(touched ? throughEditor(text) : text);
};

/** What a sent form says, cleaned as Moodle cleans each kind of field. */
export const contentsFrom = (form: Form, fields: readonly DataFieldRow[]): Contents =>
  new Map(fields.map((field) => [field.id, read(form, field)]));
