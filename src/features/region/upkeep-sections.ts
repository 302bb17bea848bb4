/** What « Ma région » says of how the sheets of a space are kept alive. Pure. */
import type { BodyOf } from '../../moodle/index.ts';
import { inEach, message, say, sayDay } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { FAMILIES } from '../content/index.ts';
import type { Space } from '../network/index.ts';
import type { Upkeep } from '../upkeep/index.ts';
import { itemOf, sectionOf } from './region-page.ts';

type Page = BodyOf<'page'>;
type Section = Page['sections'][number];
type Item = Section['items'][number];

const pauseItems = ({ pausedUntil }: Upkeep): Item[] => {
  if (pausedUntil === null) return [];
  const text = inEach((lang) =>
    say(lang, message('region.paused', { day: sayDay(lang, pausedUntil) })),
  );
  return [{ text, url: null, since: null }];
};

const campaignItems = ({ campaign }: Upkeep): Item[] => {
  if (campaign === null) return [];
  const { answered, settled, total, askedAt } = campaign;
  const params = { done: answered + settled, total };
  return [itemOf(message('region.campaign', params), null, askedAt)];
};

const leavingItems = ({ leaving }: Upkeep): Item[] =>
  leaving.map(({ name, url, on }) => {
    const sheet = shorten(name);
    if (on === null) return itemOf(message('region.leaving.untold', { sheet }), url);
    const text = inEach((lang) =>
      say(lang, message('region.leaving.on', { sheet, day: sayDay(lang, on) })),
    );
    return { text, url, since: null };
  });

const duplicateItems = ({ duplicates }: Upkeep): Item[] =>
  duplicates.map(({ names, url }) => {
    const sheets = names.map((name) => shorten(name)).join(', ');
    return itemOf(message('region.alike', { sheets }), url);
  });

const addItems = ({ databases }: Pick<Space, 'databases'>): Item[] =>
  FAMILIES.flatMap((family) => {
    const url = databases.find(({ sheet }) => sheet === family)?.url;
    return url === undefined ? [] : [itemOf(message(`region.add.${family}`), url)];
  });

/** Sections with nothing to say are left out, but for those that the page always had. */
export const withUpkeep = (
  { sections }: Page,
  upkeep: Upkeep,
  space: Pick<Space, 'databases'>,
): Page => {
  const section = (
    code: 'leaving' | 'alike' | 'care' | 'add',
    items: readonly Item[],
  ): Section[] =>
    items.length === 0
      ? []
      : [sectionOf(code, { title: `region.${code}.title`, empty: 'region.none' }, items)];
  return {
    sections: [
      ...section('care', [...pauseItems(upkeep), ...campaignItems(upkeep)]),
      ...sections,
      ...section('leaving', leavingItems(upkeep)),
      ...section('alike', duplicateItems(upkeep)),
      ...section('add', addItems(space)),
    ],
  };
};
