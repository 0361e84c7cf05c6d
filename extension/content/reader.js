"use strict";
// One document being read: its text, what is asked about it, what is shown on it, and how it goes.
{
  const { ask } = sidelight;

  const VIEW = { kinds: { claims: true, names: true }, marking: "section" };
  const STATES = { ok: "ready", empty: "ready", closed: "ready", working: "working", unread: "unread", off: "off" };

  class Reader {
    constructor(doc) {
      this.doc = doc;
      this.host = new sidelight.Host(doc);
      this.painter = new sidelight.Painter();
      this.shown = new sidelight.Shown(this.painter);
      this.card = new sidelight.Card(this.host, {
        opened: (note) => this.point(note),
        closed: () => (this.point(null), this.host.sink()),
        stepped: (by) => this.step({ by }) || ask("step", { by }),
      });
      this.run = 0;
      this.forget();
    }

    forget() {
      this.card.close();
      this.shown.clear();
      for (const part of [this.pointer, this.changes, this.asking]) part?.end();
      this.unwatchTheme?.();
      this.host.told = 0;
      Object.assign(this, { pointer: null, changes: null, asking: null, tree: null, start: null, view: VIEW, shadows: [] });
      Object.assign(this, { outcome: { state: "off" }, told: null, telling: null, isBusy: false, arranging: null });
    }

    // One reading of the page as it is now. A later one makes an earlier one, still under way, worthless.
    async read() {
      const run = ++this.run;
      this.forget();
      this.isBusy = true;
      const settings = await ask("start");
      if (run !== this.run) return;
      if (!settings?.enabled || !this.doc.body) return this.leave();
      sidelight.speak(settings.messages);
      if (sidelight.asksForSecrets(this.doc)) return this.tell({ state: "unread" });
      Object.assign(this, { start: settings, view: { ...VIEW, ...settings.view } });
      this.tell({ state: "working" });
      this.build(() => run === this.run);
      await sidelight.inSlices(this.tree.open(this.doc.body));
      if (run !== this.run) return;
      this.changes.release();
      await this.asking.run();
      this.isBusy = false;
    }

    build(isCurrent) {
      this.tree = new sidelight.Flows({
        found: (root) => this.shadows.push(root) && this.changes.watch(root),
        gone: (block, tree) => this.forgetBlock(block, tree),
      });
      this.asking = new sidelight.Asking(this, (outcome) => isCurrent() && this.hear(outcome));
      this.changes = new sidelight.Changes(this.doc, this.tree, {
        doubted: (flows) => this.doubt(flows), again: () => isCurrent() && this.goOn(), turned: () => this.turn(),
      });
      this.changes.start();
    }

    leave() {
      this.forget();
      this.host.remove();
      ask("report", { outcome: { state: "off" }, counts: sidelight.countNotes([]), path: sidelight.framePath(), stops: 0 });
    }

    // Told of a change before it is seen, so that no line is ever under other words.
    doubt(flows) {
      let gone = false;
      for (const flow of flows) for (const item of flow.items) if (!sidelight.isFlow(item)) gone = this.shown.doubt(item) || gone;
      if (gone) this.shown.list();
      if (gone) this.closeIfGone();
    }

    forgetBlock(block, tree) {
      sidelight.handOver(block, tree);
      this.shown.drop(block);
      this.closeIfGone();
    }

    closeIfGone() {
      if (this.card.isOpen && !this.card.notes.some((note) => note.range && !note.range.collapsed)) this.card.close();
    }

    // The page has changed and rests: blocks that are new are asked about.
    async goOn() {
      await this.arrange();
      if (this.tree.blocks().some((block) => block.fresh)) {
        this.tell(this.outcome);
        await this.asking.run();
      }
      this.tell(this.outcome);
    }

    // An application went to another page: nothing of the one before counts any longer.
    turn() {
      if (this.doc.body !== this.tree.root?.element) return this.read();
      this.card.close();
      this.shown.clear();
      for (const block of this.tree.blocks()) Object.assign(block, { notes: [], fresh: true, about: false });
      this.asking.begin();
      this.host.told = 0;
      this.tell({ state: "working" });
      this.changes.await();
    }

    async hear(outcome) {
      if (outcome.state === "off") return this.leave();
      await this.arrange();
      this.tell(outcome);
    }

    // Asked for while it is under way, it is done once more.
    async arrange() {
      const before = this.arranging;
      const own = (async () => {
        await before;
        const { tree, shown, view } = this;
        if (!tree) return;
        const blocks = tree.blocks();
        await sidelight.inSlices(shown.arrange(blocks, view, blocks.some((block) => block.about)));
        this.listen();
      })();
      this.arranging = own;
      await own;
      if (this.arranging === own) this.arranging = null;
    }

    listen() {
      if (this.pointer || !this.shown.notes.length) return;
      this.pointer = new sidelight.Pointer(this);
      this.pointer.start();
      addEventListener("click", () => setTimeout(() => this.painter.restore()), { capture: true, signal: this.pointer.stop.signal });
      this.unwatchTheme = sidelight.watchTheme(this.doc, () => this.takeTone());
    }

    // The page has other colours now, perhaps: so have its lines and an open card.
    async takeTone() {
      if (!this.painter.hasOtherGround()) return;
      for (const block of this.tree.blocks()) block.redraw = true;
      await this.arrange();
      this.card.takeTone();
    }

    see({ kinds = this.view.kinds, marking = this.view.marking }) {
      this.view = { kinds, marking };
      return this.arrange().then(() => this.tell(this.outcome));
    }

    get isSettled() {
      const isPending = this.changes?.isPending || this.asking?.isPending || this.arranging || this.telling;
      return !this.isBusy && !isPending;
    }

    // Says how it went: to the worker for the badge, on the host for whoever waits, once a page to who listens.
    tell(outcome) {
      if (outcome.state === "unread") this.isBusy = false;
      this.outcome = { ...outcome, lost: this.shown.lost, complete: this.tree?.complete ?? true };
      const counts = sidelight.countNotes(this.shown.notes);
      const isMore = outcome.state === "ok" && this.tree.blocks().some((block) => block.fresh);
      const state = isMore ? "working" : STATES[outcome.state] ?? "error";
      if (state === "working") this.sayState(state);
      this.report({ outcome: this.outcome, counts, path: sidelight.framePath(), stops: this.shown.stops.length }, state);
      if (counts.notes) this.host.tell(counts.notes, this.start.keys);
    }

    // A frame has a host only where it has something to show.
    sayState(state) {
      if (sidelight.isFrame && !this.shown.notes.length) return this.host.remove();
      this.host.say(state, this.shown.notes.length);
    }

    // Who waits for the page to be ready finds the button of the browser ready as well.
    async report(told, state) {
      const telling = (this.telling = {});
      const text = JSON.stringify(told);
      if (text !== this.told) await ask("report", told);
      if (this.telling !== telling) return;
      Object.assign(this, { told: text, telling: null });
      this.sayState(state);
    }

    notesAt(x, y) {
      const { tree, shadows } = this;
      return sidelight.notesAt(x, y, { tree, shadows, notesOf: (block) => this.shown.notesOf(block) });
    }

    show(notes, point) {
      this.host.lift();
      this.card.open(notes, { answer: this.asking.known, point });
    }

    // Which note is open, or none: to be seen on the page, and in the panel.
    point(note) {
      this.painter.showOpen(note?.range ?? null);
      const isIt = ({ id, kind, key }) => id === note?.id || (kind === "entity" && key === note?.key);
      ask("opened", { index: note ? this.shown.stops.findIndex(isIt) : -1 });
    }

    // To the next or previous note; false where this frame has no more in that direction.
    step({ by, edge = false }) {
      const at = this.shown.placeBy(by, edge);
      if (at !== null) this.goTo(at);
      return at !== null;
    }

    goTo(at) {
      const note = this.shown.stops[at];
      if (!note) return;
      this.shown.at = at;
      sidelight.elementOf(note.range).scrollIntoView({ block: "center", behavior: "instant" });
      this.host.lift();
      this.card.open(this.shown.sameWords(at), { answer: this.asking.known, position: { at: at + 1, of: this.shown.stops.length } });
    }
  }

  sidelight.Reader = Reader;
}
