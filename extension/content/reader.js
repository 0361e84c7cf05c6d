"use strict";
// One document being read that may be about the case: its text, what is asked about it, and what is shown on it.
{
  const { ask } = sidelight;

  const VIEW = { kinds: { claims: true, names: true }, marking: "section" };
  const CLEARED_AT = ["click", "keydown", "input"];

  class Reader {
    // `lookout`: {doc, host, teller}, with `read()` and `leave()`.
    constructor(lookout) {
      const { doc, host, teller } = lookout;
      Object.assign(this, { lookout, doc, host, teller, run: 0, restoring: 0 });
      this.painter = new sidelight.Painter();
      this.shown = new sidelight.Shown(this.painter);
      this.card = new sidelight.Card(this.host, {
        opened: (note) => this.point(note),
        closed: () => (this.point(null), this.host.sink()),
        stepped: (by) => this.step({ by }) || ask("step", { by }),
      });
      this.forget();
    }

    forget() {
      this.card.close();
      this.shown.clear();
      for (const part of [this.pointer, this.changes, this.asking]) part?.end();
      this.unwatchTheme?.();
      this.host.told = 0;
      Object.assign(this, { pointer: null, changes: null, asking: null, tree: null, start: null, view: VIEW, shadows: [] });
      Object.assign(this, { isBusy: false, arranging: null });
      return ++this.run;
    }

    // `start`: {messages, keys, view}, as the worker gives it.
    async read(start) {
      const run = this.forget();
      this.isBusy = true;
      sidelight.speak(start.messages);
      Object.assign(this, { start, view: { ...VIEW, ...start.view } });
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
      const isAsked = this.tree.blocks().some((block) => block.fresh);
      if (isAsked) this.tell(this.teller.outcome);
      // On a new page of an application without any text there is nothing to ask, but that is to be told.
      if (isAsked || this.teller.outcome.state === "working") {
        await this.asking.run();
      }
      this.tell(this.teller.outcome);
    }

    // An application went to another page: nothing of the one before counts any longer.
    turn() {
      if (this.doc.body !== this.tree.root?.element) return this.lookout.read();
      this.card.close();
      this.shown.clear();
      for (const block of this.tree.blocks()) Object.assign(block, { notes: [], fresh: true, about: false });
      this.asking.begin();
      this.host.told = 0;
      this.tell({ state: "working" });
      this.changes.await();
    }

    async hear(outcome) {
      if (outcome.state === "off") return this.lookout.leave();
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
        this.painter.restore();
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
      const options = { passive: true, capture: true, signal: this.pointer.stop.signal };
      for (const type of CLEARED_AT) addEventListener(type, () => this.restoreSoon(), options);
      this.unwatchTheme = sidelight.watchTheme(this.doc, () => this.takeTone());
    }

    // A page may throw away all highlights, ours among its own: they are back before that is seen.
    restoreSoon() {
      this.restoring ||= requestAnimationFrame(() => {
        this.restoring = 0;
        this.painter.restore();
      });
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
      return this.arrange().then(() => this.tell(this.teller.outcome));
    }

    get isSettled() {
      return !(this.isBusy || this.changes?.isPending || this.asking?.isPending || this.arranging || this.restoring);
    }

    tell(outcome) {
      const { shown, tree } = this;
      if (!tree) return;
      const counts = sidelight.countNotes(shown.notes);
      const isMore = outcome.state === "ok" && tree.blocks().some((block) => block.fresh);
      const told = { ...outcome, lost: shown.lost, complete: tree.complete };
      this.teller.tell(told, { counts, drawn: shown.notes.length, stops: shown.stops.length, isMore });
      if (counts.notes) this.host.tell(counts.notes, this.start.keys);
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

  // Whoever brings scripts is handed the value of the last line, and in Firefox told of a fault where it cannot be copied.
  void (sidelight.Reader = Reader);
}
