import type { Form } from '../../form.ts';
import { html, type Markup } from '../markup.ts';
import type { Filled } from './controls.ts';
import type { Field } from './fields.ts';
import type { Reading } from './reading.ts';
import { shownOf } from './stored.ts';
import { sentFor, takenFor } from './taken.ts';
import type { Words } from './words.ts';

/** A person's fields as the form shows them, and what of them could not be read. */
export const filledFrom = async (
  reading: Reading,
  fields: readonly Field[],
  profile: Record<string, string>,
): Promise<{ filled: Filled[]; dropped: string[] }> => {
  const filled: Filled[] = [];
  const dropped: string[] = [];
  for (const field of fields) {
    const shown = await shownOf(reading, field, profile[field.name] ?? '');
    filled.push({ field, values: shown.values, problem: null });
    dropped.push(...shown.dropped.map((text) => `${field.label[reading.lang]} : ${text}`));
  }
  return { filled, dropped };
};

/** What was sent: the fields as they will be saved, or the form again with what is to be mended. */
export const readSent = async (
  reading: Reading,
  fields: readonly Field[],
  form: Form,
): Promise<{ save: Record<string, string> } | { filled: Filled[] }> => {
  const save: Record<string, string> = {};
  const filled: Filled[] = [];
  for (const field of fields) {
    const values = sentFor(form, field);
    const taken = await takenFor(reading, field, values);
    if ('text' in taken) save[field.name] = taken.text;
    filled.push({ field, values, problem: 'problem' in taken ? taken.problem : null });
  }
  return filled.some(({ problem }) => problem !== null) ? { filled } : { save };
};

/** What stands above a form that could not be saved, each problem with the way to its field. */
export const problemBox = (filled: readonly Filled[], words: Words, lang: 'fr' | 'en') => {
  const wrong = filled.filter(({ problem }) => problem !== null);
  return (
    wrong.length > 0 &&
    html`<div class="box error" role="alert">
      <p>${words.toMend}</p>
      <ul>
        ${wrong.map(
          ({ field, problem }) =>
            html`<li><a href="#${field.name}-help">${field.label[lang]}</a> ${problem}</li>`,
        )}
      </ul>
    </div>`
  );
};

export const droppedBox = (dropped: readonly string[], words: Words): Markup | false =>
  dropped.length > 0 &&
  html`<div class="box danger" role="status">
    <p>${words.dropped}</p>
    <ul>
      ${dropped.map((text) => html`<li>${text}</li>`)}
    </ul>
  </div>`;
