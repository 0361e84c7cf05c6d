"use strict";
// The sources of a note, always all of them, those that disagree first.
{
  const { make, makeLink, words } = sidelight;

  function meta(source, sources) {
    const repeated = source.origin && sources[source.origin] !== source ? sources[source.origin] : null;
    return [
      source.publisher,
      sidelight.date(source.published) || source.published,
      source.grade ? words(`grade_${source.grade}`) || source.grade : "",
      repeated ? words("repeats", repeated.publisher || repeated.title) : "",
      source.url ? "" : words("no_address"),
      makeLink(source.archived, words("archived_copy")),
      source.checked ? words("checked_on", sidelight.date(source.checked) || source.checked) : "",
    ].filter((part) => part).map((part) => make("bdi", {}, part)).flatMap((part, index) => (index ? [" · ", part] : [part]));
  }

  // A passage's link lands on it where the server made one, else on the document.
  function passage({ phrase, link, by }, source) {
    const quoted = `“${phrase}”`;
    return make(
      "div", {},
      make("span", { class: "phrase", lang: source.language }, makeLink(link || source.url || source.archived, quoted) ?? quoted),
      by ? make("div", { class: "by" }, words("denied_by", by)) : null,
    );
  }

  // Where the server tells all that there is, a click away.
  sidelight.permalink = (answer, kind, id) => {
    const link = answer.pages && makeLink(`${answer.pages}/${kind}/${encodeURIComponent(id)}`, words("whole_record"));
    return link ? make("p", { class: "more" }, link) : null;
  };

  // One document with all that it says here; without a passage its title is the link.
  function sourceItem(source, sources, rows = []) {
    const passages = rows.filter((row) => row.phrase);
    const title = passages.length ? source.title : makeLink(source.url || source.archived, source.title) ?? source.title;
    return make(
      "li", {},
      make("div", { class: "title", lang: source.language }, title),
      ...passages.map((row) => passage(row, source)),
      make("div", { class: "meta" }, ...meta(source, sources)),
    );
  }

  function group({ documents, stance, gives, against, title }, sources) {
    const items = documents.map(([id, rows]) => sourceItem(sources[id] ?? { title: id }, sources, rows));
    return make(
      "div", { class: against ? "group against" : "group", "data-stance": stance, "data-gives": gives || null },
      make("h4", {}, `${title} (${documents.length})`),
      make("ul", {}, ...items),
    );
  }

  // How many stand where, before anything has to be scrolled.
  function tally(groups) {
    const items = groups.map(({ documents, title }) => make("li", {}, `${title}: `, make("b", {}, String(documents.length))));
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
    return make("details", {}, make("summary", {}, words("reasons")), make("ul", { lang: "en" }, ...items));
  }

  Object.assign(sidelight, { evidenceList, sourceList, reasonList });
}
