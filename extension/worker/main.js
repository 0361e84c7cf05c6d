// The worker: who may ask for what. Every listener stands at top level, so that any event can wake it; it keeps nothing
// in memory between two of them.

import { annotate, health } from "./server.js";
import { save, settings } from "./settings.js";
import { forgetTab, keepTabState, tabState, tellAllTabs, tellTab } from "./tabs.js";

const NOTHING = { notes: 0, names: 0, verdicts: {} };

// Pages are not trusted with more than their own reading.
const FROM_PAGES = {
  start: async (message, tabId) => {
    const { enabled } = await settings();
    if (enabled) await keepTabState(tabId, { outcome: { state: "working" }, counts: NOTHING });
    return { enabled };
  },
  annotate: async ({ page }) => ((await settings()).enabled ? annotate(page) : { state: "off" }),
  report: ({ outcome, counts }, tabId) => keepTabState(tabId, { outcome, counts }),
};

const FROM_POPUP = {
  overview: async ({ tabId }) => ({
    settings: await settings(), tab: await tabState(tabId), summary: await tellTab(tabId, { type: "summary" }),
  }),
  settings: () => settings(),
  health: () => health(),
  jump: ({ tabId, index }) => tellTab(tabId, { type: "jump", index }),
  read: ({ tabId }) => tellTab(tabId, { type: "read" }),
  switch: async ({ enabled }) => {
    await save({ enabled });
    await tellAllTabs({ type: "read" });
  },
};

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  const own = sender.url?.startsWith(chrome.runtime.getURL(""));
  const handle = (own ? FROM_POPUP : FROM_PAGES)[message.type];
  if (!handle || (!own && sender.tab === undefined)) return false;
  handle(message, sender.tab?.id).then((answer) => reply(answer ?? null), () => reply(null));
  return true;
});

chrome.commands.onCommand.addListener(async (command, tab) => {
  const by = { "next-note": 1, "previous-note": -1 }[command];
  if (by && tab?.id !== undefined) await tellTab(tab.id, { type: "step", by });
});

chrome.tabs.onRemoved.addListener(forgetTab);
