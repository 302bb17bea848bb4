/**
 * The address a text is, or null. Not by `URL.canParse`: Node 20 answers it wrongly, now and then,
 * for texts that are not ASCII once its caller has been optimised.
 */
export const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
