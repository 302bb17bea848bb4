/** Both languages of one subject; the type makes a sentence missing in either an error. */
export const bilingual = <F extends Record<string, string>>(
  fr: F,
  en: Record<keyof F & string, string>,
): { fr: F; en: Record<keyof F & string, string> } => ({ fr, en });
