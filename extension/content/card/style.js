"use strict";
// The card's looks. A constructed sheet, since pages may forbid style elements; nothing of it reaches the page.
// Sizes follow the reader's own text size, which no page can change.
{
  const sidelight = (globalThis.sidelight ??= {});

  const RULES = `
:host { all: initial !important; position: fixed !important; inset: auto !important; }
:host::before, :host::after { content: none !important; }
.voice, .unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.card {
  color-scheme: light;
  --ground: light-dark(#ffffff, #1d2227); --raised: light-dark(#f5f6f8, #272d33); --ink: light-dark(#1b2127, #e9ecef);
  --quiet: light-dark(#55606b, #aab4be); --edge: light-dark(#d5dae0, #3c444c); --link: light-dark(#0b57a4, #8fc0f5);
  --warm: light-dark(#fdf3dd, #3a3020); --supported: light-dark(#1f6f54, #6fc7a3); --single-origin: light-dark(#2d6596, #8fbde0);
  --differs: light-dark(#8f5500, #e3b056); --disputed: light-dark(#6a4aa5, #c3abf0);
  --contradicted: light-dark(#a8322d, #f29c95); --unsupported: light-dark(#59636d, #b2bbc4);
  position: fixed; inset: auto; margin: 0; padding: 0; box-sizing: border-box; flex-direction: column; overflow: hidden;
  inline-size: min(27.5em, 100vw - 16px); max-block-size: min(40em, 100vh - 16px, var(--room, 100vh));
  border: 1px solid var(--edge); border-radius: 12px; background: var(--ground); color: var(--ink);
  box-shadow: 0 1px 2px rgb(15 23 32 / .10), 0 12px 32px rgb(15 23 32 / .18);
  font: 400 .875em/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  text-align: start; letter-spacing: normal; word-spacing: normal; text-transform: none; cursor: auto; user-select: text;
}
.card:popover-open { display: flex; }
.card[data-tone=dark] { color-scheme: dark; }
.head { display: flex; align-items: flex-start; gap: 8px; padding-block: 14px 8px; padding-inline: 18px 10px; }
.head > div { flex: 1; min-inline-size: 0; }
.kind { margin-block-start: 3px; color: var(--quiet); font-size: .93em; line-height: 1.4; }
h2 { margin: 0; font-size: 1.21em; line-height: 1.4; font-weight: 650; overflow-wrap: anywhere; outline: none; }
h2 span { text-decoration: underline 2px; text-underline-offset: 5px; }
.supported { color: var(--supported); }
.single-origin { color: var(--single-origin); text-decoration-style: dotted; }
.differs { color: var(--differs); text-decoration-style: dashed; }
.disputed { color: var(--disputed); text-decoration-style: double; }
.contradicted { color: var(--contradicted); text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
.unsupported { color: var(--unsupported); text-decoration-style: dotted; text-decoration-thickness: 3px; }
.body { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 18px 16px; outline: none; }
.body > * { margin: 0 0 12px; }
.body > :last-child { margin-block-end: 0; }
p { margin: 0; overflow-wrap: anywhere; }
/* The casefile's words may run the other way than the interface's. */
p, details li, .phrase, .title, .by, td strong, tr.why td { unicode-bidi: plaintext; }
h3 { margin: 0 0 3px; font-size: .86em; font-weight: 600; line-height: 1.4; color: var(--quiet); }
.statement { font-size: 1.07em; line-height: 1.45; }
.aside { color: var(--quiet); font-size: .93em; }
table { inline-size: 100%; border-collapse: separate; border-spacing: 0; font-size: .96em;
  border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; }
th, td { padding: 6px 10px; text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: break-word; }
td { overflow-wrap: anywhere; }
thead th { background: var(--raised); color: var(--quiet); font-size: .9em; font-weight: 600; }
tbody td, tbody th { border-block-start: 1px solid var(--edge); }
tbody th { color: var(--quiet); }
td strong { font-weight: 650; }
td.other { background: var(--warm); }
tr.why td { border-block-start: 0; padding-block-start: 0; }
tr.apart td, tr.apart th { border-block-end: 0; }
.standing { padding: 9px 12px; border-radius: 8px; background: var(--raised); font-size: .96em; }
.standing strong { font-weight: 650; }
.standing p + p { margin-block-start: 2px; color: var(--quiet); }
.tally { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0 0 8px; padding: 0; list-style: none; font-size: .93em; }
.tally b { font-weight: 650; }
.group + .group { margin-block-start: 12px; }
.group h4 { margin: 0 0 4px; font-size: .93em; font-weight: 650; }
.group ul { margin: 0; padding: 0; list-style: none; }
.group li { padding-block: 7px; padding-inline: 12px 0; border-inline-start: 3px solid var(--edge); overflow-wrap: anywhere; }
.group li + li { padding-block-start: 2px; }
.against li { border-inline-start-color: var(--contradicted); }
.phrase { font-style: italic; }
.title { line-height: 1.4; }
.meta { color: var(--quiet); font-size: .9em; }
a { color: var(--link); text-underline-offset: 2px; }
details { font-size: .93em; }
summary { color: var(--quiet); cursor: pointer; }
details ul { margin: 6px 0 0; padding-inline-start: 18px; color: var(--quiet); }
button {
  font: inherit; font-size: 1.29em; line-height: 1; color: var(--quiet); background: none; border: 1px solid transparent;
  border-radius: 8px; min-inline-size: 30px; min-block-size: 30px; padding: 0 8px; cursor: pointer;
}
button:hover { background: var(--raised); color: var(--ink); }
button:focus-visible, a:focus-visible, summary:focus-visible, .body:focus-visible {
  outline: 2px solid var(--link); outline-offset: 1px; border-radius: 6px;
}
.body:focus-visible { outline-offset: -3px; }
.bar { display: flex; align-items: center; gap: 4px; padding-block: 4px; padding-inline: 18px 10px; border-block-start: 1px solid var(--edge);
  color: var(--quiet); font-size: .9em; }
.bar span { flex: 1; }
.pager { border-block: 0; padding-block: 0 6px; }
/* In a low window, or at great zoom, head and bars would leave no room for what lies between. */
@media (max-height: 420px) {
  .card:popover-open { display: block; overflow-y: auto; }
  .body { overflow: visible; }
}
@media (pointer: coarse) {
  button { min-inline-size: 44px; min-block-size: 44px; }
  .group a, summary, .more a { display: inline-block; padding-block: 4px; }
}
@media (prefers-reduced-motion: no-preference) {
  .card { animation: rise .12s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(3px); } }
}
@media (prefers-contrast: more) {
  .card { --quiet: var(--ink); --edge: var(--ink); }
}
@media (forced-colors: active) {
  .card { border: 2px solid CanvasText; }
  td.other { outline: 1px solid Highlight; outline-offset: -1px; }
  button { border-color: ButtonText; }
  .against li { border-inline-start-style: double; border-inline-start-width: 5px; }
}
@media print {
  :host { display: none !important; }
}
`;

  sidelight.cardStyle = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
    return sheet;
  };
}
