"use strict";
// Starts the reading of this document, and does what the worker asks for. Everything that happens on a page starts here.
{
  // What a page without any note answers.
  const summary = ({ teller, isBusy }) => ({ outcome: isBusy ? { state: "working" } : teller.outcome, counts: sidelight.NOTHING, items: [] });
  const painted = ({ teller, isSettled }) => ({ state: teller.outcome.state, settled: isSettled, notes: [] });

  function start() {
    const lookout = new sidelight.Lookout(document);
    // What nobody looks at is read once somebody does; until then nothing of an earlier reading counts.
    const read = () => {
      if (!sidelight.isLooked() && lookout.isAtWork) lookout.leave();
      sidelight.whenLooked(() => lookout.read());
    };
    const reading = () => (lookout.isReading ? lookout.reader : null);
    sidelight.listen({
      step: (message) => reading()?.step(message) ?? false,
      leave: () => reading()?.card.close(),
      jump: ({ index }) => reading()?.goTo(index),
      summary: () => (reading() ? sidelight.summarize : summary)(lookout),
      painted: () => (reading() ? sidelight.tellPainted : painted)(lookout),
      view: (view) => void reading()?.see(view),
      read,
    });
    read();
    // A page that comes back from the cache has kept its highlights, and may be out of date.
    addEventListener("pageshow", (event) => event.persisted && lookout.read());
    if (sidelight.isFrame) addEventListener("pagehide", () => lookout.leave());
    return lookout;
  }

  // Whoever brings the scripts again, finds them at work.
  void (sidelight.lookout ??= start());
}
