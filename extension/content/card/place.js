"use strict";
// Where the card stands: below the words or above them, wherever there is more room; beside them where a column of
// writing leaves none; and always inside the window.
{
  const GAP = 8;
  const ENOUGH = 160;
  const WANTED = 420;

  // The line of the range nearest to the pointer, or its first line.
  function lineOf(range, point) {
    const lines = [...range.getClientRects()].filter((box) => box.width > 0);
    const under = point && lines.find((box) => point.y >= box.top - 2 && point.y <= box.bottom + 2);
    return under ?? lines[0] ?? range.getBoundingClientRect();
  }

  // The window without its scrollbars, also where fingers have enlarged a part of it.
  function windowSize() {
    const { width, height, scale } = visualViewport;
    return { width: width * scale, height: height * scale };
  }

  const within = (wanted, size, most) => Math.max(GAP, Math.min(wanted, most - size - GAP));

  function besideLine(card, line, width) {
    const before = line.left - 2 * GAP;
    const after = width - line.right - 2 * GAP;
    if (Math.max(before, after) < card.offsetWidth) return null;
    return after >= before ? line.right + GAP : line.left - GAP - card.offsetWidth;
  }

  // Returns false where the words have left the window.
  sidelight.placeCard = (card, range, point) => {
    const line = lineOf(range, point);
    const { width, height } = windowSize();
    const below = height - line.bottom - 2 * GAP;
    const above = line.top - 2 * GAP;
    card.style.zoom = 1 / (card.getRootNode().host?.currentCSSZoom ?? 1);
    card.style.removeProperty("--room");
    const under = below >= Math.min(card.offsetHeight, WANTED) || below >= above;
    const aside = Math.max(below, above) < ENOUGH ? besideLine(card, line, width) : null;
    if (aside === null) card.style.setProperty("--room", `${Math.max(under ? below : above, ENOUGH)}px`);
    const rightwards = getComputedStyle(card).direction === "ltr";
    const along = rightwards ? (point?.x ?? line.left) - 24 : (point?.x ?? line.right) + 24 - card.offsetWidth;
    const across = under ? line.bottom + GAP : line.top - GAP - card.offsetHeight;
    const top = aside === null ? across : (point?.y ?? line.top) - 24;
    card.style.top = `${within(top, card.offsetHeight, height)}px`;
    card.style.left = `${within(aside ?? along, card.offsetWidth, width)}px`;
    return line.bottom > 0 && line.top < height && line.right > 0 && line.left < width;
  };
}
