"use strict";
// What the card says of a statement: verdict, both sides' values, the record's words, who stands behind it.
{
  const sidelight = (globalThis.sidelight ??= {});
  const { make, words, value } = sidelight;

  function explanation(note) {
    return words(`explain_${note.verdict}_${note.relation}`) || words(`verdict_${note.verdict}`);
  }

  function agreement(compared) {
    const mark = make("span", { "aria-hidden": "true" }, compared.agrees ? " ✓" : " ≠");
    return [mark, make("span", { class: "unseen" }, ` (${words(compared.agrees ? "same_value" : "other_value")})`)];
  }

  function comparedRows(compared, entities) {
    const row = make(
      "tr", { class: compared.variant ? "apart" : null },
      make("th", { scope: "row" }, sidelight.slot(compared.slot)),
      make("td", { class: compared.agrees ? null : "other" }, make("strong", {}, compared.quote), ...agreement(compared)),
      make("td", {}, make("bdi", {}, value(compared.casefile, entities))),
    );
    const why = compared.variant && make("tr", { class: "why" }, make("td", {}), make("td", { colspan: 2 }, compared.variant));
    return why ? [row, why] : [row];
  }

  function comparison(note, entities) {
    if (!note.values?.length) return null;
    const titles = ["value_of", "page_says", "record_says"].map((key) => make("th", { scope: "col" }, words(key)));
    return make(
      "table", {},
      make("thead", {}, make("tr", {}, ...titles)),
      make("tbody", {}, ...note.values.flatMap((compared) => comparedRows(compared, entities))),
    );
  }

  function standing(claim) {
    return make(
      "div", { class: "standing" },
      make("p", {}, make("strong", {}, words(`standing_${claim.standing}`) || claim.standing)),
      claim.standing_reason ? make("p", {}, claim.standing_reason) : null,
    );
  }

  sidelight.claimCard = (note, answer) => ({
    title: make("span", { class: note.verdict }, words(`verdict_${note.verdict}`) || note.verdict),
    kind: null,
    body: [
      make("p", { class: "explain" }, explanation(note)),
      comparison(note, answer.entities),
      make("div", {}, make("h3", {}, words("record_says")), make("p", { class: "statement" }, note.subject.statement)),
      note.subject.note ? make("p", { class: "aside" }, note.subject.note) : null,
      note.timing ? make("p", { class: "aside" }, note.timing) : null,
      standing(note.subject),
      sidelight.evidenceList(note.subject.evidence ?? [], answer.sources),
      sidelight.permalink(answer, "claims", note.claim),
      sidelight.reasonList(note.because),
    ],
  });
}
