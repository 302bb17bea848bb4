import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { followUp } from '../../../test/support/follow-up.ts';
import { answer, tell, untell } from '../../../test/support/told.ts';

const JEANNE = 5;
const ANSWER = 31;

describeEachDatabase('an answer to anything', ({ fresh }) => {
  it('is a sign of life also once Moodle has forgotten it', async () => {
    const db = await fresh();
    const net = followUp(db);
    await net.begin();
    await net.appoint(1, 'mel');
    await net.arrive(JEANNE, 'mel');
    await net.cycle();
    net.move(30);
    const given = { id: ANSWER, userid: JEANNE, timeanswered: Math.floor(net.now() / 1000) };
    await tell(db, 'answers', [answer('mel/ask/pairing_candidate-1', 'accept', given)]);
    await net.cycle();
    await untell(db, 'answers', [ANSWER]);
    net.move(42);
    await net.cycle();
    const overdue = async () =>
      (await net.intake.waitingNow(db, net.now())).waiting.filter(({ clock }) => clock === 'sign');
    expect(await overdue()).toEqual([]);
    net.move(1);
    expect(await overdue()).toMatchObject([{ personId: JEANNE, turn: 'candidate' }]);
  });
});
