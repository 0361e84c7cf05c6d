"use strict";
// The sources of a note, always all of them, those that disagree first.
{
  const sidelight = (globalThis.sidelight ??= {});
  const { make, makeLink, words } = sidelight;

  function meta(source, sources) {
    const repeated = source.origin && sources[source.origin] !== source ? sources[source.origin] : null;
    return [
      source.publisher,
      sidelight.date(source.published) || source.published,
      source.grade ? words(`grade_${source.grade}`) || source.grade : "",
      repeated ? words("repeats", repeated.publisher || repeated.title) : "",
      source.url ? "" : words("no_address"),
    ].filter((part) => part).join(" · ");
  }

  // The link lands on the passage where the server made one, else on the document.
  function sourceItem(source, sources, row = {}) {
    return make(
      "li", {},
      make("div", {}, makeLink(row.link || source.url, source.title) ?? source.title),
      row.phrase ? make("div", { class: "phrase" }, `“${row.phrase}”`) : null,
      row.by ? make("div", { class: "by" }, words("denied_by", row.by)) : null,
      make("div", { class: "meta" }, meta(source, sources)),
    );
  }

  function group({ rows, stance, gives, against, title }, sources) {
    return make(
      "div", { class: against ? "group against" : "group", "data-stance": stance, "data-gives": gives || null },
      make("h4", {}, `${title} (${rows.length})`),
      make("ul", {}, ...rows.map((row) => sourceItem(sources[row.source] ?? { title: row.source }, sources, row))),
    );
  }

  // How many stand where, before anything has to be scrolled.
  function tally(groups) {
    const items = groups.map(({ rows, title }) => make("li", {}, `${title}: `, make("b", {}, String(rows.length))));
    return groups.length > 1 ? make("ul", { class: "tally" }, ...items) : null;
  }

  function evidenceList(evidence, sources) {
    const groups = sidelight.groupEvidence(evidence);
    return make(
      "section", {},
      make("h3", {}, words("sources")),
      tally(groups),
      ...groups.map((one) => group(one, sources)),
      groups.length ? null : make("p", { class: "aside" }, words("no_sources")),
    );
  }

  function sourceList(ids, sources) {
    if (!ids?.length) return null;
    const items = ids.map((id) => sourceItem(sources[id] ?? { title: id }, sources));
    return make("section", {}, make("h3", {}, words("sources")), make("div", { class: "group" }, make("ul", {}, ...items)));
  }

  function reasonList(reasons) {
    if (!reasons?.length) return null;
    const items = reasons.map((reason) => make("li", {}, reason));
    return make("details", {}, make("summary", {}, words("reasons")), make("ul", {}, ...items));
  }

  Object.assign(sidelight, { evidenceList, sourceList, reasonList });
}
