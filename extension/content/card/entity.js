"use strict";
// What the card says of somebody or something named on the page.
{
  const { make, words } = sidelight;

  // That a moderator looked at it, and when.
  sidelight.reviewLine = (review) =>
    review ? make("p", { class: "aside" }, words("reviewed_by", review.by, sidelight.date(review.at.slice(0, 10)))) : null;

  sidelight.entityCard = (note, answer) => ({
    title: make("bdi", {}, note.subject.label),
    kind: words(`type_${note.subject.type}`) || note.subject.type,
    body: [
      note.subject.description ? make("p", { class: "statement", id: "gist" }, note.subject.description) : null,
      sidelight.reviewLine(note.review),
      sidelight.sourceList(note.subject.sources, answer.sources),
      sidelight.permalink(answer, "entities", note.entity),
      sidelight.reasonList(note.because),
    ],
  });
}
