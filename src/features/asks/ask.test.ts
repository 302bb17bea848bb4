import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BODY_SCHEMAS } from '../../moodle/index.ts';
import { bodyOf, isSameSubject, type NewAsk } from './ask.ts';
import { choice, htmlOf } from './words.ts';

const ask: NewAsk = {
  key: 'mel/ask/conflict-1',
  purpose: 'conflict',
  subject: { object: 'mel/living-area/landlord', about: 't' },
  people: [41, 12],
  words: {
    about: { fr: 'Un texte à décider' },
    title: { fr: 'Modifié à la main' },
    text: { fr: '<p>…</p>' },
    link: null,
    choices: [choice('keep', 'asks.edit.keep'), choice('ours', 'asks.edit.ours')],
  },
};

describe('an ask', () => {
  it('is closed by the first answer, reminds after a week and ends after three', () => {
    const body = bodyOf(ask, 1_795_341_600_123);
    expect(body).toMatchObject({
      mode: 'first',
      change: false,
      remind: 1_795_341_600 + 7 * 86_400,
      expires: 1_795_341_600 + 21 * 86_400,
      people: [41, 12],
    });
    expect(BODY_SCHEMAS.ask.parse(body)).toEqual(body);
  });

  it('is otherwise where its use case says so', () => {
    const more = { mode: 'each', change: true, expiresAfter: 60_000, remindsAfter: null } as const;
    expect(bodyOf({ ...ask, ...more }, 0)).toMatchObject({
      mode: 'each',
      change: true,
      expires: 60,
      remind: null,
    });
  });

  it('is about the same thing whatever the order of its words', () => {
    expect(isSameSubject({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(isSameSubject({ a: '1' }, { a: '1', b: '2' })).toBe(false);
  });

  it('shows what people wrote as they wrote it, never as markup', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, items) => {
        const html = htmlOf([text, items]);
        const bare = html.replaceAll(/<\/?(p|ul|li)>/g, '');
        expect(bare).not.toMatch(/[<>"]/);
        const read = bare
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(read).toBe(text + items.join(''));
      }),
    );
  });
});
