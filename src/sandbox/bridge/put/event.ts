import type { BodyOf } from '../../../moodle/pieces.ts';
import { deleteEvents, type EventValues, insertEvent, updateEvent } from '../../course/events.ts';
import { withoutTags } from '../../html/plain.ts';
import { purify } from '../../html/purify.ts';
import { nameOfEvent } from '../../items/piece-texts.ts';
import { objectNamed } from './named-piece.ts';
import { plainName, refusal, type TypeOfPiece, type Work } from './type.ts';

const valuesOf = async (work: Work, body: BodyOf<'event'>): Promise<EventValues> => ({
  courseid: work.space.courseid,
  groupid: (await objectNamed(work, 'group', body.group)) ?? 0,
  name: body.name,
  description: body.description,
  location: body.location,
  timestart: body.start,
  timeduration: body.duration,
});

export const event: TypeOfPiece<'event'> = {
  clean: async (work, body) => {
    await objectNamed(work, 'group', body.group);
    if (body.start === 0) throw refusal('invalidbody', 'start');
    return {
      ...body,
      name: plainName(body.name, 'name'),
      description: purify(body.description),
      location: withoutTags(body.location).trim(),
    };
  },

  wished: async (work, body) => nameOfEvent(await valuesOf(work, body)),

  create: async (work, _piece, body) => ({
    objectid: await insertEvent(work.moodle, work.db, await valuesOf(work, body)),
  }),

  update: async (work, { objectid }, body) => {
    await updateEvent(work.moodle, work.db, objectid ?? 0, await valuesOf(work, body), work.run);
    return {};
  },

  remove: async ({ moodle, db, run }, { objectid }) => {
    await deleteEvents(moodle, db, { id: objectid ?? 0 }, run);
    return { outcome: 'removed' };
  },
};
