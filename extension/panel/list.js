// The notes as a list: statements with their verdict, their words on the page and who disagrees, names with their number.

const { make, words, counted } = globalThis.sidelight;

const idOf = ({ frameId, index }) => `${frameId}:${index}`;

/** The list, frame by frame, in reading order; choosing a note calls `jump(note)`. */
export function noteList(notes, jump) {
  const frames = Map.groupBy(notes, ({ frameId }) => frameId);
  return [...frames].flatMap(([frameId, own]) => [
    frameId ? make("h2", {}, words("panel_frame")) : null,
    make("ul", { class: "list" }, ...own.map((note) => make("li", {}, noteButton(note, jump)))),
  ]).filter((part) => part);
}

function noteButton(note, jump) {
  const content = note.kind === "claim" ? claimParts(note) : nameParts(note);
  return make("button", { type: "button", "data-note": idOf(note), click: () => jump(note) }, ...content);
}

function claimParts({ verdict, label, quote, against }) {
  const word = make("span", { class: `verdict ${verdict}` }, words(`verdict_${verdict}`));
  return [
    make("span", { class: "head" }, word, against ? make("span", { class: "quiet" }, counted("against", against)) : null),
    make("span", { class: "statement" }, label),
    make("span", { class: "quote quiet" }, `“${quote}”`),
  ];
}

function nameParts({ label, times }) {
  const often = times > 1 ? make("span", { class: "quiet" }, words("times", times)) : null;
  return [make("span", { class: "head" }, make("span", { class: "name" }, label), often)];
}

/** Shows which note is open on the page, and brings it into view. */
export function markCurrent(place, id) {
  for (const item of place.querySelectorAll("[data-note]")) {
    const here = item.dataset.note === id;
    item.toggleAttribute("aria-current", here);
    if (!here) continue;
    item.setAttribute("aria-current", "true");
    item.scrollIntoView({ block: "nearest" });
  }
}
