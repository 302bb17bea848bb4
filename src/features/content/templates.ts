import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';

/** A text of a person's and whether it reads from right to left. */
export type Words = { text: string; rtl: boolean };
export type Fact = {
  label: string;
  rtl: boolean;
  /** `href` is a link already checked, or `null` for plain text. */
  values: { text: string; href: string | null }[];
};
export type SheetView = {
  anchor: string;
  name: Words;
  facts: Fact[];
  /** Already sanitised HTML: the only values the templates do not escape. */
  purpose: string | null;
  remarks: string | null;
  verified: string | null;
};
export type ChapterView = {
  /** Whether the chapter is long enough for a table of contents. */
  contents: boolean;
  /** `commune` is `null` where all sheets are of one commune. */
  groups: { commune: Words | null; sheets: SheetView[] }[];
};

/** The templates of one Book, compiled once. */
export type BookTemplates = {
  intro(): string;
  chapter(view: ChapterView): string;
};

const BOOK = join('books', 'living-area');

/**
 * Reads and compiles the templates of the Book « Bassin de vie ».
 * @param folder the project's `templates` folder
 */
export const loadTemplates = async (folder: string): Promise<BookTemplates> => {
  const handlebars = Handlebars.create();
  const compile = async <V>(name: string) =>
    handlebars.compile<V>(await readFile(join(folder, BOOK, `${name}.hbs`), 'utf8'), {
      strict: true,
      knownHelpersOnly: true,
    });
  handlebars.registerPartial('sheet', await compile<SheetView>('sheet'));
  const intro = await compile<object>('intro');
  const chapter = await compile<ChapterView>('chapter');
  return { intro: () => intro({}), chapter: (view) => chapter(view) };
};
