import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { throughEditor } from './html/editor.ts';
import { treeHash } from './html/normalise.ts';
import { purify } from './html/purify.ts';

const words = fc
  .array(
    fc.constantFrom(
      'été',
      'Brest',
      '&amp;',
      '&lt;b&gt;',
      '&eacute;',
      'l’',
      'a b',
      '&nbsp;',
      '🧭',
      ' ',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((list) => list.join(''));

const spaces = fc.constantFrom('', ' ', '\n', '\n\n  ');

/** Texts as a template or a person writes them: blocks, lists, inline marks, stray white space. */
const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 2 },
    words,
    fc
      .tuple(fc.constantFrom('strong', 'em', 'span', 'b', 'i'), tie('inline'))
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    fc.tuple(words, tie('inline')).map(([text, inner]) => `${text}<br>${inner}`),
    words.map((text) => `<a href="https://a.example/?b=c&amp;d=e" title="Été">${text}</a>`),
  ),
  block: fc.oneof(
    { maxDepth: 3 },
    tie('inline').map((inner) => `<p>${inner}</p>`),
    tie('inline').map((inner) => `<h3 class="b a" id="x">${inner}</h3>`),
    fc
      .array(tie('inline'), { maxLength: 3 })
      .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
    fc
      .tuple(spaces, tie('block'), spaces, tie('block'))
      .map((parts) => `<div id="mara-x" class="mara">${parts.join('')}</div>`),
    words.map((text) => `<table><tr><th scope="row">${text}</th><td>${text}</td></tr></table>`),
    words.map((text) => `<pre>${text}\n  deux</pre>`),
  ),
}));

const texts = fc.tuple(block, spaces, block).map((parts) => parts.join(''));

describe('the hash of a text', () => {
  it('sees through what an editor does to an untouched text', () => {
    fc.assert(
      fc.property(texts, (html) => {
        expect(treeHash(throughEditor(html))).toBe(treeHash(html));
      }),
    );
  });

  it('sees through being saved untouched again and again', () => {
    fc.assert(
      fc.property(texts, (html) => {
        const once = throughEditor(html);
        expect(throughEditor(once)).toBe(once);
      }),
    );
  });

  it('sees through line ends, the order of attributes and entities', () => {
    const one =
      '<div id="a" class="b">\r\n<p>Caf&eacute; &laquo;&nbsp;x&nbsp;&raquo;</p>\r\n</div>';
    const other = '<div class="b" id="a"><p>Café «\u00a0x\u00a0»</p></div>';
    expect(treeHash(one)).toBe(treeHash(other));
  });

  it('takes a changed word for a change', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const html = `${before}<p>ancien</p>${after}`;
        const changed = `${before}<p>nouveau</p>${after}`;
        expect(treeHash(changed)).not.toBe(treeHash(html));
      }),
    );
  });

  it.each([
    ['a space between words', '<p>a b</p>', '<p>ab</p>'],
    ['an address', '<a href="https://a.example">a</a>', '<a href="https://b.example">a</a>'],
    ['a level of heading', '<h2>a</h2>', '<h3>a</h3>'],
    ['an order', '<p>a</p><p>b</p>', '<p>b</p><p>a</p>'],
    ['a no-break space', '<p>a&nbsp;b</p>', '<p>a b</p>'],
    ['white space that is kept', '<pre>a  b</pre>', '<pre>a b</pre>'],
  ])('takes %s for a change', (_, before, after) => {
    expect(treeHash(before)).not.toBe(treeHash(after));
  });
});

describe('the purifier', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, (html) => {
        const once = purify(html);
        expect(purify(once)).toBe(once);
      }),
    );
  });

  it('keeps what was seen to survive in Moodle', () => {
    const html =
      '<div id="mara-1" class="mara"><h2>a</h2><table><caption>b</caption><tbody><tr><th scope="col" colspan="2">c</th></tr>' +
      '</tbody></table><dl><dt>d</dt><dd lang="en" dir="ltr" title="t">e</dd></dl><abbr>f</abbr>' +
      '<a href="mailto:a@b.example">g</a><a href="#mara-1">h</a></div>';
    expect(purify(html)).toBe(html);
  });

  it.each([
    ['<section><p>a</p></section>', '<p>a</p>'],
    ['<p role="note" aria-label="b" data-c="d">a</p>', '<p>a</p>'],
    ['<a href="tel:0199000000">a</a>', '<a>a</a>'],
    ['<p>a<!-- b --></p>', '<p>a</p>'],
    ['<p>a<script>b</script></p>', '<p>a</p>'],
    ['<p style="background:url(https://b.example)">a</p>', '<p>a</p>'],
  ])('makes of %s %s', (html, clean) => {
    expect(purify(html)).toBe(clean);
  });
});
