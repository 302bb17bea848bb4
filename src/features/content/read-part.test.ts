import { describe, expect, it } from '@jest/globals';
import { fieldsOfPart } from './read-part.ts';

const OURS =
  '<div id="mara-sheet-7"><h4 class="mara-f-name">Alpha</h4><div class="mara-f-purpose"><p>Loger</p></div>' +
  '<dl><dt>Téléphone</dt><dd class="mara-f-phone">02 41 00 00 01</dd>' +
  '<dt>Site</dt><dd class="mara-f-site"><a href="https://alpha.example/">alpha.example</a></dd>' +
  '<dt>Thèmes</dt><dd class="mara-f-themes">Logement</dd></dl><p class="mara-verified">Vérifiée</p></div>';
const PRESENT = { name: 'Alpha', phone: '02 41 00 00 01', remarks: '<p>Déjà là</p>' };
const read = (theirs: string, family = 'living_area', present = PRESENT) =>
  fieldsOfPart(family, { theirs, ours: OURS }, present);

describe('what a person wrote into a part', () => {
  it('is nothing where only the writing differs', () => {
    expect(read(OURS)).toEqual({});
    expect(read(OURS.replaceAll('><', '>\n <').replace('é', '&eacute;'))).toEqual({});
  });

  it('goes into the fields it stands in, in the form each takes', () => {
    const theirs = OURS.replace('Alpha<', 'Alpha <b>Habitat</b><')
      .replace('<p>Loger</p>', '<p>Se <b>loger</b></p>')
      .replace('02 41 00 00 01', '02 41 00 00 01<br>02 41 00 00 02')
      .replace('<a href="https://alpha.example/">alpha.example</a>', 'www.beta.example');
    expect(read(theirs)).toEqual({
      name: 'Alpha Habitat',
      purpose: '<p>Se <b>loger</b></p>',
      phone: '02 41 00 00 01 ; 02 41 00 00 02',
      site: 'https://www.beta.example',
    });
  });

  it('empties what was taken out, but never the name', () => {
    const theirs = OURS.replace(/<dt>Téléphone.*?<\/dd>/, '').replace(/<h4.*?<\/h4>/, '');
    expect(read(theirs)).toEqual({ phone: '' });
  });

  it('goes to the end of the remarks where it fits no field', () => {
    const theirs = OURS.replace('Logement', 'Logement & garde').replace(
      '</dl>',
      '</dl><p>Demander Mme <i>L.</i></p>',
    );
    expect(read(theirs)).toEqual({
      remarks: '<p>Déjà là</p><p>Logement &amp; garde</p><p>Demander Mme L.</p>',
    });
    expect(read(theirs, 'opening')).toMatchObject({
      description: expect.stringContaining('<p>Demander Mme L.</p>'),
    });
    expect(read(theirs, 'invitation')).toEqual({});
  });
});
