"use strict";
// From offsets in a block to ranges on the page.
{
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

  const isSaid = (block, { start, end, quote }) => textNow(block, start, end) === quote;

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

  // The element that the first words of a range stand in; text may stand right in a shadow root.
  function elementOf({ startContainer: node }) {
    return node.parentElement ?? node.getRootNode().host ?? document.documentElement;
  }

  Object.assign(sidelight, { rangeOf, isSaid, elementOf });
}
