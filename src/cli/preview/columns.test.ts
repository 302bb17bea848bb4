import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf } from './columns.ts';

const markup = fc.string({
  unit: fc.constantFrom(
    ...['<p>', '</p>', '<div id="mara-a">', '</div>', '<a href="#mara-a">', '</a>', '<script>'],
    ...[
      '<iframe src=x>',
      '<table>',
      '<td>',
      'é ',
      'one ',
      ' onclick=',
      '"',
      '<svg onload=x>',
      '\0',
    ],
  ),
  maxLength: 30,
});

describe('two texts side by side', () => {
  it('have what differs marked, and the rest where it stands', () => {
    const stands = '<p id="mara-a">A</p><p id="mara-b">B</p><p>mine</p>';
    const wanted = '<p id="mara-a">A</p>\n<p id="mara-b">B 2</p>';
    expect(columnsOf(stands, wanted)).toEqual({
      stands: [
        { mark: null, html: '<p id="stands-mara-a">A</p>' },
        { mark: 'gone', html: '<p id="stands-mara-b">B</p>' },
        { mark: 'gone', html: '<p>mine</p>' },
      ],
      wanted: [
        { mark: null, html: '<p id="wanted-mara-a">A</p>' },
        { mark: 'new', html: '<p id="wanted-mara-b">B 2</p>' },
      ],
    });
  });

  it('lead to places of their own, and keep words in a row together', () => {
    const text = 'Voir <a href="#mara-a">A</a> ici<p id="mara-a">A</p>';
    const { wanted } = columnsOf('', text);
    expect(wanted.map(({ html }) => html)).toEqual([
      'Voir <a href="#wanted-mara-a">A</a> ici',
      '<p id="wanted-mara-a">A</p>',
    ]);
  });

  it('hold nothing that acts, whatever people wrote', () => {
    fc.assert(
      fc.property(markup, markup, (stands, wanted) => {
        const columns = columnsOf(stands, wanted);
        const shown = [...columns.stands, ...columns.wanted].map(({ html }) => html).join('');
        expect(shown).not.toMatch(/<(script|iframe|svg|img)|<[^>]*\son\w+=/i);
        expect(columnsOf(stands, stands).stands.every(({ mark }) => mark === null)).toBe(true);
      }),
    );
  });
});
