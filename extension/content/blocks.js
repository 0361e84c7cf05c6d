"use strict";
// Text as a reader takes it in: blocks, each remembering which text node every piece of it came from.
// Offsets are UTF-16 units, as JavaScript counts.
{
  const FOLDED = /[\t\n\r\f]/g;
  let last = 0;

  // Line ends inside a paragraph's source are only spaces to a reader. One for one, so that offsets stay true.
  function readable(data, keepsLines) {
    const text = data.toWellFormed();
    return keepsLines ? text : text.replace(FOLDED, " ");
  }

  // Collects the items of one flow: blocks, and the flows that stand between them.
  class Writer {
    constructor(longest) {
      this.longest = longest;
      this.items = [];
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

    addFlow(flow) {
      this.endBlock();
      this.items.push(flow);
    }

    endBlock() {
      if (/\S/.test(this.text)) this.items.push(...pieces(this.text, this.segments, this.longest).map(block));
      this.begin();
    }
  }

  // `notes` are known of it, `fresh` says that it has not been asked about, `drawn` is what is painted on it.
  function block({ text, segments }) {
    last += 1;
    return { id: last, text, segments, notes: [], fresh: true, drawn: [] };
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

  Object.assign(sidelight, { Writer, readable });
}
