"use strict";
// Turns the server's answer into notes: a range on the page with what is known about its words.
{
  const sidelight = (globalThis.sidelight ??= {});

  // A context entity (a president, a newspaper) is worth a note only on a page that is about the case.
  function isShown(highlight, about) {
    return highlight.kind === "claim" || highlight.prominence === "core" || about;
  }

  function noteOf(highlight, answer, blocks) {
    const block = blocks[highlight.block];
    const subject = highlight.kind === "claim" ? answer.claims[highlight.claim] : answer.entities[highlight.entity];
    const range = block && subject && sidelight.rangeOf(block, highlight.start, highlight.end, highlight.quote);
    return range ? { ...highlight, key: highlight.claim ?? highlight.entity, range, subject } : null;
  }

  // `{notes, lost}`: notes in reading order, and how many could not be drawn since the text has changed.
  function gatherNotes(answer, blocks) {
    const shown = answer.highlights.filter((highlight) => isShown(highlight, answer.about));
    const notes = shown.map((highlight) => noteOf(highlight, answer, blocks)).filter((note) => note);
    notes.sort((one, other) => one.block - other.block || one.start - other.start || other.end - one.end);
    return { notes, lost: shown.length - notes.length };
  }

  // The notes whose words still stand on the page as they were read.
  function stillSaid(notes, blocks) {
    return notes.filter(
      ({ range, block, start, end, quote }) => !range.collapsed && sidelight.textNow(blocks[block], start, end) === quote,
    );
  }

  // Statements once each, names once each: where a reader stops who goes from note to note.
  function stops(notes) {
    const named = new Set();
    return notes.filter((note) => note.kind === "claim" || (!named.has(note.key) && named.add(note.key)));
  }

  // What is left of [start, end] beside the words of graver statements: of two lines, a reader can see only one.
  function clearOf(note, notes) {
    const isGraver = (other) => sidelight.severity(other.verdict) < sidelight.severity(note.verdict);
    const graver = notes.filter((other) => other.kind === "claim" && other.block === note.block && isGraver(other));
    return graver.reduce(
      (left, { start, end }) =>
        left.flatMap(([from, to]) => [[from, Math.min(to, start)], [Math.max(from, end), to]].filter(([at, until]) => at < until)),
      [[note.start, note.end]],
    );
  }

  // Every word has one line; the card shows all the statements that it belongs to.
  function paintLine(note, notes, block, painter) {
    for (const [start, end] of clearOf(note, notes)) {
      const words = block.text.slice(start, end);
      const [from, to] = [start + words.search(/\S|$/), end - (words.length - words.trimEnd().length)];
      const range = from < to && sidelight.rangeOf(block, from, to, block.text.slice(from, to));
      if (range) painter.add(note.verdict, range);
    }
  }

  function paintNotes(notes, blocks, painter) {
    for (const note of notes) {
      if (note.kind === "entity") painter.add("name", note.range);
      else paintLine(note, notes, blocks[note.block], painter);
      for (const value of note.values ?? []) paintConflict(value, blocks[note.block], painter);
    }
  }

  function paintConflict(value, block, painter) {
    const range = !value.agrees && sidelight.rangeOf(block, value.start, value.end, value.quote);
    if (range) painter.add("value", range);
  }

  // `{notes, names, verdicts}`: how many different things there is a note about, how many of them names, claims by verdict.
  function countNotes(notes) {
    const keys = new Set(notes.map((note) => note.key));
    const names = new Set(notes.filter((note) => note.kind === "entity").map((note) => note.key));
    const verdicts = {};
    for (const note of notes) if (note.kind === "claim") verdicts[note.verdict] = (verdicts[note.verdict] ?? 0) + 1;
    return { notes: keys.size, names: names.size, verdicts };
  }

  Object.assign(sidelight, { gatherNotes, stillSaid, paintNotes, countNotes, stops });
}
