/** `mara waiting` as an administrator types it: it never says that all is well where it is not. */
import { afterEach, expect, it } from '@jest/globals';
import { runProgram } from '../src/cli/program.ts';
import { describeEachDatabase } from './support/databases.ts';
import { followUp } from './support/follow-up.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const [REFERENT, JEAN] = [1, 41];
const NOBODY = 'pas même dans l’espace national\u00A0: nommez-y un référent.';

describeEachDatabase('mara waiting', ({ freshUrl }) => {
  /** A network of which the companion heard so many days ago. */
  const begin = async (daysAgo: number) => {
    const { db, url } = await freshUrl();
    const start = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const mara = async (...args: string[]) => {
      process.env = { ...before, DATABASE_URL: url, MARA_LANG: 'fr', LOG_LEVEL: 'silent' };
      const printed = { out: '', err: '' };
      const exit = await runProgram(args, '0', {
        out: (words) => (printed.out += words),
        err: (words) => (printed.err += words),
      });
      return { exit, ...printed };
    };
    return { mara, net: followUp(db, start) };
  };

  it('refuses a space that is not there, and names those that are, as « pairing list » does', async () => {
    const { mara, net } = await begin(0);
    expect(await mara('waiting', 'mel')).toMatchObject({ exit: 1, out: '' });
    await net.begin();
    for (const command of [['waiting'], ['pairing', 'list']]) {
      const { exit, out, err } = await mara(...command, 'mle');
      expect([exit, out]).toEqual([1, '']);
      expect(err).toBe(
        'Aucun espace n’a le code «\u00A0mle\u00A0». Les codes connus\u00A0: nat, mel, var.',
      );
    }
  });

  it('says so where nobody is followed, and what to do where nothing was read yet', async () => {
    const { mara, net } = await begin(0);
    expect((await mara('waiting')).out).toBe(
      'Aucun candidat n’est suivi.\nAucun espace connu. Lancez\u00A0: mara sync.',
    );
    await net.begin();
    expect((await mara('waiting')).out).toBe('Aucun candidat n’est suivi.');
    expect((await mara('waiting', 'var')).out).toBe(
      'Aucun candidat n’est suivi dans l’espace var.',
    );
  });

  it('counts who is followed in time, and who has nobody', async () => {
    const { mara, net } = await begin(2);
    await net.begin();
    await net.appoint(REFERENT, 'mel');
    for (const id of [41, 42]) await net.arrive(id, 'mel');
    await net.arrive(43, 'var');
    await net.arrive(44, 'mel', { mara_phase: 'settled' });
    await net.cycle();
    expect(await mara('waiting')).toEqual({
      exit: 0,
      out: `Aucun délai n’est dépassé.\n2 candidats sont suivis, dans les délais.\n1 candidat n’a aucun référent pour le suivre, ${NOBODY}`,
      err: '',
    });
    expect(JSON.parse((await mara('waiting', '--json')).out)).toEqual({
      ...{ waiting: [], followed: 3, inTime: 2, alone: 1 },
    });
    expect((await mara('waiting', 'mel')).out).toBe(
      'Aucun délai n’est dépassé.\n2 candidats sont suivis, dans les délais.',
    );
    expect((await mara('waiting', 'var')).out).toBe(
      `Aucun délai n’est dépassé.\n1 candidat n’a aucun référent pour le suivre, ${NOBODY}`,
    );
  });

  it('tells of who is overdue, and still of those who have nobody', async () => {
    const { mara, net } = await begin(10);
    await net.begin();
    await net.appoint(REFERENT, 'mel');
    await net.arrive(JEAN, 'mel');
    await net.cycle();
    net.move(5);
    await net.arrive(43, 'var');
    await net.cycle();
    const [header, row, alone, ...more] = (await mara('waiting')).out.split('\n');
    expect(header).toMatch(
      /^Candidat +Ce qui manque +En retard depuis le +À qui d’agir +Personnes/,
    );
    expect(row).toMatch(/^Jean Martin 41 \(41\) +un contact .* les référents +Jean Martin 1$/);
    expect([alone, more]).toEqual([`1 candidat n’a aucun référent pour le suivre, ${NOBODY}`, []]);
  });
});
