"use strict";
// Paints highlights with the CSS Custom Highlight API: not one node of the page is touched.
// The registry belongs to the page as well, so this only ever looks at names that start with `sidelight-`.
{
  const sidelight = (globalThis.sidelight ??= {});

  // Later ones lie on top: the words in question above the sentence, the open note above all.
  const LAYERS = ["name", ...sidelight.VERDICTS.toReversed(), "value", "open"];

  class Painter {
    constructor() {
      this.own = new Map();
    }

    // `layer` is a verdict, `name`, `value` or `open`; a dark ground takes the lighter set of colours.
    add(layer, range) {
      const tone = sidelight.toneOf(range.startContainer.parentElement);
      const name = `sidelight-${layer}${tone === "dark" ? "-on-dark" : ""}`;
      let highlight = this.own.get(name);
      if (!highlight) {
        highlight = new Highlight();
        highlight.priority = LAYERS.indexOf(layer);
        this.own.set(name, highlight);
      }
      highlight.add(range);
      CSS.highlights.set(name, highlight);
    }

    // Marks the one range whose note is open, or none.
    showOpen(range) {
      for (const name of ["sidelight-open", "sidelight-open-on-dark"]) this.remove(name);
      if (range) this.add("open", range);
    }

    remove(name) {
      const highlight = this.own.get(name);
      if (highlight && CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
      this.own.delete(name);
    }

    clear() {
      for (const name of [...this.own.keys()]) this.remove(name);
    }
  }

  sidelight.Painter = Painter;
}
