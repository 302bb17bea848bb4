import { type Lang, type Message, say } from './i18n.ts';

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

/** Any thrown thing as one sentence; never a stack trace. */
export const sayError = (lang: Lang, error: unknown): string => {
  if (error instanceof MaraError) return error.say(lang);
  return say(lang, {
    key: 'error.unexpected',
    params: { detail: error instanceof Error ? error.message : String(error) },
  });
};
