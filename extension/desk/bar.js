// What stays at the foot of the panel: the four decisions, and what else can be done, each with its key.

import { judgementWord } from "./row.js";
import { scopeWord } from "./telling.js";

const { make, words } = globalThis.sidelight;
export const DECISIONS = ["right", "wrong-match", "wrong-relation", "wrong-value"];
export const OF_CLAIMS = new Set(["wrong-relation", "wrong-value"]);

const key = (cap) => make("kbd", { "aria-hidden": "true" }, String(cap));

/** The parts for the row that is open, or none; `acts`: {decide(decision), act(name)}. */
export function barParts(item, scope, acts) {
  const kind = item?.note?.kind ?? item?.review?.kind;
  const isOpenTo = (decision) => kind === "claim" || (kind === "entity" && !OF_CLAIMS.has(decision));
  const decisions = DECISIONS.map((decision, at) => make(
    "button", { type: "button", "data-decision": decision, "aria-keyshortcuts": String(at + 1), disabled: !isOpenTo(decision),
      "aria-pressed": String(item?.review?.decision === decision), click: () => acts.decide(decision) },
    judgementWord(decision), key(at + 1),
  ));
  const tool = (name, cap, label) => make("button", { type: "button", "data-act": name, "aria-keyshortcuts": cap, click: () => acts.act(name) }, label, key(cap));
  const tools = [
    tool("scope", "w", words(scopeWord(scope))), tool("note", "n", words("desk_note")), tool("undo", "u", words("desk_undo")),
    tool("help", "?", words("desk_keys")),
  ];
  return [make("div", { class: "decisions" }, ...decisions), make("div", { class: "tools" }, ...tools)];
}
