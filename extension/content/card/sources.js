"use strict";
// The sources of a note, always all of them, those that disagree first.
{
  const sidelight = (globalThis.sidelight ??= {});
  const { make, makeLink, words } = sidelight;

  const AGAINST = new Set(["contradicts", "denies"]);

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
      make("div", { class: "meta" }, meta(source, sources)),
    );
  }

  function group(stance, rows, sources) {
    return make(
      "div", { class: AGAINST.has(stance) ? "group against" : "group", "data-stance": stance },
      make("h4", {}, `${words(`stance_${stance}`) || stance} (${rows.length})`),
      make("ul", {}, ...rows.map((row) => sourceItem(sources[row.source] ?? { title: row.source }, sources, row))),
    );
  }

  // How many stand where, before anything has to be scrolled.
  function tally(groups) {
    const items = groups.map(([stance, rows]) =>
      make("li", {}, `${words(`stance_${stance}`) || stance}: `, make("b", {}, String(rows.length))),
    );
    return groups.length > 1 ? make("ul", { class: "tally" }, ...items) : null;
  }

  function evidenceList(evidence, sources) {
    const byStance = Map.groupBy(evidence, (row) => row.stance);
    const known = sidelight.STANCES.filter((stance) => byStance.has(stance));
    const others = [...byStance.keys()].filter((stance) => !known.includes(stance));
    const groups = [...known, ...others].map((stance) => [stance, byStance.get(stance)]);
    return make(
      "section", {},
      make("h3", {}, words("sources")),
      tally(groups),
      ...groups.map(([stance, rows]) => group(stance, rows, sources)),
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
