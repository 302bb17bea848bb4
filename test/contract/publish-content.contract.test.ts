/** What may stand in a chapter, and what never reaches a reader. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  bookIn,
  chapter,
  chapterOf,
  publishBook,
  publishedBook,
  titlesInOrder,
  treeOf,
} from './book-steps.ts';
import { atBrowser, enrolled, newSpace, referentOf } from './steps.ts';

const HOSTILE = [
  ['a script', '<script>alert(1)</script>', /script|alert/i],
  ['a script in capitals', '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>', /script|evil/i],
  [
    'an event handler',
    '<img src="https://x.example/a.png" alt="a" onerror="alert(1)">',
    /onerror|alert/i,
  ],
  ['a broken event handler', '<p onclick=alert(1)//><svg/onload=alert(1)>', /onclick|onload|svg/i],
  ['a script address', '<a href="javascript:alert(1)">ici</a>', /javascript/i],
  [
    'a hidden script address',
    '<a href="jav&#x09;ascript:alert(1)">ici</a>',
    /jav(\s|&#x?0*9;|&tab;)*ascript:/i,
  ],
  ['a data address', '<a href="data:text/html,<script>alert(1)</script>">x</a>', /data:|script/i],
  ['a frame', '<iframe src="https://evil.example"></iframe>', /iframe|evil/i],
  ['a style sheet', '<style>body{display:none}</style>', /style|display/i],
  [
    'a style with an address',
    '<p style="background:url(javascript:alert(1))">x</p>',
    /javascript/i,
  ],
  ['a form', '<form action="https://evil.example"><input name="p"></form>', /form|input|evil/i],
  ['an object', '<object data="https://evil.example"></object><embed src="x">', /object|embed/i],
  [
    'a redirection',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    /meta|evil/i,
  ],
  ['a base address', '<base href="https://evil.example/">', /base|evil/i],
  ['a comment', '<!-- secret --><!--[if IE]>secret<![endif]-->', /secret|<!--/i],
  ['a nested script', '<scr<script>ipt>alert(1)</scr</script>ipt>', /<script/i],
] as const;

const DROPPED = [
  ['section', '<section><p>Reste</p></section>'],
  ['article', '<article><p>Reste</p></article>'],
  ['nav', '<nav><p>Reste</p></nav>'],
  ['figure', '<figure><p>Reste</p></figure>'],
  ['details', '<details><p>Reste</p></details>'],
  ['time', '<p><time datetime="2026-01-01">Reste</time></p>'],
  ['mark', '<p><mark>Reste</mark></p>'],
  ['button', '<div><button>x</button><p>Reste</p></div>'],
  ['role', '<p role="note">Reste</p>'],
  ['aria-label', '<p aria-label="x">Reste</p>'],
  ['data-x', '<p data-x="1">Reste</p>'],
  ['tel:', '<p><a href="tel:+33241000000">Reste</a></p>'],
  ['geo:', '<p><a href="geo:47.47,-0.55">Reste</a></p>'],
  ['sms:', '<p><a href="sms:+33600000000">Reste</a></p>'],
] as const;

const KEPT = [
  [
    'blocks',
    '<div id="mara-x" class="mara-sheet wide"><h2>A</h2><h3>B</h3><h4>C</h4><p>D</p></div>',
  ],
  ['lists', '<ul><li>Un</li><li>Deux</li></ul><ol><li>Trois</li></ol>'],
  ['definitions', '<dl><dt>Téléphone</dt><dd>02 41 00 00 00</dd></dl>'],
  [
    'tables',
    '<table><caption>Horaires</caption><thead><tr><th scope="col">Jour</th><th scope="col">Heure</th></tr></thead>' +
      '<tbody><tr><th scope="row">Lundi</th><td>9 h</td></tr><tr><td colspan="2">Fermé</td></tr></tbody></table>',
  ],
  ['abbreviations', '<p><abbr title="Groupement de soutien de base de défense">GSBdD</abbr></p>'],
  [
    'links',
    '<p><a href="https://exemple.fr/a?b=c&amp;d=e">site</a> <a href="mailto:a@exemple.fr">courriel</a> ' +
      '<a href="http://exemple.fr/">http</a> <a href="#mara-x">ancre</a></p>',
  ],
  ['images', '<p><img src="https://exemple.fr/a.png" alt="Plan d’accès"></p>'],
  [
    'languages',
    '<p lang="en" dir="ltr" title="English">Hello <span lang="ar" dir="rtl">مرحبا</span></p>',
  ],
  ['emoji', '<p>Bienvenue 🧭👩🏽‍🚀🇫🇷 — « à bientôt »</p>'],
  ['right-to-left text', '<p dir="rtl">مرحبا بكم في <b>المنطقة</b> שלום</p>'],
  ['mathematical signs', '<p>5 &lt; 7 &amp; 7 &gt; 5, « 100 % » et 𝔘𝔫𝔦𝔠𝔬𝔡𝔢</p>'],
] as const;

describe.each(moodles)('$name: what a chapter may hold', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** Publishes one chapter a text, twice, and gives back what Moodle stored of each. */
  async function storedOf(texts: readonly string[]): Promise<string[]> {
    const space = await newSpace(moodle);
    const wish = bookIn(space);
    const after = (at: number) => (at === 0 ? null : `${wish.key}/c${at - 1}`);
    wish.chapters = texts.map((html, at) =>
      chapter(wish.key, `c${at}`, { html, after: after(at) }),
    );
    const book = await publishedBook(moodle, wish);
    const again = await publishBook(moodle, wish);
    expect(new Set(Object.values(again.chapters))).toEqual(new Set(['unchanged']));
    const person = await referentOf(moodle, space);
    const stored: string[] = [];
    for (const { id } of book.chapters) stored.push(await person.chapterText(book.cmid, id));
    expect(stored).toHaveLength(texts.length);
    return stored;
  }

  it('stores nothing hostile', async () => {
    const texts = HOSTILE.map(([, html]) => `<p>Avant</p>${html}<p>Après</p>`);
    const stored = await storedOf(texts);
    const leaks = HOSTILE.filter(([, , trace], at) => trace.test(stored[at]!));
    expect(leaks.map(([name]) => name)).toEqual([]);
    expect(stored.filter((one) => !one.includes('Avant'))).toEqual([]);
  });

  it('stores what Moodle keeps as it was sent', async () => {
    const stored = await storedOf(KEPT.map(([, html]) => html));
    expect(stored.map(treeOf)).toEqual(KEPT.map(([, html]) => treeOf(html)));
  });

  it('drops what Moodle drops, and keeps the text around it', async () => {
    const stored = await storedOf(DROPPED.map(([, html]) => html));
    const left = DROPPED.filter(([name], at) => stored[at]!.includes(name));
    expect(left.map(([name]) => name)).toEqual([]);
    const lost = DROPPED.filter((_, at) => !stored[at]!.includes('Reste'));
    expect(lost.map(([name]) => name)).toEqual([]);
  });

  it('brings emoji and right-to-left letters through title, text and name', async () => {
    const space = await newSpace(moodle);
    const wish = { ...bookIn(space, ['a']), name: 'Bassin 🏡 حي' };
    wish.chapters[0]!.title = 'Logement 🏠 « été » שלום';
    const book = await publishedBook(moodle, wish);
    expect(book.name).toBe(wish.name);
    expect(titlesInOrder(book)).toEqual([wish.chapters[0]!.title]);
    expect((await publishBook(moodle, wish)).chapters).toEqual({ a: 'unchanged' });
  });

  it('shows a reader no script out of a title, a name or an introduction', async () => {
    const space = await newSpace(moodle);
    const script = (where: string) => `<script>alert("${where}")</script>`;
    const wish = {
      ...bookIn(space, ['a']),
      name: `Nom${script('name')}`,
      intro: `<p>Introduction</p>${script('intro')}<img src=x onerror="alert('intro')">`,
    };
    wish.chapters[0]!.title = `Titre${script('title')}`;
    const { outcome, state } = await publishBook(moodle, wish);
    expect(outcome).toBe('created');
    const reader = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    const pages = [
      await reader.open(`/course/view.php?id=${space.id}`),
      await reader.open(`/mod/book/view.php?id=${state!.cmid}`),
    ];
    for (const { status, html } of pages) {
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script>alert\(/);
      expect(html).not.toMatch(/<img[^>]*onerror/);
    }
  });

  it('does not call hostile HTML a change when it comes again', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    wish.chapters[0]!.html = '<p data-x="1" onclick="x()">Texte<script>1</script></p>';
    const book = await publishedBook(moodle, wish);
    expect(chapterOf(book, 'a')).toMatchObject({ edited: false, html: null });
    const clean = { ...wish.chapters[0]!, html: '<p>Texte</p>' };
    const again = await publishBook(moodle, { ...wish, chapters: [clean] });
    expect(again.chapters).toEqual({ a: 'unchanged' });
  });
});
