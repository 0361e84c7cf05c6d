"use strict";
// Where the keyboard goes on once a card is closed: where it was before or, if nothing had focus, from the note's words.
// Browsers would begin anew at the end of the page, where the card was.
{
  const sidelight = (globalThis.sidelight ??= {});

  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";

  function nextStop(range, back) {
    const stops = [...range.startContainer.getRootNode().querySelectorAll(STOPS)];
    const open = stops.filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }));
    return back ? open.findLast((stop) => range.comparePoint(stop, 0) < 0) : open.find((stop) => range.comparePoint(stop, 0) > 0);
  }

  sidelight.giveFocusBack = (before, range) => {
    if (before?.isConnected && before !== document.body) return before.focus({ preventScroll: true });
    const waiting = new AbortController();
    const once = { capture: true, signal: waiting.signal };
    for (const type of ["focusin", "mousedown"]) addEventListener(type, () => waiting.abort(), once);
    addEventListener("keydown", (event) => {
      if (["Shift", "Alt", "Control", "Meta"].includes(event.key)) return;
      waiting.abort();
      const next = event.key === "Tab" && range.startContainer.isConnected && nextStop(range, event.shiftKey);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }, once);
  };
}
