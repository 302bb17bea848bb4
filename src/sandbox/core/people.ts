import { invalidParameter, invalidRecord, moodleException, noPermission } from '../errors.ts';
import { VISIBLE_ALL } from '../store/install.ts';
import type { UserRow } from '../store/rows.ts';
import type { CoreFunction } from './arguments.ts';
import { type Caller, findCourse, requireCourse } from './caller.ts';

/** What may be asked for; `suspended` and `lang` may, and are cut from the answer all the same. */
const FIELDS = ['id', 'username', 'firstname', 'lastname', 'fullname', 'customfields'];
const CUT = ['suspended', 'lang'];

type CustomField = { userid: number; shortname: string; data: string; visible: number };

/** Without the right Moodle shows a private field to nobody but its owner. */
const customFields = async (caller: Caller, userid: number) => {
  const rows = await caller.moodle
    .db('user_info_data as d')
    .join('user_info_field as f', 'f.id', 'd.fieldid')
    .where({ 'd.userid': userid })
    .whereNot('d.data', '')
    .orderBy('f.id')
    .select<CustomField[]>('f.shortname', 'd.data', 'f.visible');
  const all = userid === caller.userid || (await caller.may('moodle/user:viewalldetails'));
  return rows
    .filter(({ visible }) => all || visible === VISIBLE_ALL)
    .map(({ shortname, data }) => ({ type: 'text', value: data, name: shortname, shortname }));
};

/** Null for whom the caller may not see: Moodle drops them after it has cut the page. */
const details = async (caller: Caller, user: UserRow, courseid: number, fields: string[]) => {
  const self = user.id === caller.userid;
  if (!self && !(await caller.may('moodle/user:viewdetails', courseid))) return null;
  const known = self || (await caller.may('moodle/user:viewalldetails', courseid));
  const custom = fields.includes('customfields') ? await customFields(caller, user.id) : [];
  const told: Record<string, unknown> = { id: user.id };
  if (fields.includes('username') && known) told['username'] = user.username;
  if (fields.includes('firstname')) told['firstname'] = user.firstname;
  if (fields.includes('lastname')) told['lastname'] = user.lastname;
  told['fullname'] = `${user.firstname} ${user.lastname}`;
  if (custom.length > 0) told['customfields'] = custom;
  return told;
};

export const getEnrolledUsers: CoreFunction = async (caller, args) => {
  const courseid = args.int('courseid');
  const options = args.options('options');
  const number = (name: string): number => Number(options.get(name) ?? 0) || 0;
  const order = (options.get('sortdirection') ?? 'ASC').toUpperCase();
  const by = options.get('sortby') ?? 'id';
  if (!['ASC', 'DESC'].includes(order)) throw invalidParameter();
  if (!['id', 'firstname', 'lastname'].includes(by)) throw invalidParameter();
  if (!(await findCourse(caller, courseid))) throw invalidRecord('course');
  await requireCourse(caller, courseid);
  if (!(await caller.may('moodle/course:viewparticipants', courseid))) {
    throw noPermission('moodle/course:viewparticipants');
  }
  const asked = options.get('userfields')?.split(',') ?? FIELDS;
  const users = caller.moodle
    .db('user as u')
    .where('u.deleted', 0)
    .whereIn(
      'u.id',
      caller.moodle
        .db('user_enrolments as ue')
        .join('enrol as e', 'e.id', 'ue.enrolid')
        .where({ 'e.courseid': courseid })
        .select('ue.userid'),
    )
    .orderBy(`u.${by}`, order)
    .offset(number('limitfrom'));
  if (number('limitnumber') > 0) void users.limit(number('limitnumber'));
  const told: object[] = [];
  for (const user of await users.select<UserRow[]>('u.*')) {
    const unknown = asked.find((field) => !FIELDS.includes(field) && !CUT.includes(field));
    if (unknown !== undefined) {
      throw moodleException('invaliduserfield', `Invalid user field: ${unknown}`);
    }
    const one = await details(caller, user, courseid, asked);
    if (one !== null) told.push(one);
  }
  return told;
};
