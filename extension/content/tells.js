"use strict";
// What others are told of a reading: the popup and the panel, and tests.
{
  // What the popup lists of this frame.
  sidelight.summarize = ({ teller, reader: { shown, tree } }) => {
    const all = tree?.blocks().flatMap((block) => block.notes) ?? [];
    const times = Map.groupBy(all, ({ kind, key }) => `${kind} ${key}`);
    const items = shown.stops.map((note, index) => ({
      index, kind: note.kind, key: note.key, verdict: note.verdict, relation: note.relation, quote: note.quote,
      label: note.kind === "claim" ? note.subject.statement : note.subject.label,
      against: sidelight.countAgainst(note.subject.evidence ?? []),
      times: times.get(`${note.kind} ${note.key}`)?.length ?? 1,
    }));
    return { outcome: teller.outcome, counts: sidelight.countNotes(shown.notes), items };
  };

  // `{state, settled, notes: [{kind, key, verdict, layer, quote, words, block, start}]}`: all that is painted in this frame
  // in reading order. `settled` says that nothing is being read, asked or painted.
  sidelight.tellPainted = ({ teller, isSettled, reader: { tree } }) => ({
    state: teller.outcome.state,
    settled: isSettled,
    notes: (tree?.blocks() ?? []).flatMap((block) =>
      block.drawn.map(({ layer, range, note }) => ({
        kind: note.kind, key: note.key, verdict: note.verdict ?? null, layer, quote: note.quote, words: String(range),
        block: block.at, start: note.start,
      })),
    ),
  });
}
