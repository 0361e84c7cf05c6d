"use strict";
// The page's side of the desk: its notes in full, the words that are selected, and where they stand. It is brought in only
// where somebody who may review has the desk open.
{
  const { sidelight } = globalThis;
  const SETTLE = 200;
  // The server keeps no more of a passage.
  const LONGEST = 2000;

  const reading = () => (sidelight.lookout?.isReading ? sidelight.lookout.reader : null);
  const blocksOf = (reader) => reader?.tree?.blocks() ?? [];

  function tell(note, block, stops) {
    const { id, kind, key, subject, quote, start, end, verdict, relation, confidence, values, because, timing, review } = note;
    return { id, kind, key, subject, quote, start, end, verdict, relation, confidence, values, because, timing, review, block: block.text, stop: stops.indexOf(note) };
  }

  // Every statement, and the names that are painted, in reading order, with what the notes refer to.
  function tellAll() {
    const reader = reading();
    const { notes: drawn = [], stops = [] } = reader?.shown ?? {};
    const painted = new Set(drawn);
    const isTold = (note) => note.kind === "claim" || painted.has(note);
    const notes = blocksOf(reader).flatMap((block) => block.notes.filter(isTold).map((note) => tell(note, block, stops)));
    const { entities = {}, sources = {}, pages } = reader?.asking?.known ?? {};
    return { lang: sidelight.describePage(document).lang ?? "", notes, answer: { entities, sources, pages } };
  }

  // Shows the words of a note without its card, which would lie over them.
  function show({ id }) {
    const reader = reading();
    const block = blocksOf(reader).find(({ notes }) => notes.some((note) => note.id === id));
    const note = block?.notes.find((one) => one.id === id);
    const range = note && sidelight.rangeOf(block, note.start, note.end, note.quote);
    reader?.card.close();
    if (range) sidelight.elementOf(range).scrollIntoView({ block: "center", behavior: "instant" });
    reader?.painter.showOpen(range ?? null);
    return Boolean(range);
  }

  // All is asked about anew, as anybody who comes to the page now would; lines stay until they are answered.
  function again() {
    const reader = reading();
    if (!reader) return;
    reader.asking.renew();
    reader.goOn();
  }

  // The piece of one text node's segment that a range covers, as offsets in the block.
  function covered({ node, from, start, end }, range) {
    if (!range.intersectsNode(node)) return null;
    const first = node === range.startContainer ? Math.max(range.startOffset, from) : from;
    const last = node === range.endContainer ? Math.min(range.endOffset, from + end - start) : from + end - start;
    return first < last ? [start + first - from, start + last - from] : null;
  }

  // The selected words of the first block that has some; a passage never goes beyond its block.
  function selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    for (const block of blocksOf(reading())) {
      const pieces = block.segments.map((segment) => covered(segment, range)).filter(Boolean);
      if (pieces.length) return passage(block.text, pieces[0][0], Math.min(pieces.at(-1)[1], pieces[0][0] + LONGEST));
    }
    return null;
  }

  function passage(text, from, to) {
    const quote = text.slice(from, to);
    const start = from + quote.length - quote.trimStart().length;
    const end = start + quote.trim().length;
    return start < end ? { block: text, start, end, quote: text.slice(start, end), lang: sidelight.describePage(document).lang ?? "" } : null;
  }

  // The whole page, to be put under review; null where nothing was found, or where it asks for secrets.
  function tellPage() {
    const reader = reading();
    const isAbout = blocksOf(reader).some(({ notes }) => notes.length);
    if (!isAbout || sidelight.asksForSecrets(document, ...reader.shadows)) return null;
    const blocks = blocksOf(reader).map(({ text }, id) => ({ id, text }));
    return blocks.length ? { ...sidelight.describePage(document), offsets: "utf-16", blocks } : null;
  }

  function watch() {
    let timer;
    let told = null;
    const tellSelection = () => {
      const found = selected();
      if (JSON.stringify(found) === told) return;
      told = JSON.stringify(found);
      sidelight.ask("selected", { passage: found });
    };
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(tellSelection, SETTLE);
    });
  }

  function start() {
    sidelight.listen({ "desk-notes": tellAll, "desk-show": show, "desk-again": again, "desk-selected": selected, "desk-page": tellPage });
    watch();
    return true;
  }

  // A frame that holds nothing of the case has no reader, and none is brought in for this.
  void (sidelight?.Reader && (sidelight.desk ??= start()));
}
