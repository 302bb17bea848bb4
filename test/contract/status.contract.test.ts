/** What a Moodle says of itself, and what its administrator should mend. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  changesSince,
  createSpace,
  enrolled,
  itemOf,
  newSpace,
  position,
  readStatus,
} from './steps.ts';

// Status looks at every space, and a real site keeps those of earlier runs.
jest.setTimeout(120_000);

describe.each(moodles)('$name: status', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** What is to be mended in a space: code and detail. */
  async function findingsOf(space: SpaceItem) {
    const { findings } = await readStatus(moodle);
    const here = findings.filter((finding) => finding.space === space.code);
    return here.map(({ code, detail }) => [code, detail]);
  }

  it('says which Moodle answered, by which plugin', async () => {
    const status = await readStatus(moodle);
    expect(status.site.identifier).toMatch(/^[0-9a-f]{64}$/);
    expect(status.site.instance).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(status.site.wwwroot).toBe(moodle.url);
    expect(status.plugin.protocol).toBe(5);
    expect(status.plugin.release).toMatch(/^\d+\.\d+\.\d+/);
    expect(String(status.plugin.version)).toMatch(/^20\d{8}$/);
    expect(status.moodle.release).toMatch(/^\d+\.\d+/);
  });

  it('tells its own clock in seconds', async () => {
    const { now } = await readStatus(moodle);
    expect(Math.abs(now - Date.now() / 1000)).toBeLessThan(120);
  });

  it('is the same Moodle each time', async () => {
    const [first, second] = [await readStatus(moodle), await readStatus(moodle)];
    expect(second.site).toEqual(first.site);
    expect(second.log.epoch).toBe(first.log.epoch);
  });

  it('counts the spaces', async () => {
    const before = (await readStatus(moodle)).spaces;
    await newSpace(moodle);
    expect((await readStatus(moodle)).spaces).toBeGreaterThan(before);
  });

  it('tells the highest number given out', async () => {
    const from = await position(moodle);
    const space = await newSpace(moodle);
    await enrolled(moodle, space, 'candidate');
    const numbers = (await changesSince(moodle, from)).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    const { log } = await readStatus(moodle);
    expect(log.number).toBeGreaterThanOrEqual(Math.max(...numbers));
  });

  it('finds a space without a referent, until there is one', async () => {
    const space = await newSpace(moodle);
    const found = async () =>
      (await readStatus(moodle)).findings.filter(
        (finding) => finding.space === space.code && finding.code === 'no_referent',
      );
    const [finding, ...others] = await found();
    expect(others).toEqual([]);
    expect(finding?.detail).toBeNull();
    expect(finding?.url).toMatch(new RegExp(`^${moodle.url}/`));
    await enrolled(moodle, space, 'candidate');
    expect(await found()).toHaveLength(1);
    await enrolled(moodle, space, 'referent');
    expect(await found()).toEqual([]);
  });

  it('finds a space that guests can read, until it is closed', async () => {
    const space = await newSpace(moodle);
    await moodle.fixture.setGuestAccess(space.code, true);
    expect(await findingsOf(space)).toContainEqual(['guest_access', null]);
    await moodle.fixture.setGuestAccess(space.code, false);
    expect(await findingsOf(space)).toEqual([['no_referent', null]]);
  });

  it('finds a database that somebody shows', async () => {
    const space = await newSpace(moodle);
    await moodle.fixture.setActivityVisible(space.databases[0]!.cmid, true);
    expect(await findingsOf(space)).toContainEqual(['database_visible', 'living_area']);
  });

  it('finds a database that is gone, until the space is asked for again', async () => {
    const space = await newSpace(moodle);
    await moodle.fixture.deleteActivity(space.databases[0]!.cmid);
    expect(await findingsOf(space)).toContainEqual(['database_missing', 'living_area']);
    const standing = (await itemOf(moodle, 'spaces', space.id))?.databases;
    expect(standing).toEqual(space.databases.slice(1));
    const mended = await createSpace(moodle, { code: space.code, name: space.name });
    expect(mended).toMatchObject({ created: false, space: { id: space.id } });
    const sheets = mended.space.databases.map(({ sheet, visible }) => ({ sheet, visible }));
    expect(sheets).toHaveLength(4);
    expect(sheets).toContainEqual({ sheet: 'living_area', visible: false });
    expect(await findingsOf(space)).toEqual([['no_referent', null]]);
  });

  it('finds each family of sheets that is gone', async () => {
    const space = await newSpace(moodle);
    for (const sheet of ['job_market', 'opening']) {
      const { cmid } = space.databases.find((one) => one.sheet === sheet)!;
      await moodle.fixture.deleteActivity(cmid);
      expect(await findingsOf(space)).toContainEqual(['database_missing', sheet]);
    }
  });

  it('takes no coordinator for the referent of a space', async () => {
    const space = await newSpace(moodle);
    await enrolled(moodle, space, 'coordinator');
    expect(await findingsOf(space)).toEqual([['no_referent', null]]);
  });

  it('finds nothing else to mend in a space just made', async () => {
    const space = await newSpace(moodle);
    expect(await findingsOf(space)).toEqual([['no_referent', null]]);
  });
});
