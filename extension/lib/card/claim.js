"use strict";
// What the card says of a statement: verdict, both sides' values, the record's words, who stands behind it.
{
  const { make, words, counted, value } = sidelight;

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

  function comparedValues(values, entities) {
    if (!values.length) return null;
    const titles = ["value_of", "page_says", "record_says"].map((key) => make("th", { scope: "col" }, words(key)));
    return make(
      "table", {},
      make("thead", {}, make("tr", {}, ...titles)),
      make("tbody", {}, ...values.flatMap((compared) => comparedRows(compared, entities))),
    );
  }

  // Only where something differs: what agrees is told by the record's own words.
  function comparison({ values = [] }, entities) {
    return values.some((compared) => !compared.agrees) ? comparedValues(values, entities) : null;
  }

  // How much stands behind the record, at one glance.
  function support({ documents, origins }) {
    if (!documents) return words("no_support");
    const parts = [counted("sources_of", documents), counted("origins_of", origins)];
    return words("rests_on", parts.join(" · "));
  }

  // The server explains a standing in English only.
  function standing(claim) {
    return make(
      "div", { class: "standing" },
      make("p", {}, make("strong", {}, words(`standing_${claim.standing}`) || claim.standing)),
      claim.standing_reason ? make("p", { lang: "en" }, claim.standing_reason) : null,
    );
  }

  // Whoever cannot see which words the card stands beside is told.
  function gist(note) {
    return make(
      "div", { id: "gist" },
      make("p", { class: "unseen" }, `${words("page_says")}: “${note.quote}”`),
      make("p", { class: "explain" }, explanation(note)),
    );
  }

  Object.assign(sidelight, { explanation, comparedValues, standing });

  sidelight.claimCard = (note, answer) => ({
    title: make("span", { class: note.verdict }, words(`verdict_${note.verdict}`) || note.verdict),
    kind: support(note.subject.counts),
    body: [
      gist(note),
      sidelight.reviewLine(note.review),
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
