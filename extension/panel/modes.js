// Reading or reviewing: who is paired to review finds the desk here and may put it aside. Nobody else loads any of it.

import { send } from "../lib/surface.js";

const { words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);
const KEY = "mode";
const IDLE = { see: () => {} };

/** `{see(tabId, overview)}`, to be called for each page that is looked at. */
export async function followModes() {
  const access = await send("access");
  if (!access?.scopes.includes("review")) return IDLE;
  const { Desk } = await import("../desk/desk.js");
  const { [KEY]: kept = "review" } = await chrome.storage.session.get(KEY);
  let mode = kept;
  let seen;
  const desk = new Desk(find("desk"), access.person, () => mode === "review");
  const choose = (chosen) => {
    mode = chosen;
    chrome.storage.session.set({ [KEY]: mode });
    show(mode);
    if (seen && mode === "review") desk.see(...seen);
  };
  for (const button of find("modes").querySelectorAll("button")) button.addEventListener("click", () => choose(button.dataset.mode));
  find("modes").setAttribute("aria-label", words("desk_mode"));
  find("modes").hidden = false;
  dressDesk();
  show(mode);
  return {
    see: (...more) => {
      seen = more;
      return desk.see(...more);
    },
  };
}

function show(mode) {
  find("desk").hidden = mode !== "review";
  find("notes").hidden = mode === "review";
  for (const button of find("modes").children) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
}

function dressDesk() {
  const { make } = globalThis.sidelight;
  document.head.append(make("link", { rel: "stylesheet", href: "../desk/desk.css" }));
}
