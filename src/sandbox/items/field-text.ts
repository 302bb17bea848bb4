import type { FieldType } from '../store/rows.ts';

/** HTML in which nothing is to be seen counts as empty. */
const shows = (html: string): boolean =>
  /<(img|hr|video|audio)\b/i.test(html) ||
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim() !== '';

/** Several choices are stored as `A##B`. */
export const choicesIn = (content: string): string[] =>
  content
    .split('##')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');

/** What a stored content says, as the kind of its field has it. */
export const textOf = (type: FieldType, content: string): string => {
  const text = content.trim();
  // A date field holds Unix seconds of the day's midnight, in universal time.
  if (type === 'date')
    return Number(text) > 0 ? new Date(Number(text) * 1000).toISOString().slice(0, 10) : '';
  if (type === 'url' && text === 'http://') return '';
  if (type === 'checkbox') return choicesIn(text).join('\n');
  return type === 'textarea' && !shows(text) ? '' : text;
};
