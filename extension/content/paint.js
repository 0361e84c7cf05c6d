"use strict";
// Paints highlights with the CSS Custom Highlight API: not one node of the page is touched.
// The registry belongs to the page as well, so this only ever looks at names that start with `sidelight-`.
{
  // Later ones lie on top: the words in question above the sentence, the open note above all.
  const LAYERS = ["name", ...sidelight.VERDICTS.toReversed(), "value", "open"];

  // Of so many the ground is looked at again.
  const SAMPLE = 40;

  const nameOf = (layer, tone) => (tone === "light" ? `sidelight-${layer}` : `sidelight-${layer}-on-${tone}`);

  class Painter {
    constructor() {
      this.own = new Map();
      this.painted = [];
    }

    // `layer` is a verdict, `name`, `value` or `open`; which colours it has follows from the ground. Returns the name.
    add(layer, range) {
      const element = sidelight.elementOf(range);
      const tone = sidelight.toneOf(element);
      const name = nameOf(layer, tone);
      if (this.painted.push({ element, tone }) > SAMPLE) this.painted.shift();
      let highlight = this.own.get(name);
      if (!highlight) {
        highlight = new Highlight();
        highlight.priority = LAYERS.indexOf(layer);
        this.own.set(name, highlight);
      }
      highlight.add(range);
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
      return name;
    }

    delete(name, range) {
      const highlight = this.own.get(name);
      highlight?.delete(range);
      if (highlight?.size === 0) this.remove(name);
    }

    // What a block shows, anew: `[layer, range, note]` each.
    draw(block, drawing) {
      this.erase(block);
      block.drawn = drawing.map(([layer, range, note]) => ({ layer, range, note, name: this.add(layer, range) }));
    }

    erase(block) {
      for (const { name, range } of block.drawn) this.delete(name, range);
      block.drawn = [];
    }

    // Marks the one range whose note is open, or none.
    showOpen(range) {
      for (const tone of sidelight.TONES) this.remove(nameOf("open", tone));
      if (range) this.add("open", range);
    }

    remove(name) {
      const highlight = this.own.get(name);
      if (highlight && CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
      this.own.delete(name);
    }

    // Whether the page has changed its ground under what was painted last.
    hasOtherGround() {
      sidelight.forgetTones();
      return this.painted.some(({ element, tone }) => element.isConnected && sidelight.toneOf(element) !== tone);
    }

    // A page may throw away all highlights, ours among its own.
    restore() {
      for (const [name, highlight] of this.own) if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    }

    clear() {
      for (const name of [...this.own.keys()]) this.remove(name);
      this.painted = [];
    }
  }

  sidelight.Painter = Painter;
}
