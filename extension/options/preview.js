// What pages will look like, on a light ground and on a dark one: painted as pages are, with the same rules.

import { cssOf } from "../lib/looks.js";

const { words, VERDICTS } = globalThis.sidelight;

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

export function showPreview(look) {
  sheet.replaceSync(cssOf(look));
  const preview = document.getElementById("preview");
  if (!preview.dataset.painted) paint(preview);
}

// Each verdict's own words serve as the sample of its line.
function paint(preview) {
  preview.dataset.painted = "";
  preview.setAttribute("aria-label", words("look_preview"));
  for (const ground of preview.children) {
    const tone = ground.className ? "-on-dark" : "";
    for (const layer of [...VERDICTS.toReversed(), "name"]) {
      const text = document.createTextNode(words(layer === "name" ? "names" : `verdict_${layer}`));
      ground.append(ground.hasChildNodes() ? " · " : "", text);
      CSS.highlights.set(`sidelight-${layer}${tone}`, new Highlight(rangeOver(text)));
    }
  }
}

function rangeOver(text) {
  const range = new Range();
  range.selectNodeContents(text);
  return range;
}
