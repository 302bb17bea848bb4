/** Long texts between a cell and a Moodle form: plain lines there, paragraphs here. */
import { plainText, sanitiseFromPeople } from '../../shared/html.ts';
import { stripControls } from '../../shared/text.ts';

const BLOCK = /^\s*<(?:p|ul|ol|dl|div|table|h[1-6]|blockquote)[\s>]/i;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Paragraphs of plain text; what begins as HTML is taken as HTML, by the allow-list. */
export const htmlOfCell = (cell: string): string => {
  const text = stripControls(cell).trim();
  if (text === '') return '';
  if (BLOCK.test(text)) return sanitiseFromPeople(text);
  const paragraphs = text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeText(part.trim()).replaceAll('\n', '<br>')}</p>`);
  // One way of writing, whatever it came from.
  return sanitiseFromPeople(paragraphs.join(''));
};

/** Plain text where it says all that the HTML says, else the HTML: it comes in again to the same. */
export const cellOfHtml = (html: string): string => {
  const text = html
    .split(/<\/p>\s*<p>/i)
    .map((part) =>
      part
        .split(/<br ?\/?>/i)
        .map(plainText)
        .join('\n'),
    )
    .join('\n\n');
  const clean = sanitiseFromPeople(html);
  return htmlOfCell(text) === clean ? text : clean;
};
