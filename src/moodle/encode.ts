/** What a Moodle web-service function takes. */
export type Argument =
  string | number | boolean | readonly Argument[] | { readonly [name: string]: Argument };
export type Arguments = Readonly<Record<string, Argument>>;

const append = (form: URLSearchParams, name: string, value: Argument): void => {
  if (typeof value === 'boolean') form.append(name, value ? '1' : '0');
  else if (typeof value !== 'object') form.append(name, String(value));
  else for (const [key, inner] of Object.entries(value)) append(form, `${name}[${key}]`, inner);
};

/**
 * A REST call as Moodle reads it: form-encoded, nested as `options[0][name]`, booleans 0/1.
 * The `ws*` parameters come first: past `max_input_vars` PHP drops the rest in silence.
 */
export const encodeCall = (token: string, name: string, args: Arguments): URLSearchParams => {
  const form = new URLSearchParams({
    wstoken: token,
    wsfunction: name,
    moodlewsrestformat: 'json',
  });
  for (const [key, value] of Object.entries(args)) append(form, key, value);
  return form;
};
