"use strict";
// The orders in which verdicts and stances are shown, everywhere. Plain script: content scripts cannot be modules.
// The first on each page: it makes the one global name, `sidelight`, under which all others put what they have.
{
  const sidelight = (globalThis.sidelight ??= {});

  // What a reader most needs to know comes first, also where two statements share the same words.
  sidelight.VERDICTS = ["contradicted", "differs", "disputed", "unsupported", "single-origin", "supported"];

  // Whoever disagrees stands above the agreement, so that no card has to be scrolled to find it.
  sidelight.STANCES = ["contradicts", "denies", "qualifies", "supports", "mentions"];

  sidelight.severity = (verdict) => {
    const place = sidelight.VERDICTS.indexOf(verdict);
    return place < 0 ? sidelight.VERDICTS.length : place;
  };
}
