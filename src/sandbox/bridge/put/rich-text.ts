import type { Localised } from '../../../moodle/pieces.ts';
import { purify } from '../../html/purify.ts';

/** A localised text in HTML, purified. */
export const withRichText = ({ fr, en }: Localised): Localised => ({
  fr: purify(fr),
  ...(en === undefined ? {} : { en: purify(en) }),
});
