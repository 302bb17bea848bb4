import { int, maybe, type Table, text } from './columns.ts';

/** What pieces (docs/bridge-pieces.md) are made of: Moodle's tables first, then the plugin's own. */
export const PIECE_TABLES: Table[] = [
  {
    name: 'groupings',
    columns: [int('courseid'), text('name')],
    indexes: [['courseid']],
  },
  {
    name: 'groupings_groups',
    columns: ['groupingid', 'groupid'].map(int),
    unique: [['groupingid', 'groupid']],
    indexes: [['groupid']],
  },
  {
    name: 'event',
    columns: [
      ...['courseid', 'groupid', 'timestart', 'timeduration', 'timemodified'].map(int),
      ...['name', 'description', 'location'].map(text),
    ],
    indexes: [['courseid'], ['groupid']],
  },
  // What Moodle's message API was given, and what went out by mail.
  {
    name: 'notifications',
    columns: [
      ...['useridto', 'timecreated'].map(int),
      ...['provider', 'subject', 'html', 'url'].map(text),
    ],
    indexes: [['useridto']],
  },
  { name: 'mails', columns: [...['address', 'subject', 'html'].map(text), int('timecreated')] },
  {
    name: 'local_mara_piece',
    columns: [
      ...['piecekey', 'type', 'state', 'source', 'run'].map(text),
      ...['spaceid', 'timecreated', 'timemodified'].map(int),
      maybe(int('objectid')),
      maybe(text('offered')),
      maybe(text('written')),
    ],
    unique: [['piecekey']],
    indexes: [['type', 'objectid'], ['spaceid']],
  },
  {
    name: 'local_mara_handover',
    columns: [
      ...['handoverkey', 'source', 'written'].map(text),
      ...['spaceid', 'recordid'].map(int),
    ],
    unique: [['handoverkey']],
    indexes: [['recordid'], ['spaceid']],
  },
  {
    name: 'local_mara_member',
    columns: [...['pieceid', 'userid'].map(int), text('state')],
    unique: [['pieceid', 'userid']],
    indexes: [['userid']],
  },
  {
    name: 'local_mara_ask',
    columns: [
      ...['pieceid', 'changeable', 'timeexpires'].map(int),
      ...['status', 'mode'].map(text),
      maybe(text('body')),
      ...['timeremind', 'timeclosed'].map((name) => maybe(int(name))),
    ],
    unique: [['pieceid']],
    indexes: [['status', 'timeexpires']],
  },
  {
    name: 'local_mara_ask_person',
    columns: [
      ...['askid', 'userid'].map(int),
      ...['timenotified', 'timereminded'].map((name) => maybe(int(name))),
    ],
    unique: [['askid', 'userid']],
    indexes: [['userid'], ['timenotified']],
  },
  {
    name: 'local_mara_answer',
    columns: [
      ...['askid', 'userid', 'timeanswered'].map(int),
      text('choice'),
      maybe(text('remark')),
    ],
    unique: [['askid', 'userid']],
    indexes: [['userid']],
  },
  {
    name: 'local_mara_message',
    columns: [
      ...['pieceid', 'userid'].map(int),
      text('status'),
      maybe(text('body')),
      ...['timesent', 'timeclosed'].map((name) => maybe(int(name))),
    ],
    unique: [['pieceid']],
    indexes: [['status'], ['userid']],
  },
  {
    name: 'local_mara_invitation',
    columns: [
      ...['pieceid', 'timeexpires'].map(int),
      text('status'),
      ...['body', 'tokenhash'].map((name) => maybe(text(name))),
      ...['userid', 'timeclosed'].map((name) => maybe(int(name))),
    ],
    unique: [['pieceid']],
    indexes: [['tokenhash'], ['status', 'timeexpires']],
  },
  {
    name: 'local_mara_list_item',
    columns: [int('pieceid'), ...['list', 'code', 'name', 'words'].map(text)],
    indexes: [['pieceid'], ['list', 'code']],
  },
  { name: 'local_mara_page', columns: [int('pieceid'), text('body')], unique: [['pieceid']] },
];
