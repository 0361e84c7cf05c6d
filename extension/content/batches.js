"use strict";
// Which blocks are asked about at once, and which others go with them so that weak names and pronouns keep their support.
{
  // In words. What a request of this size gives is measured in docs/performance.md.
  const SMALL = 1500;
  const GLIMPSE = 250;
  const BATCH = 2000;
  const CONTEXT = 400;
  const MOST = { blocks: 4000, characters: 900_000 };
  const SENTENCE = 8;

  const wordsIn = (block) => (block.words ??= block.text.split(/\s+/).length);
  const total = (blocks) => blocks.reduce((sum, block) => sum + wordsIn(block), 0);

  // The first ones that fit.
  function fitting(blocks, most) {
    let [words, characters] = [0, 0];
    const end = blocks.findIndex((block, number) => {
      words += wordsIn(block);
      characters += block.text.length;
      return number > 0 && (words > most || characters > MOST.characters || number >= MOST.blocks);
    });
    return end < 0 ? blocks : blocks.slice(0, end);
  }

  // The headline and the first sentences after it.
  function leadOf(blocks) {
    const head = Math.max(blocks.findIndex((block) => block.isHead === "h1"), 0);
    const text = blocks.slice(head + 1).find((block) => wordsIn(block) >= SENTENCE);
    return [blocks[head], text].filter(Boolean);
  }

  function isInView({ segments }) {
    const box = segments[0].node.parentElement?.getBoundingClientRect();
    return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
  }

  // What a reader sees first.
  function glimpse(blocks) {
    const lead = leadOf(blocks);
    const seen = fitting(blocks.filter((block) => !lead.includes(block) && isInView(block)), GLIMPSE);
    return fitting([...lead, ...seen], 2 * GLIMPSE);
  }

  // Where else each core entity is named: first, by its longest name, and last before the asked blocks.
  function namings(blocks, own, first) {
    const places = new Map();
    for (const block of blocks) {
      for (const { kind, prominence, key, quote } of own.has(block) ? [] : block.notes) {
        if (kind !== "entity" || prominence !== "core") continue;
        const known = places.get(key) ?? { first: block, longest: block, size: quote.length, last: block };
        if (quote.length > known.size) Object.assign(known, { longest: block, size: quote.length });
        if (block.at < first) known.last = block;
        places.set(key, known);
      }
    }
    const all = [...places.values()];
    return new Set(["first", "longest", "last"].flatMap((place) => all.map((known) => known[place])));
  }

  function contextOf(asked, blocks) {
    const own = new Set(asked);
    const before = asked.map((block) => blocks[block.at - 1]).filter((block) => block && !own.has(block));
    const wanted = new Set([...before, ...leadOf(blocks), ...namings(blocks, own, asked[0].at)]);
    return fitting([...wanted].filter((block) => !own.has(block)), Math.max(CONTEXT, total(before)));
  }

  // `{asked, sent}` of all blocks in reading order, or null where no block is fresh: `asked` are those whose notes are
  // wanted, `sent` those that go out, in reading order. On a long page of which nothing is known yet, what is in view
  // goes first, as a glimpse: it is asked about again with all around it.
  sidelight.chooseBatch = (blocks, isFirst) => {
    const fresh = blocks.filter((block) => block.fresh);
    if (!fresh.length) return null;
    const isGlimpse = isFirst && total(fresh) > SMALL;
    const asked = isGlimpse ? glimpse(blocks) : fitting(fresh, BATCH);
    const sent = [...asked, ...(isGlimpse ? [] : contextOf(asked, blocks))].toSorted((one, other) => one.at - other.at);
    return { asked, sent, isGlimpse };
  };
}
