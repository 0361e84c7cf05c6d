"use strict";
// A first glance at a document: its bare words in the order of its source. No layout is asked for, so it costs next to
// nothing; whether the words may be about the case is told elsewhere.
{
  // Between two pieces of text of which only layout could tell whether they make one word.
  const SEAM = "\0";
  const HOSTS = new Set(["article", "aside", "blockquote", "div", "footer", "header", "main", "nav", "p", "section", "span"]);
  const INLINE = new Set([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "label", "mark", "q", "rb",
    "ruby", "s", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
  ]);

  // A form's own properties may hide behind fields of the same name.
  const tagOf = (element) => (element instanceof HTMLFormElement ? "form" : element.localName);

  // The element's shadow root, closed ones too where the browser lets an extension look; or null.
  sidelight.rootOf = (element) => {
    if (element.shadowRoot || !(HOSTS.has(element.localName) || tagOf(element).includes("-"))) return element.shadowRoot;
    if ("openOrClosedShadowRoot" in element) return element.openOrClosedShadowRoot;
    return (element instanceof HTMLElement && globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element)) || null;
  };

  // The next node outside of the one that the walker is at. A filter of its own would be called for every element.
  function pass(walker) {
    do if (walker.nextSibling()) return walker.currentNode;
    while (walker.parentNode());
    return null;
  }

  // All text of `root` that may ever be read, in slices; `found` is called with each shadow root.
  sidelight.glance = function* (root, found, pieces = []) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; ) {
      if (sidelight.isDue()) yield;
      const isSkipped = node instanceof Element && sidelight.isSkipped(node);
      if (node instanceof Text) pieces.push(SEAM, node.data);
      else if (!isSkipped) yield* enter(node, found, pieces);
      node = isSkipped ? pass(walker) : walker.nextNode();
    }
    return pieces.join("");
  };

  function* enter(element, found, pieces) {
    if (!INLINE.has(element.localName)) pieces.push(" ");
    const root = sidelight.rootOf(element);
    if (!root) return;
    found(root);
    yield* sidelight.glance(root, found, pieces);
  }
}
