"use strict";
// The days on which a page says that it was published and last changed. Only what stands in metadata and in the
// dateline is read: never a guess from the text. The command line reads the same,
// in `sidelight/intake/dating.py`.
{
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const NUMERIC = [
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d/-])/,
    /^(\d{4})(\d{2})(\d{2})(?!\d)/,
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/,
  ];
  const SPELLED = /^(?:[a-z]{3,9},? +)?(\d{1,2}) ([a-z]{3})[a-z]*,? (\d{4})(?!\d)/i;
  const SPELLED_AMERICAN = /^(?:[a-z]{3,9},? +)?([a-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})(?!\d)/i;

  const ARTICLE = /(^|[a-z])Article$|^(Blog|LiveBlog|SocialMedia|DiscussionForum)Posting$|^Report$/;
  const PAGE = /^[A-Za-z]*Page$|^CreativeWork$|^ClaimReview$/;

  // Names of meta elements, those first that hardly anybody uses for anything else.
  const NAMES = {
    published: [
      "article:published_time", "og:article:published_time", "og:published_time", "article:published",
      "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued",
      "citation_publication_date", "citation_date", "publication_date", "publication-date", "publish-date",
      "publish_date", "publishdate", "pubdate", "article_date_original", "originalpublicationdate",
      "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date",
    ],
    modified: [
      "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "article:modified",
      "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified",
    ],
  };
  const PROPERTIES = { published: "datePublished", modified: "dateModified" };
  const LONGEST_DATELINE = 120;

  // 2012, 2012-04 or 2012-04-05, if `text` begins with a date of the calendar that can mean but one day.
  function day(text) {
    if (typeof text !== "string") return undefined;
    const written = text.trim();
    for (const form of NUMERIC) {
      const parts = form.exec(written);
      if (parts) return spell(parts[1], parts[2], parts[3]);
    }
    const [, date, name, year] = SPELLED.exec(written) ?? swap(SPELLED_AMERICAN.exec(written)) ?? [];
    const month = name ? MONTHS.indexOf(name.toLowerCase()) + 1 : 0;
    return month ? spell(year, String(month), date) : undefined;
  }

  const swap = (parts) => parts && [parts[0], parts[2], parts[1], parts[3]];

  function spell(year, month, date) {
    const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1)));
    const real = moment.getUTCMonth() + 1 === Number(month ?? 1) && moment.getUTCDate() === Number(date ?? 1);
    if (!real || year < 1900 || year > 2100) return undefined;
    return [year, month?.padStart(2, "0"), date?.padStart(2, "0")].filter((part) => part).join("-");
  }

  // The things that a page's JSON-LD says it is: not those that it merely holds, as comments or other articles.
  function* described(data, depth = 0) {
    if (depth > 3 || data === null || typeof data !== "object") return;
    if (Array.isArray(data)) {
      for (const part of data) yield* described(part, depth + 1);
      return;
    }
    yield data;
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage"]) yield* described(data[key], depth + 1);
  }

  function linkedData(doc) {
    return [...doc.querySelectorAll("script[type^='application/ld+json' i]")].flatMap((script) => {
      try {
        return [...described(JSON.parse(script.textContent))];
      } catch {
        return [];
      }
    });
  }

  const is = (kind) => (thing) =>
    [thing["@type"]].flat().some((type) => typeof type === "string" && kind.test(type.split(/[/:]/).at(-1)));

  const dayOf = (value) => day([value].flat()[0]?.["@value"] ?? [value].flat()[0]);

  // Several articles that do not agree are a list of articles.
  function fromLinkedData(things, wanted) {
    for (const kind of [ARTICLE, PAGE]) {
      const days = new Set(things.filter(is(kind)).map((thing) => dayOf(thing[PROPERTIES[wanted]])).filter((found) => found));
      if (days.size) return days.size === 1 ? [...days][0] : undefined;
    }
    return undefined;
  }

  function fromMeta(doc, wanted) {
    const found = new Map();
    for (const meta of doc.querySelectorAll("meta[content]")) {
      const name = (meta.getAttribute("property") ?? meta.getAttribute("name") ?? "").trim().toLowerCase();
      const date = day(meta.getAttribute("content"));
      if (date && !found.has(name)) found.set(name, date);
    }
    return NAMES[wanted].map((name) => found.get(name)).find((date) => date);
  }

  function fromMicrodata(doc, wanted) {
    for (const element of doc.querySelectorAll(`[itemprop~='${PROPERTIES[wanted]}']`)) {
      const type = element.closest("[itemscope]")?.getAttribute("itemtype")?.trim().split("/").at(-1) ?? "Article";
      const date = day(element.getAttribute("content") ?? element.getAttribute("datetime"));
      if (date && (ARTICLE.test(type) || PAGE.test(type))) return date;
    }
    return undefined;
  }

  function mainArticle(doc) {
    const articles = [...doc.querySelectorAll("article")].filter((article) => !article.parentElement.closest("article"));
    const headed = articles.find((article) => article.querySelector("h1"));
    return headed ?? (articles.length > 1 ? null : articles[0] ?? doc.querySelector("main"));
  }

  // The first date above the text of the article, in its header or its byline.
  function fromDateline(doc, wanted) {
    const article = mainArticle(doc);
    if (!article) return undefined;
    const own = (element) => (element.closest("article") ?? article) === article;
    const text = [...article.querySelectorAll("p")].find((p) => p.textContent.trim().length > LONGEST_DATELINE);
    const above = (time) => !text || Boolean(text.compareDocumentPosition(time) & Node.DOCUMENT_POSITION_PRECEDING);
    const changed = (time) => /updated|modified/i.test(time.className) && !/publish/i.test(time.className);
    const times = [...article.querySelectorAll("time[datetime]")]
      .filter((time) => own(time) && (above(time) || time.hasAttribute("pubdate")))
      .filter((time) => changed(time) === (wanted === "modified"));
    const marked = times.find((time) => time.hasAttribute("pubdate")) ?? times[0];
    return day(marked?.getAttribute("datetime"));
  }

  sidelight.readDates = (doc) => {
    const things = linkedData(doc);
    const read = (wanted) =>
      fromLinkedData(things, wanted) ?? fromMeta(doc, wanted) ?? fromMicrodata(doc, wanted) ?? fromDateline(doc, wanted);
    return { published: read("published"), modified: read("modified") };
  };
}
