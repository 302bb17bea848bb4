import type { PieceType } from '../../../moodle/pieces.ts';
import { ask } from './ask.ts';
import { cohortMember } from './cohort-member.ts';
import { enrolment } from './enrolment.ts';
import { entryEdit } from './entry-edit.ts';
import { entry } from './entry.ts';
import { event } from './event.ts';
import { group } from './group.ts';
import { grouping } from './grouping.ts';
import { list } from './list.ts';
import { invitation } from './invitation.ts';
import { message } from './message.ts';
import { page } from './page.ts';
import { type Ending, type Mark, shaped, type TypeOfPiece, type Work } from './type.ts';
import type { PieceRow } from '../../store/piece-rows.ts';

/** A type bound to a checked body, so that nobody else needs to know which type it is. */
export type Content = {
  create(piece: PieceRow): Promise<Mark>;
  update(piece: PieceRow): Promise<Mark>;
  /** The name of what it would say; null for types that nobody edits. */
  wished: string | null;
};

type Bound = {
  /** Reads and checks a body; what is wrong with it is thrown. */
  read(work: Work, body: unknown): Promise<Content>;
  remove: TypeOfPiece<PieceType>['remove'];
  /** Deletes what belongs to a piece, but not its row. */
  empty(work: Ending, piece: PieceRow): Promise<void>;
};

const bound = <T extends PieceType>(type: T, handler: TypeOfPiece<T>): Bound => ({
  read: async (work, body) => {
    const clean = await handler.clean(work, shaped(type, body));
    return {
      create: (piece) => handler.create(work, piece, clean),
      update: (piece) => handler.update(work, piece, clean),
      wished: handler.wished ? await handler.wished(work, clean) : null,
    };
  },
  remove: (work, piece) => handler.remove(work, piece),
  empty: async (work, piece) => handler.forget?.(work, piece),
});

export const TYPES: Record<PieceType, Bound> = {
  list: bound('list', list),
  grouping: bound('grouping', grouping),
  group: bound('group', group),
  entry: bound('entry', entry),
  entry_edit: bound('entry_edit', entryEdit),
  enrolment: bound('enrolment', enrolment),
  cohort_member: bound('cohort_member', cohortMember),
  event: bound('event', event),
  page: bound('page', page),
  invitation: bound('invitation', invitation),
  ask: bound('ask', ask),
  message: bound('message', message),
};
