"use strict";
// Starts the reading of this document, and does what the worker asks for. Everything that happens on a page starts here.
{
  function start() {
    const reader = new sidelight.Reader(document);
    sidelight.listen({
      step: (message) => reader.step(message),
      leave: () => reader.card.close(),
      jump: ({ index }) => reader.goTo(index),
      summary: () => sidelight.summarize(reader),
      painted: () => sidelight.tellPainted(reader),
      view: (view) => void reader.see(view),
      read: () => void reader.read(),
    });
    sidelight.whenLooked(() => reader.read());
    // A page that comes back from the cache has kept its highlights, and may be out of date.
    addEventListener("pageshow", (event) => event.persisted && reader.read());
    if (sidelight.isFrame) addEventListener("pagehide", () => reader.leave());
    return reader;
  }

  // Whoever brings the scripts again, finds them at work.
  sidelight.reader ??= start();
}
