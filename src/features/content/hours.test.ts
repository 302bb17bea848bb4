import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { impossibleHours } from './hours.ts';

describe('hours that can be', () => {
  it.each([
    'du lundi au vendredi 9h-12h / 14h-17h30',
    'lun-ven 9h–12h, 14 h – 17 h 30',
    'Lundi–vendredi 9 h–12 h',
    'du lun. au ven. de 8h30 à 12h00',
    'lundis et jeudis, 9:00-12:00',
    '24h/24, 7j/7',
    '24 h sur 24',
    'sur rendez-vous',
    'bar de nuit : 20h-2h',
    'fermé du 1er juillet au 31 août',
    'du matin au soir',
    'répond sous 48h',
    'appeler 72 h avant',
    'de mars à octobre',
    'Monday to Friday, 9h-12h',
    '9-12h',
    'jusqu’à 24h',
    'permanence 35h par semaine',
    'mer. 14h-17h, sam. 9h-12h',
    '',
    'x'.repeat(500),
  ])('%j', (text) => {
    expect(impossibleHours(text)).toEqual([]);
  });
});

describe('hours that cannot be', () => {
  it.each([
    ['9h-25h', [{ wrong: 'hour', shown: '25\u00A0h' }]],
    ['9h-12h75', [{ wrong: 'hour', shown: '12\u00A0h\u00A075' }]],
    ['ouvert jusqu’à 26h', [{ wrong: 'hour', shown: '26\u00A0h' }]],
    ['14h-12h', [{ wrong: 'order', shown: '14\u00A0h', until: '12\u00A0h' }]],
    ['de 9 h 30 à 9 h', [{ wrong: 'order', shown: '9\u00A0h\u00A030', until: '9\u00A0h' }]],
    ['du lundi au vendrdi 9h-12h', [{ wrong: 'day', shown: 'vendrdi' }]],
    ['Mradi 9h-12h', [{ wrong: 'day', shown: 'mradi' }]],
    ['du lundi au week 9h-12h', [{ wrong: 'day', shown: 'week' }]],
    [
      '9h-25h, 9h-25h, 14h-12h',
      [
        { wrong: 'hour', shown: '25\u00A0h' },
        { wrong: 'order', shown: '14\u00A0h', until: '12\u00A0h' },
      ],
    ],
  ])('%j', (text, problems) => {
    expect(impossibleHours(text)).toEqual(problems);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            fc.oneof(fc.constantFrom('9h', '-', 'lundi', ' au ', 'du ', '25h', ':'), fc.string()),
          )
          .map((parts) => parts.join('')),
        (text) => {
          expect(impossibleHours(text).length).toBeLessThan(100);
        },
      ),
    );
  });
});
