"use strict";
// What a reader is shown of the notes: which are painted, and the way from one to the next.
{
  class Shown {
    constructor(painter) {
      Object.assign(this, { painter, notes: [], stops: [], at: -1, byBlock: new Map(), lost: 0, cleared: 0 });
    }

    // Chooses anew from all notes of the page, and paints where something is different now. Once all was cleared
    // meanwhile, an arrangement under way is one of another page, and paints nothing more.
    *arrange(blocks, view, about) {
      const { cleared } = this;
      const here = this.stops[this.at]?.id;
      const chosen = sidelight.chooseNotes(blocks, view, about);
      for (const [block, notes] of chosen) {
        if (sidelight.isDue()) yield;
        if (cleared !== this.cleared) return;
        if (!block.dead && (block.redraw || isOther(notes, this.byBlock.get(block)))) this.paint(block, notes);
      }
      this.byBlock = chosen;
      this.list();
      this.at = this.stops.findIndex((note) => note.id === here);
    }

    paint(block, notes) {
      block.redraw = false;
      if (!notes.length && !block.drawn.length) return;
      this.painter.draw(block, sidelight.drawingOf(block, notes));
    }

    list() {
      const all = [...this.byBlock].flatMap(([block, notes]) => (block.dead ? [] : notes));
      this.notes = all.filter((note) => note.range);
      this.lost = all.length - this.notes.length;
      this.stops = sidelight.stops(this.notes);
    }

    // Takes off at once what a block no longer says; what it still says stays. Returns whether anything went.
    doubt(block) {
      if (!block.notes.length || block.notes.every((note) => sidelight.isSaid(block, note) && !note.range?.collapsed)) return false;
      block.notes = block.notes.filter((note) => sidelight.isSaid(block, note));
      const notes = (this.byBlock.get(block) ?? []).filter((note) => block.notes.includes(note));
      this.byBlock.set(block, notes);
      this.paint(block, notes);
      return true;
    }

    drop(block) {
      this.painter.erase(block);
      this.byBlock.delete(block);
    }

    clear() {
      this.cleared += 1;
      for (const block of this.byBlock.keys()) this.painter.erase(block);
      this.painter.clear();
      this.byBlock.clear();
      this.list();
    }

    notesOf(block) {
      return this.byBlock.get(block) ?? [];
    }

    // The place of the note that is `by` further on, or null beyond the first and the last. From `edge` it starts anew.
    placeBy(by, edge) {
      const from = edge || (this.at < 0 && by < 0) ? (by > 0 ? -1 : this.stops.length) : this.at;
      return from + by in this.stops ? from + by : null;
    }

    // All on the words of a stop, its own note first.
    sameWords(at) {
      const note = this.stops[at];
      const same = ({ block, start, end }) => block === note.block && start === note.start && end === note.end;
      return [note, ...this.stops.filter((other) => other !== note && same(other))];
    }
  }

  const isOther = (notes, before = []) => notes.length !== before.length || notes.some((note, at) => note.id !== before[at].id);

  sidelight.Shown = Shown;
}
