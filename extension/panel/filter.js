// Which notes are shown: those of one kind or verdict, those that hold the words that are searched for.

const { make, words, VERDICTS } = globalThis.sidelight;

const matchesKind = (kind) => (note) => !kind || note.kind === kind || note.verdict === kind;

// Without accents and case, as people type when they search.
const fold = (text) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** The notes that match `{text, kind}`; `kind` is claim, entity, a verdict, or empty for all. */
export function filtered(notes, { text, kind }) {
  const wanted = fold(text.trim()).split(/\s+/);
  const says = ({ label, quote }) => wanted.every((word) => fold(`${label} ${quote}`).includes(word));
  return notes.filter((note) => matchesKind(kind)(note) && says(note));
}

/** Fills the choice of kinds with those that the page has, and keeps what was chosen. */
export function listKinds(select, notes) {
  const kinds = { "": "panel_everything", claim: "statements" };
  for (const verdict of VERDICTS) kinds[verdict] = `verdict_${verdict}`;
  const chosen = select.value;
  const there = Object.entries({ ...kinds, entity: "names" }).map(([kind, key]) => [kind, key, notes.filter(matchesKind(kind)).length]);
  const options = there.filter(([kind, , count]) => count || !kind || kind === chosen);
  select.replaceChildren(...options.map(([kind, key, count]) => make("option", { value: kind }, `${words(key)} (${count})`)));
  select.value = chosen;
}
