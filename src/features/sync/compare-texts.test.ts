import { describe, expect, it } from '@jest/globals';
import { compareTexts } from './compare-texts.ts';

const shown = (ours: string, theirs: string): string[] =>
  compareTexts(ours, theirs).map(
    ({ of, text }) => `${{ ours: '-', theirs: '+', both: ' ' }[of]} ${text}`,
  );
const page = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('\n');

describe('two texts side by side', () => {
  it('shows the lines that differ with a line around, and leaves long equal parts out', () => {
    const ours = page('a', 'b', 'c', 'd', 'Ouvert le lundi', 'e');
    const theirs = page('a', 'b', 'c', 'd', 'Fermé le lundi', 'e');
    expect(shown(ours, theirs)).toEqual([
      '  …',
      '  d',
      '- Ouvert le lundi',
      '+ Fermé le lundi',
      '  e',
    ]);
  });

  it('reads the page, not its code: tags, entities and line breaks in the source do not show', () => {
    const ours = '<div><h3>Caf&eacute;</h3><ul><li>un</li><li>deux</li></ul></div>';
    const theirs = '<h3>Café</h3>\n<ul>\n<li>un</li>\n<li><b>deux</b></li></ul>';
    expect(shown(ours, theirs).filter((line) => !line.startsWith(' '))).toEqual([]);
  });

  it('shows all of ours against an emptied chapter, and the other way round', () => {
    expect(shown(page('a', 'b'), '')).toEqual(['- a', '- b']);
    expect(shown('', page('a'))).toEqual(['+ a']);
  });

  it('gives up on a text nested beyond reason', () => {
    expect(shown('', '<div>'.repeat(5000))).toEqual([]);
  });
});
