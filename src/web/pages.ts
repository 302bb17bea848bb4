import Handlebars from 'handlebars';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lang, message, type MessageKey, say } from '../shared/i18n.ts';

export type Pages = {
  status(lang: Lang, view: object): string;
  problem(lang: Lang, told: MessageKey): string;
};

/** Compiles the page templates once. `{{t "key"}}` says a sentence in the page's language. */
export const loadPages = async (templatesDir: string): Promise<Pages> => {
  const handlebars = Handlebars.create();
  const read = (name: string): Promise<string> =>
    readFile(join(templatesDir, 'pages', `${name}.hbs`), 'utf8');
  const compile = (text: string): Handlebars.TemplateDelegate =>
    handlebars.compile(text, { strict: true });
  handlebars.registerHelper(
    't',
    (
      key: MessageKey,
      { hash, data }: { hash: Record<string, string>; data: { root: { lang: Lang } } },
    ) => say(data.root.lang, message(key, hash)),
  );
  handlebars.registerPartial('layout', await read('layout'));
  const status = compile(await read('status'));
  const problem = compile(await read('problem'));
  return {
    status: (lang, view) => status({ lang, titleKey: 'page.title', ...view }),
    problem: (lang, told) => problem({ lang, titleKey: told }),
  };
};
