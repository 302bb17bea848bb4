/** A person's save beside the writing of a chapter: whoever is second finds the other's work. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Person, personAt } from '../../test/support/person.ts';
import { ask } from '../../test/support/rest.ts';
import { type Batch, PublishedSchema, StatusSchema } from '../moodle/wire.ts';
import type { WritingHooks } from './moodle.ts';
import { type Sandbox, startSandbox } from './index.ts';

const KEY = 'mel/living-area';

describe('publishing beside a person', () => {
  let sandbox: Sandbox;
  let person: Person;
  let place: { cmid: number; chapter: number };
  beforeEach(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
    const { admin } = sandbox;
    await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const id = await admin.createUser({
      username: 'r',
      password: 'x',
      firstname: 'R',
      lastname: 'R',
    });
    await admin.enrol(id, 'mel', 'mara_referent');
    person = personAt(sandbox.url);
    await person.login('r', 'x');
    const { state } = await publish('Un');
    place = { cmid: state!.cmid!, chapter: state!.chapters[0]!.id };
  });
  afterEach(() => sandbox.close());

  const publish = async (text: string) => {
    const { instance } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).site;
    const chapter = {
      key: `${KEY}/a`,
      title: 'A',
      html: `<p>${text}</p>`,
      source: text,
      after: null,
    };
    const books = [{ key: KEY, space: 'mel', name: 'B', intro: '', chapters: [chapter] }];
    const batch = JSON.stringify({ run: 'r', instance, books } satisfies Batch);
    return PublishedSchema.parse(await ask(sandbox, 'local_mara_publish', { batch })).results[0]!;
  };
  const save = async () => {
    await person.editChapter(place.cmid, place.chapter, { html: '<p>À moi</p>' });
  };
  const publishAround = async (hooks: WritingHooks) => {
    sandbox.admin.duringWrites(hooks);
    const { chapters, state } = await publish('Deux');
    return { outcome: chapters[0]!.outcome, chapter: state!.chapters[0]! };
  };

  it('finds the edit that was saved just before the chapter is compared', async () => {
    const { outcome, chapter } = await publishAround({ beforeCheck: save });
    expect(outcome).toBe('conflict');
    expect(chapter).toMatchObject({ edited: true, source: 'Un', offered: 'Deux' });
    expect(chapter.html).toContain('À moi');
  });

  it.each(['whileLocked', 'afterCommit'] as const)(
    'is followed by the edit of who saves %s: theirs stands over ours',
    async (moment) => {
      const { outcome, chapter } = await publishAround({ [moment]: save });
      expect(outcome).toBe('updated');
      expect(chapter).toMatchObject({ edited: true, source: 'Deux', offered: null });
      expect(chapter.html).toContain('À moi');
      sandbox.admin.duringWrites({});
      expect((await publish('Trois')).chapters[0]!.outcome).toBe('conflict');
    },
  );

  it('writes nothing into a Book that was deleted a moment ago', async () => {
    const remove = () => sandbox.admin.deleteActivity(place.cmid);
    sandbox.admin.duringWrites({ beforeCheck: remove });
    const { chapters, state } = await publish('Deux');
    expect(chapters[0]!.outcome).toBe('gone');
    expect(state!.state).toBe('gone');
  });
});
