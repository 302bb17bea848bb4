import type { RequestHandler, Router } from 'express';

const STYLE = `
:root { --ink:#1d2125; --soft:#4a5560; --line:#c9d1d9; --blue:#0b4f8a; --pale:#eef4fa; --warn:#fff4d6; --bad:#8c1d18; }
* { box-sizing:border-box; }
body { margin:0; font:1rem/1.55 system-ui,sans-serif; color:var(--ink); background:#f6f8fa; overflow-wrap:anywhere; }
a { color:var(--blue); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline:3px solid #d97706; outline-offset:2px; }
.skip { position:absolute; left:-999em; }
.skip:focus { left:1rem; top:.5rem; background:#fff; padding:.5rem; z-index:1; }
.notice { margin:0; padding:.5rem 1rem; background:var(--warn); border-bottom:1px solid #e0c36a; font-size:.9rem; }
header { display:flex; flex-wrap:wrap; gap:.5rem 1.5rem; justify-content:space-between; align-items:center; padding:.75rem 1rem; background:#fff; border-bottom:1px solid var(--line); }
.brand { font-weight:700; font-size:1.25rem; text-decoration:none; }
.account { display:flex; flex-wrap:wrap; gap:.25rem 1rem; }
main, footer { max-width:62rem; margin:0 auto; padding:1rem; }
footer { color:var(--soft); font-size:.9rem; }
h1 { font-size:1.6rem; line-height:1.25; margin:.5rem 0 1rem; }
h2 { font-size:1.25rem; margin:1.5rem 0 .5rem; }
.trail ol { display:flex; flex-wrap:wrap; gap:.25rem .5rem; list-style:none; margin:0; padding:0; font-size:.9rem; }
.trail li + li::before { content:"› "; color:var(--soft); }
.box, .card { background:#fff; border:1px solid var(--line); border-radius:.4rem; padding:1rem; margin:0 0 1rem; }
.info { background:var(--pale); }
.danger { border-color:var(--bad); }
.errormessage, .error { color:var(--bad); }
.cards { display:grid; grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr)); gap:1rem; padding:0; list-style:none; }
.cards .card { margin:0; }
.button, button { display:inline-block; font:inherit; padding:.45rem .9rem; border:1px solid var(--blue); border-radius:.3rem; background:#fff; color:var(--blue); text-decoration:none; cursor:pointer; }
.button.main, button.main { background:var(--blue); color:#fff; }
.button.bad, button.bad { border-color:var(--bad); color:var(--bad); }
.actions { display:flex; flex-wrap:wrap; gap:.5rem; margin:1rem 0; padding:0; list-style:none; }
.muted { color:var(--soft); }
.tag { display:inline-block; padding:0 .5rem; border:1px solid var(--line); border-radius:1rem; font-size:.85rem; background:var(--pale); }
label { display:block; font-weight:600; margin:.9rem 0 .25rem; }
.required::after { content:" (obligatoire)"; font-weight:400; color:var(--soft); }
:lang(en) .required::after { content:" (required)"; }
input[type=text], input[type=password], input[type=number], input[type=date], textarea, select { font:inherit; width:100%; padding:.4rem .5rem; border:1px solid #6b7680; border-radius:.3rem; background:#fff; color:inherit; }
textarea { min-height:8rem; }
textarea.short { min-height:6rem; }
textarea.tall { min-height:22rem; font-family:ui-monospace,monospace; font-size:.9rem; }
fieldset { border:0; margin:.9rem 0 0; padding:0; }
legend { font-weight:600; padding:0; }
fieldset div { display:flex; flex-wrap:wrap; gap:.5rem; }
fieldset select { width:auto; }
fieldset div label { font-weight:400; margin-top:0; }
.choice { display:flex; gap:.6rem; align-items:baseline; margin:.4rem 0; }
.choice label { margin:0; font-weight:400; }
.lines { white-space:pre-line; }
.book { display:grid; gap:1.5rem; }
@media (min-width:48rem) { .book { grid-template-columns:16rem 1fr; align-items:start; } }
.toc ol { padding-left:1.25rem; margin:0; }
.toc li { margin:.25rem 0; }
.toc [aria-current] { font-weight:700; color:var(--ink); }
.book_content { background:#fff; border:1px solid var(--line); border-radius:.4rem; padding:1rem; overflow-x:auto; }
.book_content img { max-width:100%; height:auto; }
.book_content table, table { border-collapse:collapse; }
th, td { border:1px solid var(--line); padding:.35rem .6rem; text-align:left; vertical-align:top; }
dl { margin:0; }
.card > :first-child, .box > :first-child, .box > [type=hidden] + *, .book_content > :first-child, .toc > h2 { margin-top:0; }
.card > :last-child, .box > :last-child { margin-bottom:0; }
caption { font-weight:600; text-align:left; padding:.35rem 0; }
dt { font-weight:600; margin-top:.5rem; }
dd { margin:0; }
`;

/** Tells the server that an editor took hold of the text, as TinyMCE does where scripts run. */
const EDITOR = `for (const input of document.querySelectorAll('input[data-editor]')) input.value = '1';`;

/** Nothing from elsewhere but pictures in people's texts; no inline script, no inline style. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' https:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
  next();
};

export const serveAssets = (router: Router): void => {
  router.get('/sandbox/style.css', (_request, response) => {
    response.type('css').send(STYLE);
  });
  router.get('/sandbox/editor.js', (_request, response) => {
    response.type('js').send(EDITOR);
  });
  router.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
};
