"use strict";
// Reads the page, asks the worker, paints the answer. Everything that happens on a page starts here.
{
  const sidelight = (globalThis.sidelight ??= {});
  const { ask } = sidelight;

  class Reader {
    constructor(doc) {
      this.doc = doc;
      this.host = new sidelight.Host(doc);
      this.painter = new sidelight.Painter();
      this.card = new sidelight.Card(this.host, {
        opened: (note) => this.painter.showOpen(note.range),
        closed: () => this.painter.showOpen(null),
        stepped: (by) => this.step(by),
      });
      this.run = 0;
      this.forget();
    }

    forget() {
      this.card.close();
      this.host.told = 0;
      this.painter.clear();
      this.pointer?.end();
      this.watch?.disconnect();
      this.unwatchTheme?.();
      Object.assign(this, { notes: [], stops: [], lost: 0, at: -1, blocks: null, places: null, pointer: null, watch: null, answer: null, outcome: { state: "off" } });
    }

    // One reading of the page as it is now. A later one makes an earlier one, still under way, worthless.
    async read() {
      const run = ++this.run;
      this.forget();
      const settings = await ask("start");
      this.keys = settings?.keys;
      if (run !== this.run || !settings?.enabled) return this.leave(run);
      sidelight.speak(settings.messages);
      if (sidelight.asksForSecrets(this.doc)) return this.tell({ state: "unread" });
      if (!settings.gate) return this.tell(settings.trouble);
      this.outcome = { state: "working" };
      this.host.say("working");
      const { blocks, complete } = sidelight.collect(this.doc.body);
      const page = { ...sidelight.describePage(this.doc), blocks: blocks.map(({ id, text }) => ({ id, text })) };
      const gate = new sidelight.Gate(settings.gate);
      const closed = { state: blocks.length ? "closed" : "empty" };
      const outcome = blocks.some(({ text }) => gate.sees(text)) ? await ask("annotate", { page }) : closed;
      if (run !== this.run) return;
      if (!outcome) return this.leave(run);
      if (outcome.state === "ok") this.draw(outcome.answer, blocks);
      const { answer, ...rest } = outcome;
      this.tell({ ...rest, complete });
    }

    leave(run) {
      if (run !== this.run) return;
      this.host.remove();
      ask("report", { outcome: { state: "off" }, counts: sidelight.countNotes([]) });
    }

    draw(answer, blocks) {
      const { notes, lost } = sidelight.gatherNotes(answer, blocks);
      Object.assign(this, { answer, blocks, notes, lost, stops: sidelight.stops(notes) });
      this.places = new sidelight.Places(blocks);
      sidelight.paintNotes(notes, blocks, this.painter);
      if (!notes.length) return;
      this.pointer = new sidelight.Pointer(this);
      this.pointer.start();
      // Told of a change before it is seen, so that no line is ever under other words.
      this.watch = new MutationObserver(() => this.dropStale());
      this.watch.observe(this.doc.body, { subtree: true, childList: true, characterData: true });
      this.unwatchTheme = sidelight.watchTheme(this.doc, () => this.takeTone());
    }

    // The page has other colours now, perhaps: so have its lines and an open card.
    takeTone() {
      if (!this.painter.hasOtherGround()) return;
      this.painter.clear();
      sidelight.paintNotes(this.notes, this.blocks, this.painter);
      this.card.takeTone();
    }

    // What the page no longer says is no longer marked.
    dropStale() {
      const kept = sidelight.stillSaid(this.notes, this.blocks);
      const gone = this.notes.length - kept.length;
      if (!gone) return;
      const [stops, here] = [sidelight.stops(kept), this.stops[this.at]];
      Object.assign(this, { notes: kept, stops, lost: this.lost + gone, at: stops.indexOf(here) });
      this.card.close();
      this.painter.clear();
      sidelight.paintNotes(kept, this.blocks, this.painter);
      this.report(this.outcome);
    }

    // Says how it went: to the worker for the badge, on the host for whoever waits.
    tell(outcome) {
      const { notes } = this.report(outcome);
      this.host.tell(notes, this.keys);
    }

    report(outcome) {
      this.outcome = { ...outcome, lost: this.lost };
      const counts = sidelight.countNotes(this.notes);
      const state = { ok: "ready", empty: "ready", closed: "ready", unread: "unread" }[outcome.state] ?? "error";
      this.host.say(state, this.notes.length);
      ask("report", { outcome: this.outcome, counts });
      return counts;
    }

    notesAt(x, y) {
      return sidelight.notesAt(x, y, this.notes, this.places);
    }

    show(notes, point) {
      this.card.open(notes, { answer: this.answer, point });
    }

    // To the next or previous note, by keyboard.
    step(by) {
      const { length } = this.stops;
      if (length) this.goTo((this.at + by + length + (this.at < 0 && by < 0 ? 1 : 0)) % length);
    }

    goTo(at) {
      this.at = at;
      const note = this.stops[at];
      note.range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const same = this.stops.filter((other) => other.block === note.block && other.start === note.start && other.end === note.end);
      const notes = [note, ...same.filter((other) => other !== note)];
      this.card.open(notes, { answer: this.answer, position: { at: at + 1, of: this.stops.length } });
    }

    // What the popup shows of this page.
    summary() {
      const items = this.stops.map((note, index) => ({
        index, kind: note.kind, key: note.key, verdict: note.verdict, quote: note.quote,
        label: note.kind === "claim" ? note.subject.statement : note.subject.label,
        times: this.notes.filter((other) => other.kind === note.kind && other.key === note.key).length,
      }));
      return { outcome: this.outcome, counts: sidelight.countNotes(this.notes), items };
    }
  }

  function begin(doc) {
    const reader = new Reader(doc);
    sidelight.listen({
      step: ({ by }) => {
        reader.step(by);
        return true;
      },
      jump: ({ index }) => reader.goTo(index),
      summary: () => reader.summary(),
      read: () => void reader.read(),
    });
    // A page that is rendered ahead may never be looked at; one that comes back from the cache has kept its highlights.
    if (doc.prerendering) doc.addEventListener("prerenderingchange", () => reader.read(), { once: true });
    else reader.read();
    addEventListener("pageshow", (event) => event.persisted && reader.read());
    return reader;
  }

  // Where a click puts the scripts into a page that has them already, the first reader goes on.
  sidelight.reader ??= begin(document);
}
