// How notes look on pages, as the reader chose: the rules that are laid over content/highlights.css. None for the first
// settings, so that whoever changes nothing has nothing more on any page.

export const LOOK = { colours: "standard", weight: "regular", names: "tint" };

// The lines' widths in highlights.css, in pixels, and what is made of them.
const WIDTHS = { supported: 2, "single-origin": 2, differs: 2, disputed: 2, contradicted: 1.5, unsupported: 3 };
const WEIGHTS = { fine: 0.6, bold: 1.6 };
// On a light ground and on a dark one. `safe` keeps apart what people with one weak kind of cones take for the same.
const COLOURS = {
  strong: {
    supported: ["#00573a", "#5df0b0"], "single-origin": ["#00468c", "#8ccbff"], differs: ["#7a4200", "#ffc14d"],
    disputed: ["#5a21b0", "#d3b3ff"], contradicted: ["#a3000f", "#ff9d94"], unsupported: ["#3c444c", "#e0e4e8"],
  },
  safe: {
    supported: ["#005f96", "#56b4e9"], "single-origin": ["#5a5a5a", "#c8c8c8"], differs: ["#7a5a00", "#f0e442"],
    disputed: ["#963a86", "#e8a0d8"], contradicted: ["#b04400", "#ff9a4d"], unsupported: ["#000000", "#ffffff"],
  },
};
const TINTS = { strong: ["rgb(30 100 190 / .2)", "rgb(120 190 255 / .34)"] };
const GROUNDS = ["", "-on-dark", "-on-plain"];

const rule = (names, body) => `${names.map((name) => `::highlight(sidelight-${name})`)}{${body}}`;

function coloured(colours) {
  const onGrounds = (name, property, values) => values.map((value, at) => rule([name + GROUNDS[at]], `${property}:${value}`));
  const lines = Object.entries(COLOURS[colours] ?? {}).flatMap(([verdict, values]) => onGrounds(verdict, "text-decoration-color", values));
  return [...lines, ...onGrounds("name", "background-color", TINTS[colours] ?? [])];
}

function weighed(weight) {
  const factor = WEIGHTS[weight];
  const thickness = (width) => `text-decoration-thickness:${(width * factor).toFixed(1)}px`;
  return factor ? Object.entries(WIDTHS).map(([verdict, width]) => rule(GROUNDS.map((ground) => verdict + ground), thickness(width))) : [];
}

function named(names) {
  const line = { dotted: "underline dotted 1.5px", none: "none" }[names];
  return line ? [rule(GROUNDS.map((ground) => `name${ground}`), `background:none;text-decoration:${line};text-underline-offset:3px`)] : [];
}

/** The rules of a look; empty for the first one. */
export function cssOf({ colours, weight, names }) {
  const rules = [...coloured(colours), ...weighed(weight), ...named(names)].join("");
  return rules && `@media not print{${rules}}`;
}
