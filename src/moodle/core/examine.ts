import type { Finding } from '../wire.ts';
import { CORE_FUNCTIONS } from './ask.ts';
import { lacksOf } from './entries.ts';
import { readGroups } from './groups.ts';
import { findSheetDatabase } from './living-area.ts';
import { rowsOf } from './people.ts';
import { courseUrl, type Lack, type Reader, type SpaceCourse, type Tools } from './reading.ts';
import { readSpace } from './spaces.ts';

/** One person is enough to tell whether people and their profile fields are shown. */
const examinePeople: Reader = async (tools, space) => {
  const [someone] = await rowsOf(tools, space)(0, 1);
  const lacks: Lack[] = [];
  if (someone === undefined) lacks.push({ code: 'core_nobody' });
  else if (someone.username === undefined) {
    lacks.push({ code: 'core_right_missing', detail: 'moodle/user:viewalldetails' });
  }
  return { items: [], lacks };
};

const examineSheets: Reader = async (tools, { courseid }) => {
  const database = await findSheetDatabase(tools.ask, courseid);
  const lacks: Lack[] =
    database === null ? [{ code: 'core_sheet_missing' }] : await lacksOf(tools, database);
  return { items: [], lacks };
};

export type Examined = { spaces: number; findings: Finding[] };

/** What an administrator should mend, with the place in Moodle. `read` bears Moodle's refusals. */
export const examineCore = async (
  tools: Tools,
  spaces: readonly SpaceCourse[],
  read: (reader: Reader, space: SpaceCourse) => Promise<Lack[]>,
): Promise<Examined> => {
  const there = new Set(tools.site.functions.map(({ name }) => name));
  const findings: Finding[] = CORE_FUNCTIONS.filter((name) => !there.has(name)).map((name) => ({
    code: 'core_function_missing',
    space: null,
    detail: name,
    url: `${tools.site.siteurl}/admin/settings.php?section=externalservices`,
  }));
  let found = 0;
  for (const space of spaces) {
    const lacks = await read(readSpace, space);
    if (lacks.length === 0) {
      found += 1;
      for (const reader of [examinePeople, readGroups, examineSheets]) {
        lacks.push(...(await read(reader, space)));
      }
    }
    const url = courseUrl(tools.site, space.courseid);
    for (const { code, detail } of lacks) {
      findings.push({ code, space: space.code, detail: detail ?? null, url });
    }
  }
  return { spaces: found, findings };
};
