"use strict";
// What stands on every page: asks whether it may be read, glances at its words, and has it read only where they may be
// about the case. Until then it looks again whenever words were added.
{
  const { ask } = sidelight;
  const QUIET = 200;
  const SLOWEST = 3000;
  const CALM = 10_000;
  const WATCHED = { subtree: true, childList: true, characterData: true };

  const addsWords = ({ type, addedNodes }) => type === "characterData" || addedNodes.length > 0;

  class Lookout {
    constructor(doc) {
      Object.assign(this, { doc, host: new sidelight.Host(doc), run: 0, observer: null, reader: null, isReading: false });
      this.teller = new sidelight.Teller(this.host);
      this.doc.addEventListener("visibilitychange", () => this.isPending && this.plan());
      this.rest();
    }

    // One reading of the page as it is now. A later one makes an earlier one, still under way, worthless.
    async read() {
      const run = this.forget();
      this.isBusy = true;
      const answer = await ask("start", { path: sidelight.framePath() });
      if (run !== this.run) return;
      if (!answer?.enabled || !this.doc.body) return this.leave();
      this.teller.begin();
      this.watch();
      await this.look();
    }

    forget() {
      this.rest();
      if (this.isReading) this.reader.forget();
      this.isReading = false;
      this.teller.forget();
      return ++this.run;
    }

    leave() {
      this.forget();
      this.teller.leave();
    }

    rest() {
      clearTimeout(this.timer);
      this.observer?.disconnect();
      Object.assign(this, { observer: null, timer: 0, isBusy: false, isPending: false, text: null, wait: QUIET, last: -CALM });
    }

    // Nothing more is to be learned here, until somebody asks for it.
    stop(outcome) {
      this.rest();
      return this.teller.tell(outcome);
    }

    watch() {
      const { documentElement, body } = this.doc;
      this.observer = new MutationObserver((records) => this.hear(records, body));
      this.observer.observe(documentElement, { childList: true });
      this.observer.observe(body, WATCHED);
    }

    hear(records, body) {
      if (this.doc.body !== body) return this.read();
      const isAwaited = this.teller.outcome.state === "unread";
      if (!records.some((record) => record.target !== this.doc.documentElement && (isAwaited || addsWords(record)))) return;
      this.isPending = true;
      this.plan();
    }

    // A page that never rests is glanced at less and less often, one in a tab that nobody sees not at all.
    plan() {
      if (this.isBusy || this.timer || this.doc.hidden) return;
      this.wait = performance.now() - this.last > CALM ? QUIET : Math.min(2 * this.wait, SLOWEST);
      this.timer = setTimeout(() => this.look(), this.wait);
    }

    async look() {
      const { run } = this;
      Object.assign(this, { isBusy: true, isPending: false, timer: 0, last: performance.now() });
      const text = await this.glance();
      if (run !== this.run) return;
      if (text === null) return this.await({ state: "unread" });
      const answer = text !== this.text ? await ask("glance", { text, isLoaded: Boolean(sidelight.Reader) }) : {};
      if (run !== this.run) return;
      if (answer?.trouble) return this.stop(answer.trouble);
      if (answer?.open) return this.open(answer);
      if (!answer || answer.enabled === false) return this.leave();
      this.text = text;
      await this.await({ state: /[^\s\0]/.test(text) ? "closed" : "empty" });
    }

    // The bare words, or null where a field asks for secrets: as long as it is seen nothing is read.
    async glance() {
      if (sidelight.asksForSecrets(this.doc)) return null;
      const roots = [];
      const found = (root) => roots.push(root) && this.observer?.observe(root, WATCHED);
      const text = await sidelight.inSlices(sidelight.glance(this.doc.body, found));
      return sidelight.asksForSecrets(...roots) ? null : text;
    }

    // Tells how it went, and goes on once the page has changed.
    async await(outcome) {
      const { run } = this;
      if (outcome.state === "unread") this.text = null;
      await this.teller.tell(outcome);
      if (run !== this.run) return;
      this.isBusy = false;
      if (this.isPending) this.plan();
    }

    open(answer) {
      this.rest();
      this.teller.tell({ state: "working" });
      this.reader ??= new sidelight.Reader(this);
      this.isReading = true;
      return this.reader.read(answer);
    }

    get isAtWork() {
      return this.isBusy || this.observer !== null || this.isReading || this.teller.outcome.state !== "off";
    }

    get isSettled() {
      const isPending = this.isBusy || this.isPending || this.timer || this.teller.isTelling;
      return !isPending && (!this.isReading || this.reader.isSettled);
    }
  }

  sidelight.Lookout = Lookout;
}
