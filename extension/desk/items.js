// What is on the desk: the notes of a page and the decisions about it, each decision with the note that it is about, in the
// order in which somebody should look.

const URGENT = ["differs", "contradicted", "disputed"];
// Below, the engine itself is in doubt.
export const LOW = 0.7;

const isDone = (review) => review?.state === "done";

/** `[{id, frameId, lang, answer, note, review}]`: `note` is null where a decision shows nothing on the page, `review` where none was made. */
export function listItems(frames, reviews) {
  const rest = new Map(reviews.map((review) => [review.id, review]));
  const items = frames.flatMap(({ frameId, lang, answer, notes }) => notes.map((note) => {
    const review = [...rest.values()].find((one) => isAbout(one, note)) ?? null;
    rest.delete(review?.id);
    return { id: `${frameId}:${note.id}`, frameId, lang, answer, note, review };
  }));
  const bare = [...rest.values()].filter(({ state }) => state !== "withdrawn");
  return [...items, ...bare.map((review) => ({ id: review.id, frameId: 0, lang: review.language, answer: null, note: null, review }))];
}

function isAbout({ id, kind, subject, anchor }, note) {
  if (note.review) return note.review.id === id;
  const isSame = kind === note.kind && subject === note.key && anchor.quote === note.quote;
  return isSame && note.block.slice(0, note.start).endsWith(anchor.prefix);
}

/** `{waiting, names, decided}`; what waits is sorted by what needs a look first. */
export function sortItems(items) {
  const isDecided = ({ note, review }) => isDone(review) || Boolean(note?.review) || !note;
  const open = items.filter((item) => !isDecided(item));
  return {
    waiting: open.filter(({ note }) => note.kind === "claim").toSorted((one, other) => urgency(one) - urgency(other)),
    names: open.filter(({ note }) => note.kind === "entity"),
    decided: items.filter(isDecided),
  };
}

// Verdicts that warn, then those that the engine is not sure of, then the rest in the order of verdicts.
function urgency({ note: { verdict, confidence } }) {
  const place = URGENT.indexOf(verdict);
  if (place >= 0) return place;
  return confidence < LOW ? URGENT.length : URGENT.length + 1 + globalThis.sidelight.severity(verdict);
}

export const isUnsure = ({ note }) => note !== null && note.confidence < LOW;

/** The words that an item is about. */
export const quoteOf = ({ note, review }) => note?.quote ?? review.anchor.quote;

/** What it is about: a statement or a name; for a draft its own words. */
export function labelOf({ note, review, was, name }) {
  if (note) return note.kind === "claim" ? note.subject.statement : note.subject.label;
  if (was) return labelOf({ note: was.note });
  return review.correction.statement || name || review.subject;
}

/** A request that opens a review of a note, less what is decided. */
export function openingOf({ note, lang }, address) {
  const { kind, key, block, start, end, relation, verdict, confidence, values = [] } = note;
  const seen = kind === "claim" ? { relation, verdict, values: values.map(({ slot, page }) => ({ slot, page })) } : {};
  return { url: address, lang, kind, subject: key, block, start, end, offsets: "utf-16", confidence, ...seen };
}

/** The same of selected words; `subject` is empty for a passage. */
export function openingOfPassage({ lang, block, start, end }, address, kind, subject = "") {
  return { url: address, lang, kind, subject, block, start, end, offsets: "utf-16" };
}
