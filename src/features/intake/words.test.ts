/** What those who are asked read, on both databases: as they would. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { type FollowUp, followUp } from '../../../test/support/follow-up.ts';
import type { Db } from '../../db/index.ts';
import { courseOf, eventsOf } from '../people/index.ts';

const [REFERENT, CELL, JEAN] = [1, 4, 41];

describeEachDatabase('what those who are asked read', ({ fresh }) => {
  const begin = async (
    tools: NonNullable<Parameters<typeof followUp>[2]> = {},
  ): Promise<{ db: Db; net: FollowUp }> => {
    const db = await fresh();
    const net = followUp(db, '2026-11-22', tools);
    await net.begin();
    await net.appoint(REFERENT, 'mel');
    await net.appoint(CELL, 'nat');
    return { db, net };
  };
  const only = async (net: FollowUp, purpose?: string) => {
    const asks = await net.openAsks(purpose);
    expect(asks).toHaveLength(1);
    return asks[0]!;
  };

  it.each([
    [0, 'vient d’arriver', 'has just arrived'],
    [13, 'vient d’arriver', 'has just arrived'],
    [14, 'n’a pas encore été contactée', 'has not been contacted yet'],
    [4000, 'n’a pas encore été contactée', 'has not been contacted yet'],
  ])('of who was enrolled %i days before they are first seen: %s', async (days, fr, en) => {
    const { net } = await begin();
    await net.arrive(JEAN);
    net.move(days);
    await net.cycle();
    const ask = await only(net);
    expect(ask.purpose).toBe('contact');
    for (const text of [ask.about, ask.title]) {
      expect(text.fr).toContain(fr);
      expect(text.en).toContain(en);
    }
    expect(ask.text.fr).toContain('Jean Martin 41 a rejoint MARA le 22 novembre 2026');
  });

  const listOfOne = async () => {
    const { db, net } = await begin();
    for (let id = JEAN; id < JEAN + 6; id++) await net.arrive(id);
    await net.cycle();
    return { db, net, list: await only(net, 'people') };
  };
  const contactedAt = async (db: Db, id: number) =>
    courseOf((await eventsOf(db, [id])).get(id) ?? []).contactedAt;

  it('a list of one speaks of one person', async () => {
    const { db, net, list } = await listOfOne();
    expect(list.title).toEqual({
      fr: 'Une autre personne attend un contact',
      en: 'One more person is waiting to be contacted',
    });
    expect(list.text.fr).toContain('Cette personne attend de vos nouvelles.');
    expect(list.text.fr).toContain('<li>Jean Martin 46, depuis le 22 novembre 2026</li>');
    expect(JSON.stringify(list)).not.toMatch(/[Cc]es personnes|toutes|certaines|numéros/);
    expect(list.choices.map(({ code, label }) => [code, label.fr])).toEqual([
      ['all', 'Je l’ai contactée'],
      ['none', 'Pas encore'],
    ]);
    await net.reply(list, 'all');
    await net.cycle();
    expect(await contactedAt(db, 46)).toBe(net.now());
  });

  it('« pas encore » leaves a week of peace, then it is asked about again', async () => {
    const { db, net, list } = await listOfOne();
    await net.reply(list, 'none');
    expect(JSON.stringify(await net.cycle())).not.toContain('intake.unread');
    expect(await contactedAt(db, 46)).toBeNull();
    net.move(6);
    await net.cycle();
    expect(await net.openAsks('people')).toEqual([]);
    net.move(1);
    await net.cycle();
    expect((await only(net, 'people')).text.fr).toContain('Jean Martin 46');
  });

  it('who waits for a mentor is told of with what the last matching found, read once', async () => {
    let read = 0;
    const remedies = () => {
      read++;
      return Promise.resolve((id: number) =>
        id === JEAN
          ? { fr: ['Aucun parrain ne convient.', 'Un <de> plus.'], en: ['No mentor will do.'] }
          : null,
      );
    };
    const { net } = await begin({ remedies });
    const wish = { mara_needs: 'cv', mara_consents: 'matching=2026-11-22/1' };
    for (const id of [JEAN, JEAN + 1]) await net.arrive(id, 'mel', wish);
    await net.cycle();
    for (const ask of await net.openAsks()) await net.reply(ask, 'done');
    await net.cycle();
    expect(read).toBe(0);
    net.move(31);
    await net.cycle();
    const asks = await net.openAsks('overdue');
    const about = (id: number) => asks.find(({ text }) => text.fr.includes(`Martin ${id}`))!;
    expect(about(JEAN).text.fr).toMatch(
      /Ce que le dernier calcul a trouvé.:<\/p><ul><li>Aucun parrain ne convient\.<\/li><li>Un &lt;de&gt; plus\.<\/li><\/ul>/,
    );
    expect(about(JEAN).text.en).toContain(
      'What the last calculation found:</p><ul><li>No mentor will do.</li></ul>',
    );
    expect(about(JEAN + 1).text.fr).not.toContain('dernier calcul');
    expect(read).toBe(1);
    await net.cycle();
    expect(read).toBe(1);
  });
});
