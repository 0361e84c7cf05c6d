"use strict";
// Walks over one element as it is laid out, shadow roots and slots as they are shown, and hands its text to a writer.
// Changes nothing on the page.
{
  const JOINED = /^(inline|contents|ruby)/;
  // Asked of the prototype, since a field hides its form's own property of the same name.
  const asked = (name) => Object.getOwnPropertyDescriptor(Node.prototype, name).get;
  const [firstOf, nextOf] = [asked("firstChild"), asked("nextSibling")];

  // A floated first letter belongs to its word, though it is laid out as a box of its own.
  function isDropCap(element, style) {
    return style.float !== "none" && element.textContent.trim?.().length <= 2;
  }

  const isApart = (element, style) => !JOINED.test(style.display) && !isDropCap(element, style);

  function* readElement(element, writer, tree) {
    if (element.localName === "br") return writer.addGap("\n");
    if (sidelight.isSkipped(element)) return element.localName === "pre" && writer.endBlock();
    if (sidelight.isDue()) yield;
    tree.walked.add(element);
    const style = getComputedStyle(element);
    if (sidelight.isHidden(style)) return;
    if (isApart(element, style)) writer.addFlow(yield* tree.flowFor(element, style));
    else yield* readChildren(element, style, writer, tree);
  }

  function* readChildren(parent, style, writer, tree) {
    const seen = style.visibility === "visible";
    const keepsLines = style.whiteSpaceCollapse.startsWith("preserve");
    const closed = parent.localName === "details" && !parent.open;
    for (const node of childrenOf(parent, tree)) {
      if (seen && !closed && node instanceof Text) writer.addText(node, keepsLines);
      else if (node instanceof Element && (!closed || node.localName === "summary")) yield* readElement(node, writer, tree);
    }
  }

  // As they are shown: a host shows its shadow, a slot what is put into it.
  function* childrenOf(parent, tree) {
    const root = sidelight.rootOf(parent);
    const shown = parent.localName === "slot" ? parent.assignedNodes() : [];
    if (root) tree.enter(parent, root);
    if (shown.length) yield* shown;
    else for (let node = firstOf.call(root ?? parent); node; node = nextOf.call(node)) yield node;
  }

  // All of a style that decides which text is seen, and how it is cut.
  function lookOf(style) {
    if (sidelight.isHidden(style)) return "hidden";
    return [JOINED.test(style.display), style.float === "none", style.visibility, style.whiteSpaceCollapse].join();
  }

  Object.assign(sidelight, { readChildren, lookOf });
}
