// The panel by keyboard: arrows from note to note, `/` to the search, Escape to clear it. Enter is the buttons' own.

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** `search` is the field to search in, `place` holds the notes as buttons. */
export function startKeys(search, place) {
  document.addEventListener("keydown", (event) => {
    if (place.closest("[hidden]") || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target === search;
    if (event.key === "/" && !typing) focus(event, search);
    else if (event.key === "Escape" && typing && search.value) clear(search);
    else if (event.key in STEPS && event.target.localName !== "select") step(event, place, typing);
  });
}

function step(event, place, typing) {
  const notes = [...place.querySelectorAll("[data-note]")];
  const here = notes.indexOf(document.activeElement);
  if (!notes.length || (typing && event.key !== "ArrowDown")) return;
  const at = here < 0 ? 0 : Math.min(Math.max(here + STEPS[event.key], 0), notes.length - 1);
  if (here === 0 && event.key === "ArrowUp") return;
  focus(event, notes[at]);
}

function focus(event, element) {
  event.preventDefault();
  element.focus();
}

function clear(search) {
  search.value = "";
  search.dispatchEvent(new Event("input"));
}
