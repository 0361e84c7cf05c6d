// What was found on the page, by verdict: each number leads to the first of its notes.

const { make, words, VERDICTS } = globalThis.sidelight;

/** The gravest verdict first, names last; choosing a row calls `jump(note)`. */
export function countRows(notes, jump) {
  const claims = notes.filter(({ kind }) => kind === "claim");
  const rows = VERDICTS.map((verdict) => {
    const label = make("span", { class: `verdict ${verdict}` }, words(`verdict_${verdict}`));
    return row(label, claims.filter((note) => note.verdict === verdict), jump);
  });
  const names = notes.filter(({ kind }) => kind === "entity");
  return make("ul", { class: "list counts" }, ...rows, row(make("span", {}, words("names")), names, jump));
}

function row(label, notes, jump) {
  if (!notes.length) return null;
  const number = make("b", {}, notes.length.toLocaleString(globalThis.sidelight.locale()));
  return make("li", {}, make("button", { type: "button", click: () => jump(notes[0]) }, label, " ", number));
}
