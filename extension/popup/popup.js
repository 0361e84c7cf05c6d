// The popup: what was found on the page, where Sidelight reads, whether the server answers. Asks the worker for all of it.

import { dress, findTab, openOptions, overviewOf, send } from "../lib/surface.js";
import { askServer, notesOf, outcomeOf, reason, sentLine } from "../lib/status.js";
import { countRows } from "./parts.js";
import { showSite } from "./site.js";

const { make, words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);
const WAIT = 400;

function foundParts(overview, actions) {
  const notes = notesOf(overview);
  const outcomes = overview.frames.map(({ summary }) => summary.outcome);
  const line = (key) => make("p", { class: "quiet" }, words(key));
  return [
    ...reason(overview, actions),
    notes.length ? countRows(notes, actions.jump) : null,
    outcomes.some(({ lost }) => lost) ? line("no_drawing") : null,
    outcomes.some(({ complete }) => complete === false) ? line("status_partly") : null,
  ];
}

const isSame = (old, now) => old.length === now.length && now.every((part, at) => part.isEqualNode(old[at]));

// Whatever the reader does here is a click on this page; that the popup looks again by itself is none.
async function show(tab, { clicked = true } = {}) {
  const overview = await overviewOf(tab.id, { clicked });
  const { state } = outcomeOf(overview);
  const actions = {
    jump: async ({ frameId, index }) => {
      await send("jump", { tabId: tab.id, frameId, index });
      close();
    },
    retry: async () => {
      await send("read", { tabId: tab.id });
      await Promise.all([show(tab), showServer()]);
    },
  };
  find("enabled").checked = overview.settings.enabled;
  const found = foundParts(overview, actions).filter((part) => part);
  // Screen readers tell what is put here, so what is there already stays.
  if (!isSame(find("found").children, found)) find("found").replaceChildren(...found);
  find("sent").textContent = sentLine(overview);
  showSite(overview, () => show(tab));
  document.body.dataset.state = state;
  if (overview.settings.enabled && state === "working") setTimeout(() => show(tab, { clicked: false }), WAIT);
}

async function showServer() {
  const { state, text } = await askServer();
  find("server").textContent = text;
  find("server").dataset.state = state;
}

// Both browsers open it only in answer to a click, so nothing may be waited for before.
function openPanel({ windowId }) {
  if (chrome.sidePanel) chrome.sidePanel.open({ windowId });
  else chrome.sidebarAction.open();
  close();
}

async function start() {
  const [tab] = await Promise.all([findTab(), dress()]);
  find("enabled").addEventListener("change", async ({ target }) => {
    await send("save", { change: { enabled: target.checked } });
    await show(tab);
  });
  find("panel").hidden = !chrome.sidePanel && !chrome.sidebarAction;
  find("panel").addEventListener("click", () => openPanel(tab));
  find("options").addEventListener("click", () => openOptions().then(close));
  await Promise.all([show(tab), showServer()]);
}

start();
