// What the desk says beside its list: what became of a decision, what did not arrive, two versions to choose from, the keys.

import { button, openOptions } from "../lib/surface.js";
import { LISTED } from "./keys.js";
import { dayOf, judgementWord } from "./row.js";

const { make, words, counted } = globalThis.sidelight;

/** Why something was not kept, with what to do; `again()` sends it once more. */
export function troublePart({ state, server = "", title = "", detail = "", status }, again, word = "desk_not_kept") {
  const said = state === "refused" && status === 422 ? detail : words(`problem_${state}`, server, title);
  const act = state === "unpaired" ? button(words("pair_again"), openOptions) : again && button(words("try_again"), again);
  return make("div", { class: "problem", role: "alert" }, make("p", {}, make("b", {}, words(word))), make("p", {}, said), act || null);
}

/** Decisions that never arrived. */
export function unsentPart(count, again, drop) {
  return make(
    "div", { class: "problem" }, make("p", {}, counted("desk_unsent", count)),
    button(words("desk_send_again"), again), " ", button(words("desk_drop"), drop),
  );
}

/** Both versions where somebody was quicker, and the choice between them. */
export function conflictPart(current, yours, { take, leave }) {
  const version = (title, { decision, scope, note }, more) => make(
    "div", { class: "version" }, make("h3", {}, title), make("p", {}, make("b", {}, judgementWord(decision)), ` · ${words(scopeWord(scope))}`),
    note ? make("p", { class: "quiet" }, `“${note}”`) : null, more ? make("p", { class: "quiet" }, more) : null,
  );
  return make(
    "div", { class: "problem conflict", role: "alertdialog", "aria-label": words("desk_quicker") },
    make("p", {}, make("b", {}, words("desk_quicker"))),
    version(words("desk_theirs"), current, words("desk_by_on", current.reviewer, dayOf(current.changed))),
    version(words("desk_yours"), yours),
    make("div", { class: "row" }, button(words("desk_leave"), leave), button(words("desk_take"), take, "main")),
  );
}

export const scopeWord = (scope) => (scope === "everywhere" ? "desk_anywhere" : "desk_here");

/** The list of keys as a dialog. */
export function keysDialog() {
  const caps = (keys) => keys.flatMap((key, at) => (at ? [" ", make("kbd", {}, key)] : [make("kbd", {}, key)]));
  const rows = LISTED.flatMap(([word, ...keys]) => [make("dt", {}, ...caps(keys)), make("dd", {}, words(word))]);
  const dialog = make(
    "dialog", { "aria-label": words("keyboard") }, make("h2", {}, words("keyboard")), make("dl", {}, ...rows),
    button(words("close"), () => dialog.close(), "main"),
  );
  return dialog;
}
