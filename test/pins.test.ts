/** `mara versions`, `revert` and `status` as an administrator reads them. */
import { afterEach, expect, it } from '@jest/globals';
import { revert } from '../src/cli/commands/revert.ts';
import { status } from '../src/cli/commands/status.ts';
import { versions } from '../src/cli/commands/versions.ts';
import { contextFor } from '../src/cli/program.ts';
import { describeEachDatabase } from './support/databases.ts';
import { openSite, type Site, sheet } from './support/site.ts';

describeEachDatabase('the commands of versions', ({ freshUrl }) => {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });
  const open = async (): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    const fields = sheet('Alpha');
    await site.sandbox.admin.createEntry({ space: 'mel', userId: site.referent, fields });
    await site.cycle();
    await site.sandbox.admin.changeEntry(1, { name: 'Alpha 2' });
    await site.cycle();
    return site;
  };
  const given = (values: Record<string, string>, ...switches: string[]) => ({
    values: { space: 'mel', ...values },
    switches: Object.fromEntries(switches.map((name) => [name, true])),
  });

  it('tell the versions, look, hold and release', async () => {
    const here = await open();
    const context = contextFor(here.app);
    const listed = (await versions.run(context, given({}))).lines.join('\n');
    expect(listed).toMatch(/Version 2 · .* · publication · 1 chapitre écrit/);
    expect(listed).toContain('mara revert mel --to N');

    const looked = await revert.run(context, given({ to: '1' }, 'dry-run'));
    expect(looked.json).toMatchObject({ decided: false, version: 1, waits: false });
    expect(looked.lines.join('\n')).toMatch(/~ Bassin de vie · Bailleurs\u00A0: changé/);
    expect(JSON.stringify((await status.run(context, given({}))).lines)).not.toContain('tenu');

    const held = await revert.run(context, given({ to: '1', as: 'Anne' }));
    expect(held.lines.join('\n')).toContain('mara revert mel --release');
    const seen = await status.run(context, given({}));
    expect(seen.lines.join('\n')).toMatch(/mel\u00A0: tenu à la version 1 depuis le .*, par Anne/);
    expect(seen.json).toMatchObject({ pins: [{ space: 'mel', version: 1, by: 'Anne' }] });
    await here.cycle();
    const page = await here.app.db('piece').where({ type: 'page' }).first<object>();
    expect(page).toBeDefined();
    const freed = await revert.run(context, given({}, 'release'));
    expect(freed.json).toMatchObject({ decided: true, version: null });
    expect(freed.lines.join('\n')).toContain('n’est plus tenu à la version 1');
  });

  it('say what is to be typed', async () => {
    const here = await open();
    const context = contextFor(here.app);
    const wrong = (key: string) => ({ told: { key } });
    const run = (...args: Parameters<typeof given>) => revert.run(context, given(...args));
    await expect(run({})).rejects.toMatchObject(wrong('revert.oneOf'));
    await expect(run({ to: '1' }, 'release')).rejects.toMatchObject(wrong('revert.oneOf'));
    for (const to of ['0', '-1', 'deux', '1.5', '']) {
      await expect(run({ to })).rejects.toMatchObject(wrong('revert.badNumber'));
    }
  });
});
