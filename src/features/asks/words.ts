/** The texts of asks, in the languages people read. */
import type { Localised } from '../../moodle/index.ts';
import { inEach, type Lang, message, type MessageKey, say } from '../../shared/i18n.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

/** Sentences as paragraphs, and names as a list; whatever people wrote is shown as written. */
export const htmlOf = (parts: readonly (string | readonly string[])[]): string =>
  parts
    .map((part) =>
      typeof part === 'string'
        ? `<p>${escapeHtml(part)}</p>`
        : `<ul>${part.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`,
    )
    .join('');

/** A text made of parts, in each language. */
export const htmlInEach = (parts: (lang: Lang) => (string | readonly string[])[]): Localised =>
  inEach((lang) => htmlOf(parts(lang)));

/** A choice that asks for no remark. */
export const choice = (code: string, label: MessageKey) => ({
  code,
  label: inEach((lang) => say(lang, message(label))),
  remark: 'none' as const,
});
