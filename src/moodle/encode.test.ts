import { expect, it } from '@jest/globals';
import { encodeCall } from './encode.ts';

it('nests as PHP reads it, writes booleans as 0/1 and puts the ws parameters first', () => {
  const form = encodeCall('t0ken', 'core_x', {
    flag: true,
    off: false,
    ids: [7, 9],
    options: [{ name: 'été & co', value: '' }],
  });
  expect([...form.entries()]).toEqual([
    ['wstoken', 't0ken'],
    ['wsfunction', 'core_x'],
    ['moodlewsrestformat', 'json'],
    ['flag', '1'],
    ['off', '0'],
    ['ids[0]', '7'],
    ['ids[1]', '9'],
    ['options[0][name]', 'été & co'],
    ['options[0][value]', ''],
  ]);
  expect(form.toString()).toContain('options%5B0%5D%5Bname%5D=%C3%A9t%C3%A9+%26+co');
});
