import { type Lang, message, type Message, say } from './i18n.ts';

/** A failure a person can act on: says which record, which field and the mend, in their language. */
export class MaraError extends Error {
  readonly told: Message;

  constructor(told: Message, options?: ErrorOptions) {
    super(say('en', told), options);
    this.name = 'MaraError';
    this.told = told;
  }

  say(lang: Lang): string {
    return say(lang, this.told);
  }
}

/** What was typed is wrong in itself, whatever is known: exit status 2 of the command line. */
export class MisuseError extends MaraError {}

/** Any thrown thing as one sentence that can be kept and shown; never a stack trace, nor data. */
export const tellError = (error: unknown): Message => {
  if (error instanceof MaraError) return error.told;
  if (!(error instanceof Error)) return message('error.unexpected', { detail: String(error) });
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // A database error's message holds the statement with its values: people's data. Its code does not.
  if (code !== null || 'sql' in error) return message('error.system', { code: code ?? error.name });
  return message('error.unexpected', { detail: error.message });
};

/** The same, in a language. */
export const sayError = (lang: Lang, error: unknown): string => say(lang, tellError(error));
