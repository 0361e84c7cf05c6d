// The worker: who may ask for what. Every listener stands at top level, so that any event can wake it; what it keeps in
// memory between two of them, it can read again.

import { choose } from "./choices.js";
import { decide, desk, queue, seek, show, unsent } from "./desk.js";
import { notice } from "./gate.js";
import { glance, weigh } from "./glance.js";
import { overview } from "./overview.js";
import { access, bear, forget, pair } from "./pairing.js";
import { forgetClick, forgetClicks, mayRead, readOnClick, readOpenTabs, registerReaders } from "./readers.js";
import { annotate, askForGate } from "./server.js";
import { settings } from "./settings.js";
import { switchSite } from "./sites.js";
import { jump, step } from "./steps.js";
import { begin, forgetTab, keepFrameState, tellAllTabs, tellTab } from "./tabs.js";
import { welcome } from "./welcome.js";
import { wording } from "./wording.js";

const readAgain = () => tellAllTabs({ type: "read" });

async function readAnewIfLetIn(outcome) {
  if (outcome.state === "ok") await readAgain();
  return outcome;
}

// Pages are not trusted with more than their own reading.
const FROM_PAGES = {
  start: async ({ path }, sender) => {
    const enabled = await mayRead(sender);
    if (enabled) begin(sender.tab.id, sender.frameId, path);
    return { enabled };
  },
  glance: async (message, sender) => ((await mayRead(sender)) ? glance(message, sender) : { enabled: false }),
  weigh: async (message, sender) => ((await mayRead(sender)) ? weigh(message) : null),
  annotate: async ({ page }, sender) => {
    if (!(await mayRead(sender))) return { state: "off" };
    const outcome = await annotate(page);
    notice(outcome);
    return outcome;
  },
  // The answer tells the page that it was heard.
  report: ({ outcome, counts, path, stops }, { tab, frameId }) =>
    keepFrameState(tab.id, frameId, { outcome, counts, path, stops }).then(() => true),
  step: ({ by }, { tab, frameId }) => step(tab.id, by, frameId),
};

const FROM_OWN_PAGES = {
  overview,
  settings,
  // The first thing that is asked of a server for any page: it tells whether this browser is let in, too.
  health: () => askForGate(),
  wording,
  access,
  pair: (message) => pair(message).then(readAnewIfLetIn),
  bear: (message) => bear(message).then(readAnewIfLetIn),
  forget: () => forget().then(readAnewIfLetIn),
  save: ({ change }) => choose(change),
  site: (message) => switchSite(message).then(readAgain),
  jump: ({ tabId, frameId, index }) => jump(tabId, frameId ?? 0, index),
  desk, decide, queue, seek, unsent,
  "desk-show": show,
  read: ({ tabId }) => tellTab(tabId, { type: "read" }),
};

// What nobody here answers to, as `opened`, is for the panel, which hears it as well.
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  const own = sender.url?.startsWith(chrome.runtime.getURL(""));
  const handle = (own ? FROM_OWN_PAGES : FROM_PAGES)[message.type];
  if (!handle || (!own && sender.tab === undefined)) return false;
  handle(message, sender).then((answer) => reply(answer ?? null), () => reply(null));
  return true;
});

// Where pages are read follows what is granted; a page that is open needs no reloading.
chrome.runtime.onInstalled.addListener(() => registerReaders().then(readOpenTabs));
chrome.runtime.onInstalled.addListener(welcome);
chrome.runtime.onStartup.addListener(registerReaders);
chrome.permissions.onAdded.addListener(() => registerReaders().then(readOpenTabs));
chrome.permissions.onRemoved.addListener(() => Promise.all([forgetClicks(), registerReaders()]).then(readAgain));
chrome.storage.managed.onChanged?.addListener(readAgain);

chrome.commands?.onCommand.addListener(async (command, tab) => {
  const by = { "next-note": 1, "previous-note": -1 }[command];
  if (by && tab?.id !== undefined && !(await step(tab.id, by))) await readOnClick(tab);
});

chrome.tabs.onRemoved.addListener(forgetTab);
chrome.tabs.onRemoved.addListener(forgetClick);
