"use strict";
// What a page says of itself: its language and its days. Nothing else of it is read here.
{
  function language(doc) {
    const declared = /^[a-z]{2,3}(?=-|_|$)/i.exec(doc.documentElement.lang.trim());
    return declared ? declared[0].toLowerCase() : undefined;
  }

  sidelight.describePage = (doc) => ({ lang: language(doc), ...sidelight.readDates(doc) });
}
