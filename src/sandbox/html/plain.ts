/** Text as Moodle's cleaning of plain fields leaves it: tags go, what stood between them stays. */
export const withoutTags = (text: string): string =>
  text.replace(/<!--[^]*?-->/g, '').replace(/<\/?[a-z!?][^>]*>/gi, '');
