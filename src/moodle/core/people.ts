import type { PersonItem } from '../wire.ts';
import { type RawUser, UsersSchema } from './answers.ts';
import type { Lack, Reader, SpaceCourse, Tools } from './reading.ts';

/** How the short names of our profile fields begin; of the others nothing is kept. */
const OURS = 'mara_';

/**
 * `username` is read for one reason: Moodle shows it to those alone who hold
 * moodle/user:viewalldetails, so that it tells a hidden profile field from an empty one.
 */
const USER_FIELDS = 'id,username,firstname,lastname,customfields';

/** Moodle looks each person up by themselves: a page takes about 3 ms of it a person. */
const MOST_PER_PAGE = 500;

type Order = 'ASC' | 'DESC';
type Rows = (from: number, number: number, order?: Order) => Promise<RawUser[]>;

export const rowsOf =
  ({ ask }: Pick<Tools, 'ask'>, { courseid }: SpaceCourse): Rows =>
  (from, number, order = 'ASC') => {
    const options = {
      userfields: USER_FIELDS,
      sortby: 'id',
      sortdirection: order,
      limitfrom: from,
      limitnumber: number,
    };
    return ask('core_enrol_get_enrolled_users', UsersSchema, {
      courseid,
      options: Object.entries(options).map(([name, value]) => ({ name, value })),
    });
  };

/**
 * Everyone the account may see, page by page. Moodle drops the others after it has cut the page,
 * so a short page is not the last one. Pages share one row: where that differs, someone came or
 * went meanwhile and the pages do not fit together.
 */
const readAll = async (
  rows: Rows,
  size: number,
): Promise<{ users: Map<number, RawUser>; moved: boolean }> => {
  const users = new Map<number, RawUser>();
  let moved = false;
  let last: number | undefined;
  for (let from = 0; ; from += size - 1) {
    const page = await rows(from, size);
    if (page.length === 0) return { users, moved };
    if (last !== undefined && page[0]?.id !== last) moved = true;
    for (const user of page) users.set(user.id, user);
    last = page.at(-1)?.id;
  }
};

/**
 * Whether these are all of Moodle's rows: the last one seen must be the very last, and stand
 * where the number of those seen puts it. A row dropped anywhere breaks one of the two.
 */
const isComplete = async (rows: Rows, users: ReadonlyMap<number, RawUser>): Promise<boolean> => {
  const last = [...users.keys()].at(-1);
  const [byNumber] = await rows(users.size - 1, 1);
  const [byEnd] = await rows(0, 1, 'DESC');
  return last !== undefined && byNumber?.id === last && byEnd?.id === last;
};

/** A name that Moodle keeps from us fails the item's own check: the person is set aside. */
const toItem = (user: RawUser): { id: number } & Record<keyof PersonItem, unknown> => ({
  id: user.id,
  firstname: user.firstname,
  lastname: user.lastname,
  fields: Object.fromEntries(
    user.customfields.flatMap(({ shortname, value }) =>
      shortname.startsWith(OURS) && value ? [[shortname, value]] : [],
    ),
  ),
  // Core tells neither the language nor a suspended account, nor when it was changed.
  lang: '',
  suspended: false,
  timemodified: 0,
});

/** Everyone enrolled in a space, whatever the state of the enrolment. */
export const readPeople: Reader = async (tools, space) => {
  const rows = rowsOf(tools, space);
  const { users, moved } = await readAll(
    rows,
    Math.max(2, Math.min(tools.pageSize, MOST_PER_PAGE)),
  );
  if (users.size === 0) return { items: [], lacks: [{ code: 'core_nobody' }] };

  const lacks: Lack[] = [];
  // Who is read without the right would lose their profile fields: they stay as they were.
  const seen = [...users.values()].filter(({ username }) => username !== undefined);
  if (seen.length < users.size) {
    lacks.push({ code: 'core_right_missing', detail: 'moodle/user:viewalldetails' });
  }
  if (moved || !(await isComplete(rows, users))) lacks.push({ code: 'core_moved' });
  return { items: seen.map(toItem), lacks };
};
