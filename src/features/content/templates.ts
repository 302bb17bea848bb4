/**
 * The templates of the Books (templates/README.md): each makes one part of a chapter, and what it
 * makes goes out only as Moodle keeps it.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { MaraError } from '../../shared/errors.ts';
import { sanitise } from '../../shared/html.ts';
import { frenchSpaces, type Lang, message } from '../../shared/i18n.ts';
import type { PartViews } from './book-views.ts';

export type BookTemplates = {
  lang: Lang;
  /** The HTML of one part. @throws {MaraError} naming a template that cannot be filled in */
  part<N extends keyof PartViews>(name: N, view: PartViews[N]): string;
  /** Names these very templates: others give other Books. */
  version: string;
};

const FOLDER = 'books';
/** What may be remembered, in characters: enough for what 30 spaces show. */
const REMEMBERED = 24_000_000;
/** What remembering a text takes that came out as it was. */
const LEAST = 100;

/**
 * Remembers what came of cleaning a text: it costs a hundred times what filling in a template does,
 * and nearly all parts are the same at each rendering. Of a text that was clean only its digest is
 * kept; what was not asked for lately is forgotten.
 */
const remembering = (clean: (html: string) => string): ((html: string) => string) => {
  // `null`: it was clean.
  let recent = new Map<string, string | null>();
  let before = new Map<string, string | null>();
  let weight = 0;
  return (html) => {
    const key = createHash('sha256').update(html).digest('base64');
    let known = recent.get(key);
    if (known === undefined) {
      known = before.get(key);
      if (known === undefined) {
        const cleaned = clean(html);
        known = cleaned === html ? null : cleaned;
      }
      recent.set(key, known);
      weight += LEAST + (known?.length ?? 0);
      if (weight > REMEMBERED) {
        before = recent;
        recent = new Map();
        weight = 0;
      }
    }
    return known ?? html;
  };
};

/** `living-area/sheet` → its source in the language; French where there is no other. */
const readSources = async (folder: string, lang: Lang): Promise<Map<string, string>> => {
  const root = join(folder, FOLDER);
  const files = (await readdir(root, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.hbs'));
  const names = files.filter((file) => !file.endsWith('.en.hbs')).map((file) => file.slice(0, -4));
  const sources = new Map<string, string>();
  for (const name of names.sort()) {
    const english = lang === 'en' && files.includes(`${name}.en.hbs`);
    const text = await readFile(join(root, english ? `${name}.en.hbs` : `${name}.hbs`), 'utf8');
    sources.set(name, english ? text : frenchSpaces(text));
  }
  return sources;
};

const wrong = (name: string, error: unknown): MaraError =>
  new MaraError(
    message('books.template.wrong', {
      file: `${FOLDER}/${name}.hbs`,
      detail: error instanceof Error ? error.message : String(error),
    }),
  );

/**
 * Reads and compiles the templates of all Books.
 * @param folder the project's `templates` folder
 * @throws {MaraError} naming a template that is not one
 */
export const loadTemplates = async (folder: string, lang: Lang = 'fr'): Promise<BookTemplates> => {
  const handlebars = Handlebars.create();
  const sources = await readSources(folder, lang);
  const options = { strict: true, knownHelpersOnly: true, preventIndent: true };
  const compiled = new Map<string, (view: object) => string>();
  for (const [name, source] of sources) {
    try {
      handlebars.parse(source);
    } catch (error) {
      throw wrong(name, error);
    }
    const template = handlebars.compile<object>(source, options);
    handlebars.registerPartial(name, template);
    compiled.set(name, template);
  }
  const clean = remembering(sanitise);
  return {
    lang,
    version: createHash('sha256')
      .update(JSON.stringify([lang, [...sources]]))
      .digest('hex'),
    part(name, view) {
      const template = compiled.get(name);
      if (template === undefined) {
        throw new MaraError(message('books.template.missing', { file: `${FOLDER}/${name}.hbs` }));
      }
      let html: string;
      try {
        html = template(view);
      } catch (error) {
        throw wrong(name, error);
      }
      return clean(html);
    },
  };
};
