import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { adoptSite, assertSameSite, moveCursor, readSite } from './site-store.ts';

const site = { identifier: 'a', instance: 'b', wwwroot: 'https://moodle.example' };

describeEachDatabase('the Moodle served', ({ fresh }) => {
  it('is remembered with the place in its log; adopted anew, it is read anew', async () => {
    const db = await fresh();
    expect(await readSite(db)).toBeNull();
    await adoptSite(db, site);
    expect(await readSite(db)).toEqual({ site, position: null, pulledAt: null });
    await moveCursor(db, { epoch: 'e', number: 12 }, 1_795_309_550_123);
    expect(await readSite(db)).toEqual({
      site,
      position: { epoch: 'e', number: 12 },
      pulledAt: 1_795_309_550_123,
    });
    const moved = { ...site, wwwroot: 'https://new.example' };
    await adoptSite(db, moved);
    expect(await readSite(db)).toEqual({ site: moved, position: null, pulledAt: null });
  });
});

it.each([
  ['another identifier', { identifier: 'x' }, 'sync.site.other'],
  ['a plugin installed anew', { instance: 'x' }, 'sync.site.other'],
  ['a copy at another address', { wwwroot: 'https://copy.example' }, 'sync.site.clone'],
])('%s is refused', (_name, change, key) => {
  expect(() => {
    assertSameSite(site, { ...site, ...change });
  }).toThrow(expect.objectContaining({ told: expect.objectContaining({ key }) as unknown }));
});

it('the same Moodle is let through', () => {
  expect(() => {
    assertSameSite(site, { ...site });
  }).not.toThrow();
});
