// What is said of words that were selected on the page: that they say a claim, name an entity, should become a claim, or
// are evidence for one.

import { openingOfPassage } from "./items.js";
import { searchBox } from "./searching.js";

const { make, words } = globalThis.sidelight;
const RELATIONS = ["agrees", "differs", "denies"];
const STANCES = ["supports", "contradicts", "denies", "qualifies", "mentions"];

export const SAYINGS = {
  assertion: { key: "a", kind: "claim", judgement: "new-assertion", choices: RELATIONS, word: "desk_relation_", named: "relation" },
  entity: { key: "e", kind: "entity", judgement: "new-mention" },
  claim: { key: "c", kind: "passage", judgement: "new-claim-draft" },
  evidence: { key: "v", kind: "claim", judgement: "new-evidence", choices: STANCES, word: "stance_", named: "stance" },
};

/** The selected words with a button for each thing that can be said of them. */
export function passagePart(passage, begin) {
  const buttons = Object.entries(SAYINGS).map(([saying, { key }]) => make(
    "button", { type: "button", "data-saying": saying, "aria-keyshortcuts": key, click: () => begin(saying) },
    words(`desk_${saying}`), make("kbd", { "aria-hidden": "true" }, key),
  ));
  return [make("p", { class: "quote", lang: passage.lang || null }, `“${passage.quote}”`), make("div", { class: "sayings" }, ...buttons)];
}

/** The form for one of them; `send(opening)` gets what is to be asked, `leave()` closes the form. */
export function sayingForm(saying, passage, address, { seek, send, leave }) {
  const { kind, judgement, choices, word, named } = SAYINGS[saying];
  const isDraft = saying === "claim";
  const about = isDraft ? "entity" : kind;
  const search = searchBox(words(isDraft ? "desk_about_whom" : `desk_which_${about}`), (text) => seek(text || passage.quote, about));
  const statement = isDraft ? make("textarea", { rows: 3, maxlength: 4000, required: true, "aria-label": words("desk_statement") }) : null;
  const options = choices ? choiceOf(choices, word) : null;
  const note = make("input", { type: "text", maxlength: 4000, "aria-label": words("desk_note") , placeholder: words("desk_note") });
  const submit = (event) => {
    event.preventDefault();
    const found = search.chosen();
    if (!found && !isDraft) return search.input.focus();
    const correction = {
      ...(named && { [named]: options.querySelector(":checked").value }),
      ...(isDraft && { statement: statement.value.trim(), ...(found && { subject: found.id }) }),
    };
    const opening = openingOfPassage(passage, address, kind, isDraft ? "" : found.id);
    return send({ ...opening, decision: judgement, scope: "page", note: note.value.trim(), correction }, found?.label ?? statement.value);
  };
  const form = make(
    "form", { class: "saying", "aria-label": words(`desk_${saying}`), submit },
    make("h2", {}, words(`desk_${saying}`)),
    statement ? make("label", {}, words("desk_statement"), statement) : null,
    search.element, options, note,
    make("div", { class: "row" }, make("button", { class: "main" }, words("desk_save")), make("button", { type: "button", click: leave }, words("desk_cancel"))),
  );
  return { form, focus: () => (statement ?? search.input).focus() };
}

function choiceOf(choices, word) {
  const radios = choices.map((one, at) => make(
    "label", { class: "tick" }, make("input", { type: "radio", name: "choice", value: one, checked: at === 0 }), words(`${word}${one}`),
  ));
  return make("fieldset", {}, make("legend", {}, words("desk_how")), ...radios);
}
