"use strict";
// What the card says of somebody or something named on the page.
{
  const { make, words } = sidelight;

  sidelight.entityCard = (note, answer) => ({
    title: make("bdi", {}, note.subject.label),
    kind: words(`type_${note.subject.type}`) || note.subject.type,
    body: [
      note.subject.description ? make("p", { class: "statement", id: "gist" }, note.subject.description) : null,
      sidelight.sourceList(note.subject.sources, answer.sources),
      sidelight.permalink(answer, "entities", note.entity),
      sidelight.reasonList(note.because),
    ],
  });
}
