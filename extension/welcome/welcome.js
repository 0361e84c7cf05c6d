// The first page: what Sidelight does, what leaves the browser, where it reads, whether its server is there.

import { ALL_SITES, areAllGiven } from "../lib/addresses.js";
import { askServer } from "../lib/status.js";
import { dress, openOptions } from "../lib/surface.js";

const { make, words, VERDICTS } = globalThis.sidelight;
const find = (id) => document.getElementById(id);
const WAIT = 3_000;

function showLines() {
  const line = (verdict) => make("li", {}, make("span", { class: `verdict ${verdict}` }, words(`verdict_${verdict}`)));
  find("lines").replaceChildren(...VERDICTS.map(line));
}

async function showAccess() {
  const all = await chrome.permissions.contains(ALL_SITES);
  find("access").textContent = words(all ? "access_all" : "welcome_click");
  find("all").hidden = all;
  find("click").hidden = !all || areAllGiven();
  document.body.dataset.access = all ? "all" : "click";
}

// Looks again by itself, so that whoever starts the server meanwhile sees that it was found.
async function showServer() {
  const { state, text } = await askServer();
  const well = state === "ok";
  find("server").textContent = text;
  find("server").dataset.state = well ? "ok" : "fault";
  find("start").hidden = state !== "unreachable";
  find("again").hidden = well;
  if (!well) setTimeout(() => (document.hidden ? addEventListener("visibilitychange", showServer, { once: true }) : showServer()), WAIT);
}

// Asked in the click itself: the browser answers no other.
async function ask(change) {
  await change(ALL_SITES).catch(() => false);
  await showAccess();
}

async function start() {
  await dress();
  showLines();
  find("all").addEventListener("click", () => ask((all) => chrome.permissions.request(all)));
  find("click").addEventListener("click", () => ask((all) => chrome.permissions.remove(all)));
  find("again").addEventListener("click", showServer);
  find("options").addEventListener("click", openOptions);
  chrome.permissions.onAdded.addListener(showAccess);
  chrome.permissions.onRemoved.addListener(showAccess);
  await Promise.all([showAccess(), showServer()]);
  document.body.dataset.state = "ready";
}

start();
