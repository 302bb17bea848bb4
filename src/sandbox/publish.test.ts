import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personAt } from '../../test/support/person.ts';
import { ask } from '../../test/support/rest.ts';
import {
  type Batch,
  type ChapterToPublish,
  PublishedSchema,
  StatusSchema,
} from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';

const KEY = 'mel/living-area';

describe('publishing', () => {
  let sandbox: Sandbox;
  let instance = '';
  beforeEach(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    instance = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).site.instance;
  });
  afterEach(() => sandbox.close());

  const chapter = (name: string, more: Partial<ChapterToPublish> = {}): ChapterToPublish => ({
    key: `${KEY}/${name}`,
    title: name,
    html: `<p>${name}</p>`,
    source: `${name}-1`,
    after: null,
    ...more,
  });
  const publish = async (...chapters: ChapterToPublish[]) => {
    const book = { key: KEY, space: 'mel', name: 'Bassin de vie', intro: '', chapters };
    const batch = JSON.stringify({ run: 'r', instance, books: [book] } satisfies Batch);
    const { results } = PublishedSchema.parse(await ask(sandbox, 'local_mara_publish', { batch }));
    const { state, ...result } = results[0]!;
    return { ...result, state: state! };
  };
  const titles = (state: { chapters: { title: string; state: string }[] }) =>
    state.chapters.filter((one) => one.state === 'live').map(({ title }) => title);
  const referent = async () => {
    const id = await sandbox.admin.createUser({
      username: 'r',
      password: 'x',
      firstname: 'R',
      lastname: 'R',
    });
    await sandbox.admin.enrol(id, 'mel', 'mara_referent');
    const person = personAt(sandbox.url);
    await person.login('r', 'x');
    return person;
  };

  it('writes nothing twice, in order or in parallel', async () => {
    await publish(chapter('a'), chapter('b', { after: `${KEY}/a` }));
    sandbox.admin.resetCounters();
    const rounds = await Promise.all(
      [1, 2, 3].map(() => publish(chapter('a'), chapter('b', { after: `${KEY}/a` }))),
    );
    expect(rounds.flatMap(({ chapters }) => chapters.map(({ outcome }) => outcome))).toEqual(
      Array(6).fill('unchanged'),
    );
    expect(sandbox.admin.counters().writes).toBe(0);
  });

  it('leaves an edited chapter alone, title too, and forgets the offer once the texts agree', async () => {
    const { state } = await publish(chapter('a'));
    const person = await referent();
    await person.editChapter(state.cmid!, state.chapters[0]!.id, { html: '<p>mien</p>' });
    sandbox.admin.resetCounters();
    const refused = await publish(
      chapter('a', { html: '<p>autre</p>', title: 'Autre', source: 'a-2' }),
    );
    expect(refused.chapters).toMatchObject([{ outcome: 'conflict' }]);
    expect(refused.state.chapters).toMatchObject([
      { title: 'a', edited: true, source: 'a-1', offered: 'a-2' },
    ]);
    expect(sandbox.admin.counters().writes).toBe(0);
    const agreed = await publish(chapter('a', { html: '<p>mien</p>', source: 'a-3' }));
    expect(agreed.chapters).toMatchObject([{ outcome: 'unchanged' }]);
    expect(agreed.state.chapters).toMatchObject([{ edited: false, source: 'a-3', offered: null }]);
  });

  it('finds the place of a chapter whose predecessor is gone, unknown or moved', async () => {
    const { state } = await publish(
      chapter('a'),
      chapter('b', { after: `${KEY}/a` }),
      chapter('c', { after: `${KEY}/b` }),
    );
    const person = await referent();
    const idOf = (title: string) => state.chapters.find((one) => one.title === title)!.id;
    await person.deleteChapter(state.cmid!, idOf('b'));
    expect(titles((await publish(chapter('d', { after: `${KEY}/b` }))).state)).toEqual([
      'a',
      'd',
      'c',
    ]);
    expect(titles((await publish(chapter('e', { after: `${KEY}/x` }))).state)).toEqual([
      'e',
      'a',
      'd',
      'c',
    ]);
    await person.moveChapter(state.cmid!, idOf('a'), 'down');
    const after = await publish(chapter('f', { after: `${KEY}/a` }));
    expect(titles(after.state)).toEqual(['e', 'd', 'a', 'f', 'c']);
  });

  it('fails a bad chapter alone', async () => {
    const bad = [chapter('a', { title: '<b> </b>' }), chapter('b', { html: 'x'.repeat(524_289) })];
    const { chapters, state } = await publish(
      ...bad,
      chapter('d', { title: 'd<script>1</script>' }),
    );
    expect(chapters.map(({ outcome, reason }) => [outcome, reason?.errorcode])).toEqual([
      ['failed', 'invalidparameter'],
      ['failed', 'toolarge'],
      ['created', undefined],
    ]);
    expect(titles(state)).toEqual(['d1']);
  });

  it('begins anew in a space made again after its course was deleted', async () => {
    const before = await publish(chapter('a'));
    await sandbox.admin.deleteCourse('mel');
    const space = await sandbox.admin.createSpace({ code: 'mel', name: 'Autre' });
    expect(space.name).toBe('Autre');
    const after = await publish(chapter('a'));
    expect([after.outcome, after.state.id > before.state.id]).toEqual(['created', true]);
  });
});
