"use strict";
// What a page says of itself: its language and the day it was published. Nothing else of it is read here.
{
  const sidelight = (globalThis.sidelight ??= {});

  const DATE_TAGS = [
    ["meta[property='article:published_time']", "content"],
    ["meta[name='article:published_time']", "content"],
    ["meta[itemprop='datePublished']", "content"],
    ["meta[name='date'], meta[name='pubdate'], meta[name='dcterms.created'], meta[name='DC.date.issued']", "content"],
    ["time[itemprop='datePublished'], time[pubdate]", "datetime"],
    ["article time[datetime], main time[datetime]", "datetime"],
  ];

  function language(doc) {
    const declared = /^[a-z]{2,3}(?=-|_|$)/i.exec(doc.documentElement.lang.trim());
    return declared ? declared[0].toLowerCase() : undefined;
  }

  const day = (text) => /^\d{4}(-\d{2}(-\d{2})?)?(?!\d)/.exec(text?.trim() ?? "")?.[0];

  // JSON-LD nests its objects as the publisher likes.
  function publishedIn(data, depth = 0) {
    if (depth > 6 || data === null || typeof data !== "object") return undefined;
    if (typeof data.datePublished === "string" && day(data.datePublished)) return day(data.datePublished);
    for (const part of Object.values(data)) {
      const found = publishedIn(part, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  function publishedInScript(script) {
    try {
      return publishedIn(JSON.parse(script.textContent));
    } catch {
      return undefined;
    }
  }

  function published(doc) {
    for (const script of doc.querySelectorAll("script[type='application/ld+json']")) {
      const found = publishedInScript(script);
      if (found) return found;
    }
    for (const [selector, attribute] of DATE_TAGS) {
      const found = day(doc.querySelector(selector)?.getAttribute(attribute));
      if (found) return found;
    }
    return undefined;
  }

  sidelight.describePage = (doc) => ({ lang: language(doc), published: published(doc) });
}
