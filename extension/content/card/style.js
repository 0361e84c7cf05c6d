"use strict";
// The card's looks. A constructed sheet, since pages may forbid style elements; nothing of it reaches the page.
// Sizes follow the reader's own text size, which no page can change.
{
  sidelight.cardStyle = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
.voice, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card {
  color-scheme: light;
  --ground: light-dark(#fff, #1d2227); --raised: light-dark(#f5f6f8, #272d33); --ink: light-dark(#1b2127, #e9ecef);
  --quiet: light-dark(#55606b, #aab4be); --edge: light-dark(#d5dae0, #3c444c); --link: light-dark(#0b57a4, #8fc0f5);
  --warm: light-dark(#fdf3dd, #3a3020); --against: light-dark(#a8322d, #f29c95);
  position: fixed; inset: auto; margin: 0; padding: 0; box-sizing: border-box; flex-direction: column; overflow: hidden;
  inline-size: min(27.5em, 100vw - 16px); max-block-size: min(40em, 100vh - 16px, var(--room, 100vh));
  border: 1px solid var(--edge); border-radius: 12px; background: var(--ground); color: var(--ink);
  box-shadow: 0 8px 32px rgb(15 23 32 / .2);
  font: .875em/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere; user-select: text;
}
.card:popover-open { display: flex; }
.card[data-tone=dark] { color-scheme: dark; }
h2, h3, h4, p, ul { margin: 0; padding: 0; list-style: none; }
b, strong, h2, h4 { font-weight: 650; }
.head { display: flex; align-items: flex-start; gap: 8px; padding-block: 14px 8px; padding-inline: 18px 10px; }
.head > div { flex: 1; min-inline-size: 0; }
.kind { margin-block-start: 5px; }
.kind, .aside, .tally, h4, details { font-size: .93em; }
.kind, .aside, h3, thead th, tbody th, .standing p + p, .meta, summary, details ul, button, .bar { color: var(--quiet); }
h2 { font-size: 1.21em; outline: none; }
h2 span { text-decoration: underline 2px; text-underline-offset: 5px; }
.supported { color: light-dark(#1f6f54, #6fc7a3); }
.single-origin { color: light-dark(#2d6596, #8fbde0); text-decoration-style: dotted; }
.differs { color: light-dark(#8f5500, #e3b056); text-decoration-style: dashed; }
.disputed { color: light-dark(#6a4aa5, #c3abf0); text-decoration-style: double; }
.contradicted { color: var(--against); text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
.unsupported { color: light-dark(#59636d, #b2bbc4); text-decoration-style: dotted; text-decoration-thickness: 3px; }
.body { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 18px 16px; }
.body > :not(:last-child) { margin-block-end: 12px; }
/* The casefile's words may run the other way than the interface's. */
p, details li, .phrase, .title, .by, td strong, tr.why td { unicode-bidi: plaintext; }
h3 { margin-block-end: 3px; font-size: .86em; font-weight: 600; }
.statement { font-size: 1.07em; }
table { inline-size: 100%; border-collapse: separate; border-spacing: 0; font-size: .96em;
  border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; }
th, td { padding: 6px 10px; text-align: start; vertical-align: top; }
th { font-weight: 400; overflow-wrap: break-word; }
thead th { background: var(--raised); font-size: .9em; font-weight: 600; }
tbody td, tbody th { border-block-start: 1px solid var(--edge); }
td.other { background: var(--warm); }
tr.why td { border: 0; padding-block-start: 0; }
.standing { padding: 9px 12px; border-radius: 8px; background: var(--raised); font-size: .96em; }
.tally { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-block-end: 8px; }
.group + .group { margin-block-start: 12px; }
h4 { margin-block-end: 4px; }
.group li { padding-block: 7px; padding-inline: 12px 0; border-inline-start: 3px solid var(--edge); }
.group li + li { padding-block-start: 2px; }
.group.against li { border-inline-start-color: var(--against); }
.phrase { font-style: italic; }
.meta, .bar { font-size: .9em; }
a { color: var(--link); text-underline-offset: 2px; }
summary { cursor: pointer; }
details ul { margin-block-start: 6px; padding-inline-start: 18px; list-style: disc; }
button {
  font: inherit; font-size: 1.29em; line-height: 1; background: none; border: 1px solid transparent; border-radius: 8px;
  min-inline-size: 30px; min-block-size: 30px; padding: 0 8px; cursor: pointer;
}
button:hover { background: var(--raised); color: var(--ink); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; border-radius: 6px; }
.body:focus-visible { outline-offset: -3px; }
.bar { display: flex; align-items: center; gap: 4px; padding-block: 4px; padding-inline: 18px 10px; border-block-start: 1px solid var(--edge); }
.bar span { flex: 1; }
.pager { border: 0; padding-block: 0 6px; }
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
  .group.against li { border-inline-start: 5px double; }
}
`);
    return sheet;
  };
}
