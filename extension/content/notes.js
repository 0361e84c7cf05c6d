"use strict";
// From the server's answer to notes on blocks, and which of them a reader is shown.
{
  // The notes of highlights on one block, in reading order; what does not stand in it as quoted is left out.
  function notesOn(block, highlights, answer) {
    const found = highlights.map((highlight) => noteOf(highlight, block, answer));
    return found.filter(Boolean).toSorted((one, other) => one.start - other.start || other.end - one.end);
  }

  function noteOf(highlight, block, answer) {
    const isClaim = highlight.kind === "claim";
    const key = isClaim ? highlight.claim : highlight.entity;
    const subject = (isClaim ? answer.claims : answer.entities)[key];
    if (!subject || block.text.slice(highlight.start, highlight.end) !== highlight.quote) return null;
    return { ...highlight, block: block.id, key, subject, id: `${block.id}-${highlight.start}-${highlight.end}-${key}`, range: null };
  }

  // A context entity (a president, a newspaper) is worth a note only on a page that is about the case.
  function isWanted(note, view, about) {
    if (note.kind === "claim") return view.kinds.claims;
    return view.kinds.names && (note.prominence === "core" || about);
  }

  // The notes that are painted, by block: every statement, and a name as often as the reader wants it.
  function chooseNotes(blocks, view, about) {
    const named = new Set();
    const isNew = ({ key, kind }, { section }) => {
      const place = view.marking === "page" ? key : `${section} ${key}`;
      return kind === "claim" || view.marking === "all" || (!named.has(place) && named.add(place));
    };
    return new Map(blocks.map((block) => [block, block.notes.filter((note) => isWanted(note, view, about) && isNew(note, block))]));
  }

  // What is still said where the page rewrote the rest of a block: kept until the block is answered anew.
  function handOver(block, tree) {
    for (const note of block.notes) {
      const segment = block.segments.find(({ start, end }) => start <= note.start && note.start < end);
      const place = segment && tree.find(segment.node, segment.from + note.start - segment.start);
      if (place?.block.fresh && place.block.text.slice(place.offset, place.offset + note.quote.length) === note.quote) {
        place.block.notes.push(shifted(note, place.block, place.offset - note.start));
      }
    }
  }

  function shifted(note, block, by) {
    const values = note.values?.map((value) => ({ ...value, start: value.start + by, end: value.end + by }));
    return { ...note, block: block.id, start: note.start + by, end: note.end + by, values, range: null };
  }

  // Statements once each, names once each: where a reader stops who goes from note to note.
  function stops(notes) {
    const named = new Set();
    return notes.filter((note) => note.kind === "claim" || (!named.has(note.key) && named.add(note.key)));
  }

  // `{notes, names, verdicts}`: how many different things there is a note about, how many of them names, claims by verdict.
  function countNotes(notes) {
    const keys = new Set(notes.map((note) => note.key));
    const names = new Set(notes.filter((note) => note.kind === "entity").map((note) => note.key));
    const verdicts = {};
    for (const note of notes) if (note.kind === "claim") verdicts[note.verdict] = (verdicts[note.verdict] ?? 0) + 1;
    return { notes: keys.size, names: names.size, verdicts };
  }

  Object.assign(sidelight, { notesOn, chooseNotes, handOver, countNotes, stops });
}
