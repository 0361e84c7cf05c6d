"use strict";
// Which notes lie under a point of the window. Asks for one caret position; never searches all highlights by geometry.
{
  const sidelight = (globalThis.sidelight ??= {});

  const SLACK = 2;

  // A caret position is the nearest text, however far away: the words' own boxes decide.
  function covers(range, x, y) {
    return [...range.getClientRects()].some(
      (box) => x >= box.left - SLACK && x <= box.right + SLACK && y >= box.top - SLACK && y <= box.bottom + SLACK,
    );
  }

  // What a reader may be misled by comes before who is named in it.
  const warns = ({ kind, verdict }) => Number(kind === "claim" && verdict !== "supported");

  // Notes at the point, those that warn first, then the fewest words first; empty where there are none.
  sidelight.notesAt = (x, y, notes, places) => {
    const caret = document.caretPositionFromPoint(x, y);
    const place = caret && places.find(caret.offsetNode, caret.offset);
    if (!place) return [];
    const close = notes.filter(
      (note) => note.block === place.block && note.start <= place.offset && note.end >= place.offset,
    );
    const hit = close.filter((note) => covers(note.range, x, y));
    return hit.sort(
      (one, other) =>
        warns(other) - warns(one) ||
        one.end - one.start - (other.end - other.start) ||
        sidelight.severity(one.verdict) - sidelight.severity(other.verdict),
    );
  };
}
