"use strict";
// Which notes lie under a point of the window. Asks for one caret position; never searches all highlights by geometry.
{
  const SLACK = 2;

  // A caret position is the nearest text, however far away: the words' own boxes decide.
  function covers(range, x, y) {
    return [...range.getClientRects()].some(
      (box) => x >= box.left - SLACK && x <= box.right + SLACK && y >= box.top - SLACK && y <= box.bottom + SLACK,
    );
  }

  // What a reader may be misled by comes before who is named in it.
  const warns = ({ kind, verdict }) => Number(kind === "claim" && verdict !== "supported");

  // Painted notes at the point, those that warn first, then the fewest words first; empty where there are none.
  sidelight.notesAt = (x, y, { tree, shadows, notesOf }) => {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: shadows });
    const place = caret && tree?.find(caret.offsetNode, caret.offset);
    if (!place) return [];
    const close = notesOf(place.block).filter((note) => note.start <= place.offset && note.end >= place.offset);
    const hit = close.filter((note) => note.range && covers(note.range, x, y));
    return hit.sort(
      (one, other) =>
        warns(other) - warns(one) ||
        one.end - one.start - (other.end - other.start) ||
        sidelight.severity(one.verdict) - sidelight.severity(other.verdict),
    );
  };
}
