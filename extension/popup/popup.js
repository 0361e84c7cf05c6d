// The popup: what was found on the page, whether the server answers, and the switch. Asks the worker for all of it.

import "../lib/verdicts.js";
import "../lib/words.js";
import "../lib/elements.js";
import { namesFound, problem, statementsFound, verdictCounts } from "./parts.js";

const { make, words, direction } = globalThis.sidelight;
const main = document.getElementById("main");
const enabled = document.getElementById("enabled");
const WAIT = 400;

// `?tab=` names the tab where the popup is opened as a page of its own.
async function tabOf() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return Number(asked);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

const send = (type, content = {}) => chrome.runtime.sendMessage({ type, ...content });

function foundParts(summary, jump) {
  const { counts, items, outcome } = summary;
  if (!counts.notes) return [make("p", {}, words("status_nothing"))];
  return [
    verdictCounts(counts), statementsFound(items, jump), namesFound(items, jump),
    outcome.lost ? make("p", { class: "quiet" }, words("no_drawing")) : null,
    outcome.complete === false ? make("p", { class: "quiet" }, words("status_partly")) : null,
  ];
}

function parts({ settings, summary }, actions) {
  const line = (key) => [make("p", {}, words(key))];
  if (!settings.enabled) return line("status_off");
  if (!summary) return line("status_unread");
  const { state } = summary.outcome;
  if (state === "working") return line("status_working");
  if (state === "unread") return line("status_private");
  if (state === "ok" || state === "empty") return foundParts(summary, actions.jump);
  return [problem(summary.outcome, actions.retry)];
}

async function show(tabId) {
  const overview = await send("overview", { tabId });
  enabled.checked = overview.settings.enabled;
  const actions = {
    jump: async (index) => {
      await send("jump", { tabId, index });
      close();
    },
    retry: async () => {
      await send("read", { tabId });
      await Promise.all([show(tabId), showServer()]);
    },
  };
  main.replaceChildren(...parts(overview, actions).filter((part) => part));
  document.body.dataset.state = overview.summary?.outcome.state ?? "unread";
  if (overview.settings.enabled && overview.summary?.outcome.state === "working") setTimeout(() => show(tabId), WAIT);
}

async function showServer() {
  const [{ server }, outcome] = await Promise.all([send("settings"), send("health")]);
  const address = server.replace(/^https?:\/\//, "");
  const line = document.getElementById("server");
  line.dataset.state = outcome.state;
  line.textContent = outcome.state === "ok" ? words("server_well", address) : problemLine(outcome);
}

function problemLine(outcome) {
  return words(`problem_${outcome.state}`, outcome.server, outcome.title ?? "");
}

async function start() {
  Object.assign(document.documentElement, { lang: words("locale"), dir: direction() });
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = words(element.dataset.words);
  const tabId = await tabOf();
  enabled.addEventListener("change", async () => {
    await send("switch", { enabled: enabled.checked });
    await show(tabId);
  });
  await Promise.all([show(tabId), showServer()]);
}

start();
