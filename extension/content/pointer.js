"use strict";
// Opens the card by pointer: at once by click or tap, after a short rest by hovering. Never stops the page's own events.
{
  const REST = 300;
  const GRACE = 300;
  const OWN_ACTION = "a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [contenteditable]";

  class Pointer {
    // `reader`: {notesAt(x, y), show(notes, point), card, host}
    constructor(reader) {
      this.reader = reader;
      this.timer = 0;
      this.hovering = false;
      this.stop = new AbortController();
    }

    start() {
      const options = { passive: true, capture: true, signal: this.stop.signal };
      addEventListener("mousemove", (event) => this.moved(event), options);
      addEventListener("click", (event) => this.clicked(event), options);
      addEventListener("keydown", (event) => this.pressed(event), { capture: true, signal: this.stop.signal });
    }

    end() {
      clearTimeout(this.timer);
      this.stop.abort();
    }

    isOwn(event) {
      return event.composedPath().includes(this.reader.host.element);
    }

    moved(event) {
      clearTimeout(this.timer);
      if (event.buttons || this.isOwn(event)) return;
      const { clientX: x, clientY: y } = event;
      if (!this.reader.card.isOpen) this.timer = setTimeout(() => this.rested(x, y), REST);
      else if (this.hovering) this.timer = setTimeout(() => this.left(x, y), GRACE);
    }

    rested(x, y) {
      const notes = this.reader.notesAt(x, y);
      if (!notes.length) return;
      this.hovering = true;
      this.reader.show(notes, { x, y });
    }

    left(x, y) {
      const shown = this.reader.card.notes?.[0];
      const notes = this.reader.notesAt(x, y);
      if (shown && notes.some((note) => note.id === shown.id)) return;
      this.reader.card.close();
      if (notes.length) this.rested(x, y);
    }

    clicked(event) {
      if (this.isOwn(event) || event.button !== 0) return;
      clearTimeout(this.timer);
      const acts = event.composedPath()[0]?.closest?.(OWN_ACTION);
      const notes = acts || !getSelection().isCollapsed ? [] : this.reader.notesAt(event.clientX, event.clientY);
      this.hovering = false;
      if (notes.length) this.reader.show(notes, { x: event.clientX, y: event.clientY });
      else this.reader.card.close();
    }

    pressed(event) {
      if (event.key !== "Escape" || !this.reader.card.isOpen) return;
      event.stopPropagation();
      event.preventDefault();
      this.reader.card.close();
    }
  }

  sidelight.Pointer = Pointer;
}
