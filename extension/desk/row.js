// One row of the desk: shut, what is said and how it stands; open, all that is needed to decide.

import "../lib/card/groups.js";
import "../lib/card/sources.js";
import "../lib/card/claim.js";
import { isUnsure, labelOf, quoteOf } from "./items.js";

const { make, words, date } = globalThis.sidelight;
const RELATIONS = ["agrees", "differs", "denies"];
const MIXED_UP = new Set(["wrong-relation", "wrong-value"]);

export const judgementWord = (decision) => words(`desk_${decision.replaceAll("-", "_")}`);
export const dayOf = (moment) => date(moment.slice(0, 10));

/** A row; `acts`: {choose(item), correct(item, relation)}. */
export function rowOf(item, isOpen, acts) {
  const id = `row-${item.id}`;
  return make(
    "li", { class: isOpen ? "item open" : "item" },
    make(
      "button", { type: "button", class: "shut", "data-item": item.id, "aria-expanded": String(isOpen), "aria-controls": isOpen ? id : null,
        "aria-current": isOpen ? "true" : null, click: () => acts.choose(item) },
      head(item),
      make("span", { class: "statement" }, labelOf(item)),
      make("span", { class: "quote quiet", lang: item.lang || null }, `“${quoteOf(item)}”`),
    ),
    isOpen ? make("div", { class: "detail", id }, ...detail(item, acts)) : null,
  );
}

function head(item) {
  const { note, review } = item;
  const verdict = note?.verdict ?? review?.seen.verdict;
  return make(
    "span", { class: "head" },
    verdict ? make("span", { class: `verdict ${verdict}` }, words(`verdict_${verdict}`)) : make("span", {}, words(kindWord(item))),
    said(item) ?? sureness(item),
  );
}

const kindWord = ({ note, review }) => ({ entity: "desk_kind_entity", claim: "desk_kind_claim", passage: "desk_kind_passage" })[note?.kind ?? review.kind];

function sureness(item) {
  if (!item.note) return null;
  const percent = Math.round(item.note.confidence * 100);
  return make("span", { class: isUnsure(item) ? "doubt" : "quiet" }, words("desk_sure", percent));
}

function said({ note, review }) {
  const mark = review?.state === "done" ? { decision: review.decision, by: review.reviewer } : note?.review;
  return mark ? make("span", { class: "said" }, words("desk_said", judgementWord(mark.decision), mark.by)) : null;
}

function detail(item, acts) {
  const { note, review } = item;
  const mark = note?.review;
  return [
    review?.state === "done" ? decided(review) : mark ? make("p", { class: "holds" }, sentence(mark.decision, mark.by, mark.at)) : null,
    review && MIXED_UP.has(review.decision) ? correction(item, acts) : null,
    note ? null : make("p", { class: item.stale ? "doubt" : "quiet" }, words(item.stale ? `desk_stale_${item.stale}` : "desk_not_shown")),
    ...partsOf(note ? item : item.was),
  ].filter((part) => part);
}

const partsOf = (told) => (told ? (told.note.kind === "claim" ? claimParts(told) : nameParts(told)) : []);

const sentence = (decision, by, at) => words("desk_decided", judgementWord(decision), by, dayOf(at));

function decided({ decision, reviewer, changed, scope, note }) {
  return make(
    "div", { class: "holds" },
    make("p", {}, sentence(decision, reviewer, changed), scope === "everywhere" ? ` · ${words("desk_anywhere")}` : null),
    note ? make("p", { class: "quiet" }, `“${note}”`) : null,
  );
}

// What the passage does to the claim in truth: with it the highlight comes back, with the verdict that follows.
function correction(item, acts) {
  const { decision, seen, correction: given } = item.review;
  const possible = decision === "wrong-relation" ? RELATIONS.filter((one) => one !== seen.relation) : RELATIONS;
  const buttons = possible.map((relation) => make(
    "button", { type: "button", "aria-pressed": String(given.relation === relation), click: () => acts.correct(item, relation) },
    words(`desk_relation_${relation}`),
  ));
  return make("div", { class: "correction", role: "group", "aria-label": words("desk_in_truth") }, make("span", {}, words("desk_in_truth")), ...buttons);
}

function claimParts({ note, answer }) {
  return [
    make("p", {}, globalThis.sidelight.explanation(note)),
    globalThis.sidelight.comparedValues(note.values ?? [], answer.entities),
    note.subject.note ? make("p", { class: "quiet" }, note.subject.note) : null,
    note.timing ? make("p", { class: "quiet" }, note.timing) : null,
    globalThis.sidelight.standing(note.subject),
    globalThis.sidelight.evidenceList(note.subject.evidence ?? [], answer.sources),
    globalThis.sidelight.permalink(answer, "claims", note.key),
    globalThis.sidelight.reasonList(note.because),
  ];
}

function nameParts({ note, answer }) {
  return [
    note.subject.description ? make("p", {}, note.subject.description) : null,
    globalThis.sidelight.permalink(answer, "entities", note.key),
    globalThis.sidelight.reasonList(note.because),
  ];
}
