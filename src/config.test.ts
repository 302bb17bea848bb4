import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, SettingsError } from './config.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

const fileWith = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'mara-config-')), 'secret');
  writeFileSync(file, text);
  return file;
};

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('needs nothing: a file under ./data, French, the simulated Moodle', () => {
    expect(readConfig({})).toMatchObject({ moodle: null, lang: 'fr', port: 8090 });
    expect(readConfig({}).databaseUrl).toMatch(/^sqlite:.*data\/mara\.sqlite$/);
  });

  it('takes a schedule as cron does, or off', () => {
    expect(readConfig({})).toMatchObject({ syncCron: '*/15 * * * *', readyAge: 3_600_000 });
    expect(readConfig({ MARA_SYNC_CRON: 'off' }).syncCron).toBeNull();
    expect(readConfig({}).peersCron).toBe('10 5 * * 1');
    expect(readConfig({ MARA_PEERS_CRON: 'off' }).peersCron).toBeNull();
    for (const never of ['often', '* * * *', '0 0 31 2 *']) {
      expect(problemsOf({ MARA_SYNC_CRON: never })[0]).toContain('*/15 * * * *');
      expect(problemsOf({ MARA_PEERS_CRON: never })[0]).toContain('10 5 * * 1');
    }
  });

  it('tells every problem at once, with what is expected, and no secret', () => {
    const problems = problemsOf({
      MOODLE_URL: 'http://moodle.example',
      MOODLE_TOKEN: 'p@ssw0rd secret',
      DATABASE_URL: 'postgres://me:hunter2@db/x',
      PORT: '99999',
      MARA_LANG: 'de',
      MOODLE_RATE: 'fast',
    });
    expect(problems).toHaveLength(6);
    for (const name of ['MOODLE_URL', 'MOODLE_TOKEN', 'DATABASE_URL', 'PORT', 'MARA_LANG']) {
      expect(problems.join()).toContain(name);
    }
    expect(problems.join()).not.toMatch(/secret|hunter2/);
    expect(problems.join()).toContain('Attendu');
  });

  it('takes the spaces of a Moodle without the plugin, each code and course once', () => {
    const moodle = { MOODLE_URL: 'https://moodle.example', MOODLE_TOKEN: TOKEN };
    const without = { ...moodle, MOODLE_WITHOUT_PLUGIN: 'true' };
    expect(readConfig(moodle).withoutPlugin).toBeNull();
    expect(readConfig({ ...without, MOODLE_SPACES: 'mel=5, var=7' }).withoutPlugin).toEqual([
      { code: 'mel', courseid: 5 },
      { code: 'var', courseid: 7 },
    ]);
    for (const wrong of ['mel', 'mel=5;var=7', 'mel=5,mel=7', 'mel=5,var=5', 'MEL=5', 'mel=05']) {
      const problems = problemsOf({ ...without, MOODLE_SPACES: wrong });
      expect({ wrong, problems }).toMatchObject({ problems: [expect.stringContaining('mel=5')] });
    }
  });

  it('says what a Moodle without the plugin still needs, and where the settings contradict', () => {
    expect(problemsOf({ MOODLE_WITHOUT_PLUGIN: 'true' })).toEqual([
      expect.stringContaining('MOODLE_URL'),
      expect.stringContaining('MOODLE_SPACES'),
    ]);
    expect(problemsOf({ MOODLE_SPACES: 'mel=5' })).toEqual([
      expect.stringContaining('MOODLE_WITHOUT_PLUGIN=true'),
    ]);
  });

  it('speaks English when asked, even about wrong settings', () => {
    expect(problemsOf({ MARA_LANG: 'en', PORT: 'x' })[0]).toContain('Expected');
  });

  it.each([
    ['https://moodle.example', true],
    ['https://moodle.example/sub', true],
    ['http://127.0.0.1:8045', true],
    ['http://localhost', true],
    ['http://10.0.0.1', false],
    ['http://127.0.0.1.evil.example', false],
    ['https://me:secret@moodle.example', false],
    ['ftp://127.0.0.1', false],
    ['moodle.example', false],
  ])('a token may go to %s: %s', (url, allowed) => {
    expect(problemsOf({ MOODLE_URL: url, MOODLE_TOKEN: TOKEN }).length === 0).toBe(allowed);
  });

  it('takes secrets from files', () => {
    const config = readConfig({
      MOODLE_URL: 'https://moodle.example',
      MOODLE_TOKEN_FILE: fileWith(`${TOKEN}\n`),
      DATABASE_URL_FILE: fileWith('mysql://a:b@c/d'),
    });
    expect(config.moodle?.token).toBe(TOKEN);
    expect(config.databaseUrl).toBe('mysql://a:b@c/d');
  });

  it('takes address and token from the file that setup.php writes', () => {
    const file = fileWith(`MOODLE_URL=https://moodle.example\nMOODLE_TOKEN=${TOKEN}\nOTHER=1\n`);
    expect(readConfig({ MOODLE_CONNECTION_FILE: file }).moodle).toEqual({
      url: 'https://moodle.example',
      token: TOKEN,
    });
  });

  it.each([
    [{ MOODLE_TOKEN_FILE: '/nowhere/token' }, 'MOODLE_TOKEN_FILE'],
    [{ MOODLE_URL: 'https://moodle.example' }, 'MOODLE_CONNECTION_FILE'],
    [{ MOODLE_TOKEN: TOKEN }, 'MOODLE_URL'],
    [{ MOODLE_URL: 'https://m.example', MOODLE_TOKEN: TOKEN, MOODLE_TOKEN_FILE: '/x' }, 'TOKEN'],
  ])('says what is missing or twice in %j', (env, named) => {
    expect(problemsOf(env as Record<string, string>).join()).toContain(named);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ MOODLE_URL: '', MOODLE_TOKEN: '', PORT: '' }).port).toBe(8090);
  });
});
