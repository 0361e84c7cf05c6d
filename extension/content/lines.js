"use strict";
// Where on a block's words which line lies. Every word has one; the card shows all the statements that it belongs to.
{
  // What is left of [start, end] beside the words of graver statements: of two lines, a reader can see only one.
  function clearOf(note, notes) {
    const isGraver = (other) => sidelight.severity(other.verdict) < sidelight.severity(note.verdict);
    const graver = notes.filter((other) => other.kind === "claim" && isGraver(other));
    return graver.reduce(
      (left, { start, end }) =>
        left.flatMap(([from, to]) => [[from, Math.min(to, start)], [Math.max(from, end), to]].filter(([at, until]) => at < until)),
      [[note.start, note.end]],
    );
  }

  function* linesOf(note, notes, block) {
    for (const [start, end] of clearOf(note, notes)) {
      const words = block.text.slice(start, end);
      const [from, to] = [start + words.search(/\S|$/), end - (words.length - words.trimEnd().length)];
      const range = from < to && sidelight.rangeOf(block, from, to, block.text.slice(from, to));
      if (range) yield [note.verdict, range];
    }
  }

  function* conflictsOf(note, block) {
    for (const value of note.values ?? []) {
      const range = !value.agrees && sidelight.rangeOf(block, value.start, value.end, value.quote);
      if (range) yield ["value", range];
    }
  }

  // `[layer, range, note]` of all that the notes of a block paint. Gives each note its range; null where the page says
  // something else by now.
  sidelight.drawingOf = (block, notes) =>
    notes.flatMap((note) => {
      note.range = sidelight.rangeOf(block, note.start, note.end, note.quote);
      if (!note.range) return [];
      const words = note.kind === "claim" ? linesOf(note, notes, block) : [["name", note.range]];
      return [...words, ...conflictsOf(note, block)].map(([layer, range]) => [layer, range, note]);
    });
}
