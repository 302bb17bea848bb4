import Handlebars from 'handlebars';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lang, message, type MessageKey, say } from '../shared/i18n.ts';

export type Pages = {
  status(lang: Lang, view: object): string;
  problem(lang: Lang, told: MessageKey): string;
};

/**
 * Compiles page templates; they may build on the partial named. `{{t "key"}}` says a sentence in the
 * page's language.
 */
export const pageCompiler = async (templatesDir: string, partial: string) => {
  const handlebars = Handlebars.create();
  const read = (name: string): Promise<string> =>
    readFile(join(templatesDir, 'pages', `${name}.hbs`), 'utf8');
  handlebars.registerHelper(
    't',
    (
      key: MessageKey,
      { hash, data }: { hash: Record<string, string>; data: { root: { lang: Lang } } },
    ) => say(data.root.lang, message(key, hash)),
  );
  handlebars.registerPartial(partial, await read(partial));
  return async (name: string): Promise<Handlebars.TemplateDelegate> =>
    handlebars.compile(await read(name), { strict: true });
};

/** Compiles the pages that are served, once. */
export const loadPages = async (templatesDir: string): Promise<Pages> => {
  const compile = await pageCompiler(templatesDir, 'layout');
  const status = await compile('status');
  const problem = await compile('problem');
  return {
    status: (lang, view) => status({ lang, titleKey: 'page.title', ...view }),
    problem: (lang, told) => problem({ lang, titleKey: told }),
  };
};
