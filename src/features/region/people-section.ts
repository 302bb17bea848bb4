/** What « Ma région » says of people who wait: figures, since when, and where to answer. Pure. */
import type { BodyOf } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import { CLOCKS, type SpaceWaits } from '../intake/index.ts';
import type { Piece } from '../sync/index.ts';
import { itemOf, sectionOf } from './region-page.ts';

type Page = BodyOf<'page'>;
type Item = Page['sections'][number]['items'][number];

/** The page of the reader's own questions, where one of this space is open. */
const asksPage = (pieces: readonly Piece[]): string | null =>
  pieces.find((piece) => piece.type === 'ask' && piece.detail.status === 'open')?.url ?? null;

const itemsOf = (waits: SpaceWaits | null, url: string | null): Item[] =>
  waits === null
    ? []
    : CLOCKS.flatMap((clock) => {
        const { count, since } = waits.byClock[clock];
        const at = since === null ? null : Date.parse(`${since}T00:00:00Z`);
        return count === 0 ? [] : [itemOf(message(`region.people.${clock}`, { count }), url, at)];
      });

/** The section stands first: people before sheets. It names nobody. */
export const withPeople = (
  { sections }: Page,
  waits: SpaceWaits | null,
  pieces: readonly Piece[],
): Page => ({
  sections: [
    sectionOf(
      'people',
      { title: 'region.people.title', empty: 'region.people.empty' },
      itemsOf(waits, asksPage(pieces)),
    ),
    ...sections,
  ],
});
