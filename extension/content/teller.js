"use strict";
// Says how the reading of a document goes: to the worker for the badge, and on the host for whoever waits.
{
  const STATES = { ok: "ready", empty: "ready", closed: "ready", working: "working", unread: "unread", off: "off" };
  const NOTHING = { notes: 0, names: 0, verdicts: {} };

  class Teller {
    constructor(host) {
      this.host = host;
      this.forget();
    }

    forget() {
      Object.assign(this, { outcome: { state: "off" }, told: null, telling: null });
    }

    // A reading starts: the worker, which has just allowed it, knows that already.
    begin() {
      this.outcome = { state: "working" };
      this.mark("working", 0);
    }

    get isTelling() {
      return this.telling !== null;
    }

    // `counts` of what is shown, `drawn` highlights in so many `stops`; `isMore` is still to come. Who waits for the page to
    // be ready finds the button of the browser ready as well.
    async tell(outcome, { counts = NOTHING, drawn = 0, stops = 0, isMore = false } = {}) {
      this.outcome = outcome;
      const state = isMore ? "working" : STATES[outcome.state] ?? "error";
      if (state === "working") this.mark(state, drawn);
      const report = { outcome, counts, path: sidelight.framePath(), stops };
      const telling = (this.telling = {});
      const text = JSON.stringify(report);
      if (text !== this.told) await this.report(report, text);
      if (this.telling !== telling) return;
      this.telling = null;
      this.mark(state, drawn);
    }

    // What is on its way counts as told, so that what comes after it is sent; what was not heard is told again.
    async report(report, text) {
      this.told = text;
      const isHeard = await sidelight.ask("report", report);
      if (!isHeard && this.told === text) this.told = null;
    }

    // A frame has a host only where it has something to show.
    mark(state, drawn) {
      if (sidelight.isFrame && !drawn) this.host.remove();
      else this.host.say(state, drawn);
    }

    leave() {
      this.forget();
      this.host.remove();
      sidelight.ask("report", { outcome: this.outcome, counts: NOTHING, path: sidelight.framePath(), stops: 0 });
    }
  }

  Object.assign(sidelight, { Teller, NOTHING });
}
