/** Events the companion keeps in Moodle's calendar. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { aGroup, anEvent, changed, made, putOne, removal, standing } from './piece-steps.ts';
import {
  atBrowser,
  enrolled,
  newSpace,
  position,
  referentOf,
  toldAtOnce,
  tombstoneOf,
} from './steps.ts';

describe.each(moodles)('$name: events of the companion', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene() {
    const space = await newSpace(moodle);
    const wish = anEvent(moodle, space);
    const { id, objectid } = await made(moodle, wish);
    return { space, wish, id, event: objectid! };
  }

  async function calendarOf(person: Person, space: SpaceItem): Promise<string> {
    return (await person.open(`/calendar/view.php?view=upcoming&course=${space.id}`)).html;
  }

  async function candidateOf(space: SpaceItem): Promise<Person> {
    return atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
  }

  it('are seen by those enrolled, and by nobody else', async () => {
    const { space, wish } = await scene();
    const { name, location } = wish.body;
    const seen = await calendarOf(await candidateOf(space), space);
    expect(seen).toContain(name);
    expect(seen).toContain(location);
    const guest = personAt(moodle.url);
    await guest.loginAsGuest();
    const others = [personAt(moodle.url), guest, await candidateOf(await newSpace(moodle))];
    for (const person of others) expect(await calendarOf(person, space)).not.toContain(name);
  });

  it('of a group are seen by its members only', async () => {
    const space = await newSpace(moodle);
    const member = await enrolled(moodle, space, 'candidate');
    const group = aGroup(space, [member.id]);
    await made(moodle, group);
    const { name } = (await madeEvent(space, group.key)).body;
    expect(await calendarOf(await atBrowser(moodle, member), space)).toContain(name);
    expect(await calendarOf(await candidateOf(space), space)).not.toContain(name);
    expect(await calendarOf(await referentOf(moodle, space), space)).not.toContain(name);
  });

  async function madeEvent(space: SpaceItem, group: string | null) {
    const wish = anEvent(moodle, space, { group });
    await made(moodle, wish);
    return wish;
  }

  it('lose what may not stand in a page', async () => {
    const space = await newSpace(moodle);
    const description = '<p>Bonjour <script>alert("volé")</script></p>';
    await made(moodle, anEvent(moodle, space, { description }));
    expect(await calendarOf(await candidateOf(space), space)).not.toContain('alert("volé")');
  });

  it('follow the body while nobody edited them', async () => {
    const { space, wish } = await scene();
    const next = changed(wish, { name: 'Rencontre déplacée', location: 'Nantes' });
    const { outcome, state } = await putOne(moodle, next);
    expect(outcome).toBe('updated');
    expect(state).toMatchObject({ source: next.source, edited: false });
    const seen = await calendarOf(await candidateOf(space), space);
    expect(seen).toContain('Rencontre déplacée');
    expect(seen).not.toContain(wish.body.name);
    expect((await putOne(moodle, next)).outcome).toBe('unchanged');
  });

  it('that a person edited are theirs, until that very edit is named', async () => {
    const { wish, id, event } = await scene();
    const from = await position(moodle);
    await moodle.fixture.renameEvent(event, 'À moi');
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told).toMatchObject({ edited: true, text: expect.stringMatching(/^.{1,64}$/) });
    const next = changed(wish, { location: 'Nantes' });
    const refused = await putOne(moodle, next);
    expect(refused.outcome).toBe('conflict');
    expect(refused.state).toMatchObject({ edited: true, offered: next.source, text: told.text });
    const stale = await putOne(moodle, { ...next, replaces: 'another text' });
    expect(stale.outcome).toBe('conflict');
    const done = await putOne(moodle, { ...next, replaces: told.text! });
    expect(done.outcome).toBe('updated');
    const ours = { edited: false, text: null, offered: null, source: next.source };
    expect(done.state).toMatchObject(ours);
  });

  it('are ours again where a person wrote what was wished', async () => {
    const { wish, event } = await scene();
    await moodle.fixture.renameEvent(event, 'La même');
    const same = changed(wish, { name: 'La même' });
    const { outcome, state } = await putOne(moodle, same);
    expect(outcome).toBe('unchanged');
    expect(state).toMatchObject({ edited: false, source: same.source, offered: null });
  });

  it('that a person edited are removed only by naming that edit', async () => {
    const { wish, id, event } = await scene();
    await moodle.fixture.renameEvent(event, 'À moi');
    const refused = await putOne(moodle, removal(wish));
    expect(refused).toMatchObject({ outcome: 'conflict', state: { offered: 'remove' } });
    const { text } = await standing(moodle, wish);
    const from = await position(moodle);
    expect((await putOne(moodle, removal(wish, text!))).outcome).toBe('removed');
    await tombstoneOf(moodle, from, 'pieces', id);
  });

  it('that a person deleted are not made again, until that is said', async () => {
    const { wish, id, event } = await scene();
    const from = await position(moodle);
    await moodle.fixture.deleteEvent(event);
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({ state: 'gone' });
    expect((await putOne(moodle, changed(wish, { name: 'Autre' }))).outcome).toBe('gone');
    const again = await putOne(moodle, { ...wish, replaces: 'gone' });
    expect(again).toMatchObject({ outcome: 'created', state: { id, state: 'live' } });
    expect(again.state?.objectid).not.toBe(event);
  });

  it.each([
    ['name', { name: '' }],
    ['description', { description: 7 }],
    ['location', { location: 7 }],
    ['start', { start: 'tomorrow' }],
    ['duration', { duration: -1 }],
  ])('are refused for a %s that cannot be', async (name, wrong) => {
    const space = await newSpace(moodle);
    const { outcome, message } = await putOne(moodle, anEvent(moodle, space, wrong as never));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(name);
  });
});
