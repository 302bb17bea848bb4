import { describe, expect, it } from '@jest/globals';
import { message, say } from './i18n.ts';

describe('sentences about sheets', () => {
  const told = (params: Record<string, string | number>) =>
    message('content.hidden.commune', { field: 'commune', ...params });

  it.each([
    [{ kind: 'sheet', sheet: 'CAF' }, 'Fiche «\u00A0CAF\u00A0», champ Commune', 'Sheet “CAF”, '],
    [{ kind: 'offer', sheet: 12 }, 'Offre n°\u00A012, champ Commune', 'Opening no. 12, field'],
    // As kept from before openings had sentences of their own.
    [{ sheet: 'CAF' }, 'Fiche «\u00A0CAF\u00A0», champ', 'Sheet “CAF”, field Commune'],
    [{ kind: 'x', sheet: '$t(content.oversize) {{field, x}}' }, '$t(content.oversize) {{', '$t('],
  ])('name it: %j', (params, fr, en) => {
    expect(say('fr', told(params))).toContain(fr);
    expect(say('en', told(params))).toContain(en);
  });
  it('name the field in the reader’s language, or as it is where it is not known', () => {
    expect(say('en', told({ sheet: 'CAF', field: 'hours' }))).toContain('field Opening hours:');
    expect(say('fr', told({ sheet: 'CAF', field: '__proto__' }))).toContain('champ __proto__');
  });
});
