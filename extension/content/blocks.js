"use strict";
// Collects what a reader reads: text blocks in reading order, each remembering which text node every piece came from.
// Offsets are UTF-16 units, as JavaScript counts. Changes nothing on the page.
{
  const sidelight = (globalThis.sidelight ??= {});

  const LIMITS = { blocks: 5000, characters: 100_000, bytes: 3_900_000 };
  const JOINED = /^(inline|contents|ruby)/;
  const FOLDED = /[\t\n\r\f]/g;
  const encoder = new TextEncoder();

  // Asked of the prototype, since a field hides its form's own property of the same name.
  const asked = (name) => Object.getOwnPropertyDescriptor(Node.prototype, name).get;
  const [firstOf, nextOf] = [asked("firstChild"), asked("nextSibling")];

  // Line ends inside a paragraph's source are only spaces to a reader. One for one, so that offsets stay true.
  function readable(data, keepsLines) {
    const text = data.toWellFormed();
    return keepsLines ? text : text.replace(FOLDED, " ");
  }

  class Reading {
    constructor(limits) {
      this.limits = limits;
      this.blocks = [];
      this.complete = true;
      this.bytes = 0;
      this.begin();
    }

    begin() {
      this.text = "";
      this.segments = [];
    }

    // Of several spaces in a row a reader sees one.
    addText(node, keepsLines) {
      const data = readable(node.data, keepsLines);
      let from = 0;
      for (const { index, 0: gap } of data.matchAll(keepsLines ? /$/g : / {2,}|$/g)) {
        this.addPiece(node, from, data.slice(from, index + 1), keepsLines);
        from = index + gap.length;
      }
    }

    addPiece(node, from, data, keepsLines) {
      if (!data) return;
      this.segments.push({ node, from, start: this.text.length, end: this.text.length + data.length, keepsLines });
      this.text += data;
    }

    // A character that no text node holds: a line break.
    addGap(character) {
      this.text += character;
    }

    endBlock() {
      if (/\S/.test(this.text)) for (const piece of pieces(this.text, this.segments, this.limits.characters)) this.keep(piece);
      this.begin();
    }

    keep(piece) {
      const bytes = encoder.encode(piece.text).length;
      if (this.blocks.length >= this.limits.blocks || this.bytes + bytes > this.limits.bytes) this.complete = false;
      if (!this.complete) return;
      this.bytes += bytes;
      this.blocks.push({ id: this.blocks.length, ...piece });
    }
  }

  // An overlong block is cut at spaces, since the server refuses one.
  function pieces(text, segments, longest) {
    if (text.length <= longest) return [{ text, segments }];
    const cut = Math.max(text.lastIndexOf(" ", longest - 1) + 1, 0) || longest - 1;
    const rest = segments.filter((segment) => segment.end > cut).map((segment) => shifted(segment, cut));
    const first = segments.filter((segment) => segment.start < cut);
    return [
      { text: text.slice(0, cut), segments: first.map((segment) => ({ ...segment, end: Math.min(segment.end, cut) })) },
      ...pieces(text.slice(cut), rest, longest),
    ];
  }

  function shifted(segment, by) {
    const lost = Math.max(by - segment.start, 0);
    return { ...segment, from: segment.from + lost, start: Math.max(segment.start - by, 0), end: segment.end - by };
  }

  // A floated first letter belongs to its word, though it is laid out as a box of its own.
  function isDropCap(element, style) {
    return style.float !== "none" && element.textContent.trim?.().length <= 2;
  }

  function readElement(element, reading) {
    if (element.localName === "br") return reading.addGap("\n");
    if (sidelight.isSkipped(element)) return element.localName === "pre" && reading.endBlock();
    const style = getComputedStyle(element);
    if (sidelight.isHidden(style)) return;
    const apart = !JOINED.test(style.display) && !isDropCap(element, style);
    if (apart) reading.endBlock();
    readChildren(element, style, reading);
    if (apart) reading.endBlock();
  }

  function readChildren(parent, style, reading) {
    const seen = style.visibility === "visible";
    const keepsLines = style.whiteSpaceCollapse?.startsWith("preserve") ?? style.whiteSpace.startsWith("pre");
    const closed = parent.localName === "details" && !parent.open;
    for (let node = firstOf.call(parent); node && reading.complete; node = nextOf.call(node)) {
      // Beside a shadow root, text is seen only where a slot shows it.
      const shown = seen && !closed && (!parent.shadowRoot || node.assignedSlot);
      if (shown && node instanceof Text) reading.addText(node, keepsLines);
      if (!(node instanceof Element)) continue;
      if (!closed || node.localName === "summary") readElement(node, reading);
    }
  }

  // Returns `{blocks: [{id, text, segments}], complete}`; `complete` is false where the page exceeds the limits.
  function collect(root, limits = LIMITS) {
    const reading = new Reading(limits);
    if (!sidelight.isSkipped(root)) readChildren(root, getComputedStyle(root), reading);
    reading.endBlock();
    return { blocks: reading.blocks, complete: reading.complete };
  }

  Object.assign(sidelight, { collect, readable });
}
