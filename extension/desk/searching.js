// A box to search claims or entities as one types: what fits the passage stands there before anything is typed.

const { make, words } = globalThis.sidelight;
const WAIT = 180;
let boxes = 0;

/** `{element, input, chosen()}`; `seek(text)` gives a promise of `[{id, label, about}]`. */
export function searchBox(label, seek) {
  boxes += 1;
  const [listId, own] = [`found-${boxes}`, { found: [], at: -1, chosen: null, timer: 0, turn: 0 }];
  const input = make("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": listId,
    "aria-autocomplete": "list", "aria-label": label, placeholder: label,
  });
  const list = make("ul", { id: listId, role: "listbox", class: "found", "aria-label": label, hidden: true });

  const choose = (at) => {
    clearTimeout(own.timer);
    own.turn += 1;
    own.chosen = own.found[at] ?? null;
    if (own.chosen) input.value = own.chosen.label;
    shut();
  };
  const shut = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    own.at = at;
    list.querySelectorAll("[role=option]").forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (found) => {
    own.found = found;
    const option = ({ label: name, about }, at) => make(
      "li", { role: "option", id: `${listId}-${at}`, "aria-selected": "false", mousedown: (event) => (event.preventDefault(), choose(at)) },
      make("span", {}, name), about ? make("span", { class: "quiet" }, about) : null,
    );
    list.replaceChildren(...(found.length ? found.map(option) : [make("li", { class: "quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words("desk_nothing_found"))]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(found.length ? 0 : -1);
  };
  const search = async () => {
    const turn = ++own.turn;
    const found = await seek(input.value.trim());
    if (turn === own.turn && found && input.isConnected) show(found);
  };

  input.addEventListener("input", () => {
    own.chosen = null;
    clearTimeout(own.timer);
    own.timer = setTimeout(search, WAIT);
  });
  input.addEventListener("focus", () => own.chosen || search());
  input.addEventListener("blur", shut);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && own.found.length) mark((own.at + step + own.found.length) % own.found.length);
    else if (event.key === "Enter" && own.at >= 0) choose(own.at);
    else if (event.key === "Escape") shut();
    else return;
    event.preventDefault();
  });
  return { element: make("div", { class: "search" }, input, list), input, chosen: () => own.chosen };
}
