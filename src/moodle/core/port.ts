/**
 * The MoodlePort fulfilled by Moodle's own web services, where the plugin cannot be installed
 * (docs/without-plugin.md): it reads less, tells no changes and writes nothing.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { checkItem } from '../check.ts';
import { MoodleError } from '../errors.ts';
import type { MoodlePort } from '../port.ts';
import type { Transport } from '../transport.ts';
import type { Kind, Site } from '../wire.ts';
import { SiteInfoSchema, type SiteInfo } from './answers.ts';
import { askBy } from './ask.ts';
import { readEntries } from './entries.ts';
import { examineCore } from './examine.ts';
import { readGroupMembers, readGroups } from './groups.ts';
import { readPeople } from './people.ts';
import type { Lack, Part, Reader, SpaceCourse, Tools } from './reading.ts';
import { readSpace } from './spaces.ts';

export type CoreSettings = { spaces: readonly SpaceCourse[]; pageSize: number };

const READERS: Partial<Record<Kind, Reader>> = {
  spaces: readSpace,
  people: readPeople,
  groups: readGroups,
  group_members: readGroupMembers,
  entries: readEntries,
};

/** Without the plugin nothing tells a site from its clone but the address. */
const siteOf = ({ siteurl }: SiteInfo): Site => ({
  identifier: createHash('sha256').update(`core:${siteurl}`).digest('hex'),
  instance: 'core',
  wwwroot: siteurl,
});

/** There is no change log: the one place in it is its beginning. */
const NOWHERE = { epoch: 'core', number: 0 } as const;

/** The doctor tells of these; in every run they would only be noise. */
const SILENT: readonly Lack['code'][] = ['core_groups_unproved'];

const sentence = ({ code, detail = '' }: Lack, space: string) =>
  message(`doctor.${code}`, { space, detail });

/** A course that Moodle refuses is set aside; what concerns the whole site ends the run. */
const bearing = async (reading: Promise<Part>): Promise<Part> => {
  try {
    return await reading;
  } catch (error) {
    const borne =
      error instanceof MoodleError && (error.kind === 'permission' || error.kind === 'invalid');
    if (!borne) throw error;
    const detail = `${String(error.told.params?.['function'] ?? '')}, ${error.code}`;
    return { items: [], lacks: [{ code: 'core_refused', detail }] };
  }
};

export const corePort = (
  transport: Transport,
  { spaces, pageSize }: CoreSettings,
  clock: Clock,
): MoodlePort => {
  const ask = askBy(transport);
  const refuse = () => Promise.reject(new MaraError(message('core.needsPlugin')));
  const arrive = async (): Promise<Tools> => ({
    ask,
    pageSize,
    site: await ask('core_webservice_get_site_info', SiteInfoSchema),
  });

  return {
    abilities: { kinds: Object.keys(READERS) as Kind[], changes: false, publishes: false },

    async status() {
      const tools = await arrive();
      const { sitename: name, release, version, lang } = tools.site;
      const examined = await examineCore(
        tools,
        spaces,
        async (reader, space) => (await bearing(reader(tools, space))).lacks,
      );
      return {
        site: siteOf(tools.site),
        now: Math.floor(clock.now() / 1000),
        plugin: null,
        moodle: { release, version, name, lang },
        log: null,
        allows: { roles: [], cohorts: [], accounts: false },
        ...examined,
      };
    },

    /** A page a space: `after` counts the spaces read so far. */
    async snapshot(kind, after) {
      const reader = READERS[kind];
      const space = spaces[after];
      if (reader === undefined || space === undefined) return await refuse();
      const tools = await arrive();
      const { items, lacks } = await bearing(reader(tools, space));
      const checked = items.map((raw) => checkItem(kind, raw));
      const told = lacks.find(({ code }) => !SILENT.includes(code));
      return {
        site: siteOf(tools.site),
        now: clock.now(),
        position: NOWHERE,
        items: checked.flatMap((one) => ('item' in one ? [one.item] : [])),
        bad: [
          ...checked.flatMap((one) => ('bad' in one ? [one.bad] : [])),
          ...(told ? [{ kind, id: space.courseid, told: sentence(told, space.code) }] : []),
        ],
        next: after + 1 < spaces.length ? after + 1 : null,
        whole: lacks.length === 0,
      };
    },

    changes: refuse,
    publish: refuse,
    put: refuse,
    createSpace: refuse,
    traffic: () => ({ calls: transport.requests, writes: 0 }),
  };
};
