import { expect, it } from '@jest/globals';
import { askPiece } from '../../../test/support/told.ts';
import { BODY_SCHEMAS } from '../../moodle/index.ts';
import { withPeople } from './people-section.ts';

const none = { count: 0, since: null };

it('counts who waits, since when, and leads to the questions, naming nobody', () => {
  const waits = {
    count: 3,
    names: ['Jean Martin'],
    byClock: {
      contact: { count: 2, since: '2026-11-30' },
      mentor: none,
      sign: { count: 1, since: '2026-12-02' },
    },
  };
  const made = withPeople({ sections: [] }, waits, [askPiece('mel/ask/contact-1')]);
  expect(BODY_SCHEMAS.page.parse(made)).toEqual(made);
  expect(made.sections[0]?.items.map(({ text, since }) => [text.fr, since])).toEqual([
    ['2 personnes attendent un contact.', Date.parse('2026-11-30T00:00:00Z') / 1000],
    ['1 personne ne donne plus de nouvelles.', Date.parse('2026-12-02T00:00:00Z') / 1000],
  ]);
  expect(made.sections[0]?.items[0]?.url).toContain('asks.php');
  expect(JSON.stringify(made)).not.toContain('Martin');
});

it('says that nobody waits, before all that stood there', () => {
  const kept = {
    code: 'done',
    title: { fr: 'a', en: 'a' },
    empty: { fr: 'b', en: 'b' },
    items: [],
  };
  const made = withPeople({ sections: [kept] }, null, []);
  expect(made.sections.map(({ code, items }) => [code, items])).toEqual([
    ['people', []],
    ['done', []],
  ]);
});
