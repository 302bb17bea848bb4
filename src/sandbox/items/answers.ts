import type { AnswerItem } from '../../moodle/pieces.ts';
import { type ItemSource, rowSource } from './source.ts';

/** What people answered to the asks that the companion still keeps. */
export const answers: ItemSource<'answers'> = rowSource<'answers', AnswerItem>({
  id: 'an.id',
  columns: [
    'p.piecekey as ask',
    's.code as space',
    'an.userid',
    'an.choice',
    'an.remark',
    'an.timeanswered',
  ],
  ours: (db) =>
    db('local_mara_answer as an')
      .join('local_mara_ask as a', 'a.id', 'an.askid')
      .join('local_mara_piece as p', 'p.id', 'a.pieceid')
      .join('local_mara_space as s', 's.id', 'p.spaceid')
      .join('course as c', 'c.id', 's.courseid'),
  item: (row) => row,
});
