"use strict";
// Keeps up with the page: hears of every change before it is painted, waits until the page has come to rest, and then
// has read again what has changed. Does nothing in a tab that nobody sees.
{
  const MANY = 1000;
  const QUIET = 60;
  const LONGEST = 600;
  const SLOWEST = 1000;
  const WATCHED = {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["class", "style", "hidden", "open", "slot", "role", "contenteditable"],
  };

  // What tells one page from another: of the hash only what applications use as a path.
  const addressOf = ({ origin, pathname, search, hash }) => origin + pathname + search + (/^#[!/]/.test(hash) ? hash : "");

  class Changes {
    // `listeners`: {doubted(flows): at once; again(): a promise, when the page rests; turned(): to another address}
    constructor(doc, tree, listeners) {
      Object.assign(this, { doc, tree, listeners, timer: 0, since: 0, wait: QUIET, busy: true, isAwaited: false });
      this.stale = new sidelight.Stale(tree);
      this.observer = new MutationObserver((records) => this.take(records));
      this.stop = new AbortController();
      this.address = addressOf(location);
    }

    start() {
      this.watch(this.doc.documentElement);
      const options = { signal: this.stop.signal };
      navigation.addEventListener("currententrychange", (event) => this.moved(event.navigationType), options);
      this.doc.addEventListener("visibilitychange", () => this.isPending && this.plan(), options);
    }

    watch(root) {
      this.observer.observe(root, WATCHED);
    }

    end() {
      clearTimeout(this.timer);
      this.observer.disconnect();
      this.stop.abort();
    }

    // The first reading is through: from now on changes are read.
    release() {
      this.busy = false;
      if (this.isPending) this.plan();
    }

    // Goes on once the page rests, whether it changes or not.
    await() {
      this.isAwaited = true;
      this.wait = QUIET;
      this.plan();
    }

    get isPending() {
      return this.busy || this.isAwaited || this.tree.stale.size > 0 || this.stale.restyled.size > 0;
    }

    // Many a page writes its address anew while it is read, and is the same page still.
    moved(type) {
      const address = addressOf(location);
      if (address === this.address) return;
      this.address = address;
      if (type !== "replace") this.listeners.turned();
    }

    // A flood of changes costs less read as a whole than sorted.
    take(records) {
      const { root } = this.tree;
      if (root && this.doc.body !== root.element) return this.listeners.turned();
      const touched = root && records.length > MANY ? this.stale.whole(root, new Set()) : this.stale.take(records);
      this.stale.mark(touched);
      this.stale.dropGone(touched);
      if (touched.size) this.listeners.doubted(touched);
      if (this.isPending) this.plan();
    }

    // After a while of rest, but not later than after some time of unrest.
    plan() {
      if (this.busy || this.doc.hidden) return;
      this.since ||= performance.now();
      clearTimeout(this.timer);
      const left = this.since + LONGEST - performance.now();
      this.timer = setTimeout(() => this.settle(), Math.max(0, Math.min(this.wait, left)));
    }

    // Changes that change no text, such as animations, are looked at less and less often.
    async settle() {
      Object.assign(this, { since: 0, busy: true, isAwaited: false });
      try {
        await sidelight.atRest();
        if (this.stop.signal.aborted) return;
        this.stale.settleStyles();
        const before = this.tree.changes;
        await sidelight.inSlices(this.tree.refresh(), sidelight.atRest);
        this.wait = this.tree.changes === before ? Math.min(this.wait * 2, SLOWEST) : QUIET;
        if (!this.stop.signal.aborted) await this.listeners.again();
      } finally {
        this.busy = false;
      }
      if (!this.stop.signal.aborted && this.isPending) this.plan();
    }
  }

  sidelight.Changes = Changes;
}
