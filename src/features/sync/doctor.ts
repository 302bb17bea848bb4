/** Looks at everything a cycle needs and says what is missing, and the very place to mend it. */
import { type Db, pendingMigrations } from '../../db/index.ts';
import {
  type Finding,
  MoodleError,
  type MoodlePort,
  type MoodleStatus,
  PROTOCOL,
  type Site,
} from '../../moodle/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, type Message, type MessageKey } from '../../shared/i18n.ts';
import { plansOf, type PlanTools } from './desired.ts';
import { type LeaseTools, takeLease } from './lease.ts';
import { isRemoval, type PieceStep } from './piece-plan.ts';
import { adoptSite, assertSameSite, readSite } from './site-store.ts';

/**
 * `ok`: as it should be; `mend`: works, but something exposes people or will fail one day;
 * `broken`: no cycle can run.
 */
export type Check = { level: 'ok' | 'mend' | 'broken'; told: Message; url: string | null };

type DoctorTools = LeaseTools & PlanTools & { moodle: MoodlePort };

/** The oldest Moodle the plugin was proved on (4.4). */
const OLDEST_MOODLE = 2024042200;

const FINDINGS = [
  'profile_field_missing',
  'profile_field_exposed',
  'profile_field_unlocked',
  'role_missing',
  'service_too_strong',
  'debug_display',
  'guest_access',
  'participants_visible',
  'database_missing',
  'database_visible',
  'database_readable',
  'field_missing',
  'no_referent',
  'core_function_missing',
  'core_space_missing',
  'core_refused',
  'core_right_missing',
  'core_nobody',
  'core_moved',
  'core_sheet_missing',
  'core_groups_unproved',
] as const;
type FindingCode = (typeof FINDINGS)[number];

/** All that Moodle's core functions do not give, so that nobody waits for it. */
const ONLY_WITH_PLUGIN = [
  'doctor.without.enrolments',
  'doctor.without.running',
  'doctor.without.accounts',
  'doctor.without.roles',
  'doctor.without.completion',
  'doctor.without.lastAccess',
  'doctor.without.cohorts',
  'doctor.without.changes',
  'doctor.without.atOnce',
  'doctor.without.spaces',
  'doctor.without.books',
  'doctor.without.pieces',
] as const;

const isKnown = (code: string): code is FindingCode => FINDINGS.some((known) => known === code);

const check = (
  level: Check['level'],
  key: MessageKey,
  params: Record<string, string | number> = {},
  url: string | null = null,
): Check => ({ level, told: message(key, params), url });

const fromFinding = ({ code, space, detail, url }: Finding): Check => {
  const params = { space: space ?? '', detail: detail ?? '', code };
  return check('mend', isKnown(code) ? `doctor.${code}` : 'doctor.unknown', params, url);
};

const checkDatabase = async (db: Db): Promise<Check> => {
  const pending = await pendingMigrations(db);
  return pending.length === 0
    ? check('ok', 'doctor.database.ok')
    : check('broken', 'doctor.database.pending', { count: pending.length });
};

/** Takes the Moodle that answers as the one served, while no cycle runs. */
const accept = async (tools: DoctorTools, site: Site): Promise<void> => {
  const lease = await takeLease(tools, 'mara doctor');
  try {
    await lease.write((tx) => adoptSite(tx, site));
  } finally {
    await lease.release();
  }
};

/** What the piece needs the site to allow and it does not, as a sentence; null: nothing. */
const notAllowed = (
  space: string,
  { kind, piece }: PieceStep,
  allows: MoodleStatus['allows'],
): Check | null => {
  if (isRemoval(piece) || kind === 'closed' || kind === 'gone') return null;
  if (piece.type === 'enrolment' && !allows.roles.includes(piece.body.role)) {
    return check('mend', 'doctor.notAllowed.role', { space, role: piece.body.role });
  }
  if (piece.type === 'cohort_member' && !allows.cohorts.includes(piece.body.cohort)) {
    return check('mend', 'doctor.notAllowed.cohort', { space, cohort: piece.body.cohort });
  }
  if (piece.type === 'invitation' && !allows.accounts) {
    return check('mend', 'doctor.notAllowed.accounts', { space });
  }
  return null;
};

/** Each thing once that pieces need and the site does not allow. */
const checkAllowed = async (tools: PlanTools, allows: MoodleStatus['allows']): Promise<Check[]> => {
  const found = new Map<string, Check>();
  for await (const { space, pieces } of plansOf(tools)) {
    for (const step of pieces) {
      const refused = notAllowed(space, step, allows);
      if (refused !== null) found.set(JSON.stringify(refused.told), refused);
    }
  }
  return [...found.values()];
};

const checkMoodle = async (tools: DoctorTools, acceptSite: boolean): Promise<Check[]> => {
  const { db, moodle } = tools;
  const status = await moodle.status();
  const { release, version, name } = status.moodle;
  const checks = [check('ok', 'doctor.moodle.ok', { url: status.site.wwwroot, release, name })];

  const { plugin } = status;
  if (plugin !== null && plugin.protocol !== PROTOCOL) {
    const params = { plugin: plugin.release, theirs: plugin.protocol, ours: PROTOCOL };
    const older = plugin.protocol < PROTOCOL;
    checks.push(check('broken', older ? 'doctor.protocol.older' : 'doctor.protocol.newer', params));
  }
  if (Number(version) < OLDEST_MOODLE) {
    checks.push(check('mend', 'doctor.moodle.old', { release }));
  }
  const memory = await readSite(db);
  if (acceptSite) {
    await accept(tools, status.site);
    checks.push(check('ok', 'doctor.site.accepted', { url: status.site.wwwroot }));
  } else if (memory !== null) {
    try {
      assertSameSite(memory.site, status.site);
    } catch (error) {
      if (!(error instanceof MaraError)) throw error;
      checks.push({ level: 'broken', told: error.told, url: null });
    }
  }
  checks.push(
    status.spaces === 0
      ? check('mend', plugin === null ? 'doctor.without.noSpace' : 'doctor.spaces.none')
      : check('ok', 'doctor.spaces.ok', { count: status.spaces }),
  );
  checks.push(...status.findings.map(fromFinding));
  if (plugin !== null) checks.push(...(await checkAllowed(tools, status.allows)));
  if (plugin === null) checks.push(...ONLY_WITH_PLUGIN.map((key) => check('mend', key)));
  return checks;
};

/**
 * Examines database, Moodle, plugin, rights and exposures. `acceptSite` takes the Moodle that
 * answers as the one to serve from now on (it moved, or the plugin was installed anew).
 */
export const examine = async (
  tools: DoctorTools,
  { acceptSite = false } = {},
): Promise<Check[]> => {
  const database = await checkDatabase(tools.db);
  if (database.level === 'broken') return [database];
  try {
    return [database, ...(await checkMoodle(tools, acceptSite))];
  } catch (error) {
    if (!(error instanceof MoodleError)) throw error;
    return [database, { level: 'broken', told: error.told, url: null }];
  }
};
