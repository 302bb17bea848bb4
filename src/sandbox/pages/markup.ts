/** HTML that may be sent as it is. */
export type Markup = { readonly markup: string };

export type Shown = Markup | string | number | null | false | readonly Shown[];

const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#039;');

const isList = (value: Shown): value is readonly Shown[] => Array.isArray(value);

const write = (value: Shown): string => {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.map(write).join('') : value.markup;
};

/** Markup with everything put into it escaped, other markup excepted. */
export const html = (parts: TemplateStringsArray, ...values: Shown[]): Markup => ({
  markup: parts.map((part, place) => part + write(values[place] ?? null)).join(''),
});

/** Text that is known to be clean HTML: purified, or made here. */
export const trusted = (markup: string): Markup => ({ markup });

/** A text area; HTML takes away a first line break, so one is given for that. */
export const textArea = (attributes: Record<string, string>, text: string): Markup => {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return trusted(`<textarea${written.join('')}>\n${escapeHtml(text)}</textarea>`);
};
