import type { Form } from '../../form.ts';
import { html, type Markup } from '../markup.ts';
import type { Filled } from './controls.ts';
import type { Field } from './fields.ts';
import { type Profile, type Reading, sourceOf, textOf } from './reading.ts';
import { digestOf, isStale, shownInput } from './shown.ts';
import { shownOf } from './stored.ts';
import { sentFor, takenFor } from './taken.ts';
import type { Words } from './words.ts';

/** A person's fields as the form shows them, and what of them could not be read. */
export const filledFrom = async (
  reading: Reading,
  fields: readonly Field[],
  profile: Profile,
): Promise<{ filled: Filled[]; dropped: string[] }> => {
  const filled: Filled[] = [];
  const dropped: string[] = [];
  for (const field of fields) {
    const stored = textOf(profile, field.name);
    const shown = await shownOf(reading, field, stored);
    const digest = await digestOf(reading, field, stored, shown.values);
    filled.push({ field, values: shown.values, problem: null, shown: digest });
    dropped.push(...shown.dropped.map((text) => `${field.label[reading.lang]} : ${text}`));
  }
  return { filled, dropped };
};

/**
 * What was sent: the fields as they will be saved, or the form again with what is to be mended. What somebody
 * else changed since the form was shown stays, unless it was changed here too.
 */
export const readSent = async (
  reading: Reading,
  fields: readonly Field[],
  profile: Profile,
  form: Form,
): Promise<{ save: Record<string, string> } | { filled: Filled[] }> => {
  const save: Record<string, string> = {};
  const filled: Filled[] = [];
  for (const field of fields) {
    const values = sentFor(form, field);
    const taken = await takenFor(reading, field, values);
    const shown = form.get(shownInput(field)) ?? '';
    const source = sourceOf(profile, field.name);
    if ('text' in taken && !isStale(shown, profile[source] ?? '', taken.text)) {
      save[field.name] = taken.text;
      if (source !== field.name) save[source] = '';
    }
    filled.push({ field, values, problem: 'problem' in taken ? taken.problem : null, shown });
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

/** Which fields are missing in Moodle: of them nothing could be saved, so they are not asked for. */
export const missingBox = (missing: readonly string[], words: Words): Markup | false =>
  missing.length > 0 &&
  html`<p class="box danger" role="alert">${words.missing(missing.join(', '))}</p>`;

export const droppedBox = (dropped: readonly string[], words: Words): Markup | false =>
  dropped.length > 0 &&
  html`<div class="box danger" role="status">
    <p>${words.dropped}</p>
    <ul>
      ${dropped.map((text) => html`<li>${text}</li>`)}
    </ul>
  </div>`;
