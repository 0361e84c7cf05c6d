"use strict";
// Where the card stands: below the words or above them, wherever there is more room, and always inside the window.
{
  const sidelight = (globalThis.sidelight ??= {});

  const GAP = 8;

  // The line of the range nearest to the pointer, or its first line.
  function lineOf(range, point) {
    const lines = [...range.getClientRects()].filter((box) => box.width > 0);
    const under = point && lines.find((box) => point.y >= box.top - 2 && point.y <= box.bottom + 2);
    return under ?? lines[0] ?? range.getBoundingClientRect();
  }

  // Returns false where the words have left the window.
  sidelight.placeCard = (card, range, point) => {
    const line = lineOf(range, point);
    const { clientWidth: width, clientHeight: height } = document.scrollingElement ?? document.documentElement;
    const below = height - line.bottom - 2 * GAP;
    const above = line.top - 2 * GAP;
    card.style.maxHeight = "";
    const wanted = card.offsetHeight;
    const under = below >= Math.min(wanted, 420) || below >= above;
    const room = Math.max(under ? below : above, 160);
    card.style.maxHeight = `${Math.min(room, 560)}px`;
    const top = under ? line.bottom + GAP : line.top - GAP - card.offsetHeight;
    const rightwards = getComputedStyle(card).direction === "ltr";
    const left = rightwards ? (point?.x ?? line.left) - 24 : (point?.x ?? line.right) + 24 - card.offsetWidth;
    card.style.top = `${Math.max(GAP, Math.min(top, height - card.offsetHeight - GAP))}px`;
    card.style.left = `${Math.max(GAP, Math.min(left, width - card.offsetWidth - GAP))}px`;
    return line.bottom > 0 && line.top < height;
  };
}
