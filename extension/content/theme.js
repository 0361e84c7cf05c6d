"use strict";
// Notices that a page may have changed its colours: the system's scheme, a class of the page, a sheet. Costs nothing
// until then.
{
  // At once, and when colours that fade into each other have arrived.
  const SOON = 80;
  const ARRIVED = 700;

  // Calls `changed` after each possible change; returns a function that stops it.
  sidelight.watchTheme = (doc, changed) => {
    let timers = [];
    const look = () => {
      timers.forEach(clearTimeout);
      timers = [SOON, ARRIVED].map((wait) => setTimeout(changed, wait));
    };
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const watch = new MutationObserver(look);
    scheme.addEventListener("change", look);
    for (const element of [doc.documentElement, doc.body]) watch.observe(element, { attributes: true });
    if (doc.head) watch.observe(doc.head, { childList: true, subtree: true, attributeFilter: ["media", "disabled", "href", "rel"] });
    return () => {
      timers.forEach(clearTimeout);
      watch.disconnect();
      scheme.removeEventListener("change", look);
    };
  };
}
