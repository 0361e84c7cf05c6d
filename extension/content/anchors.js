"use strict";
// From offsets in a block to ranges on the page, and from a place on the page back to offsets.
{
  const sidelight = (globalThis.sidelight ??= {});

  function touched(block, start, end) {
    return block.segments.filter((segment) => segment.start < end && segment.end > start);
  }

  // What the page holds at these offsets now, or null where its nodes are gone.
  function textNow(block, start, end) {
    let text = "";
    let at = start;
    for (const segment of touched(block, start, end)) {
      const from = Math.max(start, segment.start);
      const to = Math.min(end, segment.end);
      if (!segment.node.isConnected) return null;
      const data = segment.node.data.slice(segment.from + from - segment.start, segment.from + to - segment.start);
      text += block.text.slice(at, from) + sidelight.readable(data, segment.keepsLines);
      at = to;
    }
    return text + block.text.slice(at, end);
  }

  // A live range over the quote, or null where the page no longer says just that.
  function rangeOf(block, start, end, quote) {
    const segments = touched(block, start, end);
    if (!segments.length || textNow(block, start, end) !== quote) return null;
    const [first, last] = [segments[0], segments.at(-1)];
    const range = new Range();
    range.setStart(first.node, first.from + Math.max(start - first.start, 0));
    range.setEnd(last.node, last.from + Math.min(end, last.end) - last.start);
    return range;
  }

  // Finds blocks by text node. Keeps no node alive that the page has dropped.
  class Places {
    constructor(blocks) {
      this.byNode = new WeakMap();
      for (const block of blocks) for (const segment of block.segments) this.add(block, segment);
    }

    add(block, segment) {
      const known = this.byNode.get(segment.node);
      if (known) known.push({ block, segment });
      else this.byNode.set(segment.node, [{ block, segment }]);
    }

    // `{block, offset}` of a caret position, or null where nothing was read. Between two blocks it belongs to the later.
    find(node, offset) {
      const places = (this.byNode.get(node) ?? []).toReversed();
      for (const { block, segment } of places) {
        const at = segment.start + offset - segment.from;
        if (at >= segment.start && at <= segment.end) return { block: block.id, offset: at };
      }
      return null;
    }
  }

  Object.assign(sidelight, { rangeOf, textNow, Places });
}
