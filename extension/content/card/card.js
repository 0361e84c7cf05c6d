"use strict";
// The card: one dialog in the host's shadow, shown in the browser's top layer. It reads notes and changes nothing.
{
  const { make, words } = sidelight;

  class Card {
    // `listeners`: {opened(note), closed(), stepped(by)}
    constructor(host, listeners) {
      this.host = host;
      this.listeners = listeners;
      this.element = null;
      this.settle = this.settle.bind(this);
    }

    get isOpen() {
      return this.element !== null;
    }

    get note() {
      return this.notes[this.index];
    }

    // Shows `notes`, all on the same words, the first one first. With `position` {at, of} it was reached by keyboard:
    // focus moves in, and goes back where it was on closing.
    open(notes, { answer, point = null, position = null }) {
      this.close({ quietly: true });
      Object.assign(this, { notes, answer, point, position, index: 0 });
      const focused = document.activeElement;
      this.before ??= position && focused !== this.host.element ? focused : null;
      this.build();
      addEventListener("scroll", this.settle, { capture: true, passive: true });
      addEventListener("resize", this.settle);
    }

    build() {
      const { note } = this;
      const content = note.kind === "claim" ? sidelight.claimCard(note, this.answer) : sidelight.entityCard(note, this.answer);
      this.element?.remove();
      this.element = make(
        "section",
        { class: "card", role: "dialog", "aria-labelledby": "title", "aria-describedby": "gist", popover: "manual",
          "data-note": note.id, lang: sidelight.locale(), dir: sidelight.direction() },
        this.head(content), this.pager(),
        make("div", { class: "body", tabindex: 0, role: "group", "aria-labelledby": "title" }, ...content.body.filter((part) => part)),
        this.steps(),
      );
      this.host.root.append(this.element);
      this.element.showPopover();
      this.takeTone();
      this.settle();
      if (this.position) this.element.querySelector("h2").focus({ preventScroll: true });
    }

    head(content) {
      const shut = make("button", { class: "shut", type: "button", "aria-label": words("close"), click: () => this.close() }, "×");
      const title = make("h2", { id: "title", tabindex: -1 }, content.title);
      return make("div", { class: "head" }, make("div", {}, title, make("p", { class: "kind" }, content.kind)), shut);
    }

    // Several notes on the same words.
    pager() {
      if (this.notes.length < 2) return null;
      const turn = (by) => () => {
        this.index = (this.index + by + this.notes.length) % this.notes.length;
        this.build();
        this.element.querySelector(`.pager [data-by="${by}"]`).focus();
        const [title, place] = ["h2", ".pager span"].map((part) => this.element.querySelector(part).textContent);
        this.host.announce(`${title}. ${place}`);
      };
      return this.bar("pager", words("same_words", this.index + 1, this.notes.length), turn);
    }

    // From note to note through the page.
    steps() {
      if (!this.position) return null;
      return this.bar("steps", words("position", this.position.at, this.position.of), (by) => () => this.listeners.stepped(by));
    }

    bar(name, label, act) {
      const button = (by, key, arrow) =>
        make("button", { type: "button", "data-by": by, "aria-label": words(key), title: words(key), click: act(by) }, arrow);
      return make("div", { class: `bar ${name}` }, make("span", {}, label), button(-1, "previous", "‹"), button(1, "next", "›"));
    }

    // The card has the colours of the words' ground, also where the page changes them while it is open.
    takeTone() {
      if (!this.element) return;
      this.element.dataset.tone = sidelight.toneOf(sidelight.elementOf(this.note.range));
      this.listeners.opened(this.note);
    }

    // Keeps to the words while the page scrolls; goes when they go.
    settle(event) {
      if (!this.element || event?.target === this.host.element) return;
      const seen = sidelight.placeCard(this.element, this.note.range, this.point);
      if (event?.type === "scroll") this.point = null;
      if (!seen && event) this.close();
    }

    close({ quietly = false } = {}) {
      if (!this.element) return;
      this.element.remove();
      this.element = null;
      removeEventListener("scroll", this.settle, { capture: true });
      removeEventListener("resize", this.settle);
      if (quietly) return;
      this.giveFocusBack();
      this.listeners.closed();
    }

    giveFocusBack() {
      if (this.before?.isConnected && this.before !== document.body) this.before.focus({ preventScroll: true });
      this.before = null;
    }
  }

  sidelight.Card = Card;
}
