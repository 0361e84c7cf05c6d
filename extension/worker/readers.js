// Where pages are read: what looks at every page is registered with the browser for the sites that were granted, and put
// into the one page where the reader clicked elsewhere. What reads and paints follows only where a page may be about the
// case.

import { LOOKING, READING } from "./scripts.js";
import { grantedPatterns, isGranted, isLeftOn, isOnGrantedSite, originOf } from "./sites.js";
import { tellFrame, tellTab } from "./tabs.js";

const STYLES = ["content/highlights.css"];
const ID = "reader";
// Every frame has a reader of its own.
const FRAMES = true;
const CLICK = "click:";
const clickKey = (tabId) => CLICK + tabId;

let turn = Promise.resolve();

/** Brings what the browser does by itself in line with what it was granted; one call after the other. */
export function registerReaders() {
  turn = turn.catch(() => {}).then(register);
  return turn;
}

async function register() {
  const [matches, registered] = await Promise.all([
    grantedPatterns(), chrome.scripting.getRegisteredContentScripts({ ids: [ID] }),
  ]);
  if (!matches.length) return registered.length ? chrome.scripting.unregisterContentScripts({ ids: [ID] }) : undefined;
  const script = {
    id: ID, matches, js: LOOKING, runAt: "document_idle",
    allFrames: FRAMES, matchOriginAsFallback: FRAMES, persistAcrossSessions: true,
  };
  const { updateContentScripts, registerContentScripts } = chrome.scripting;
  return (registered.length ? updateContentScripts : registerContentScripts)([script]);
}

/** Puts readers into pages, and frames of them, that were open before their site was granted. */
export async function readOpenTabs() {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(async ({ id, url }) => (await isGranted(url)) && (await inject(id)) && wake(id)));
}

/** Puts a reader into a page that the reader has just clicked on. */
export async function readOnClick({ id, url }) {
  await chrome.storage.session.set({ [clickKey(id)]: originOf(url) });
  return wake(id);
}

// A reader that left its page when access was taken back begins anew; one that is at work goes on.
async function wake(tabId) {
  const summary = await tellFrame(tabId, 0, { type: "summary" });
  if (!summary) await inject(tabId);
  else if (summary.outcome.state === "off") await tellTab(tabId, { type: "read" });
}

/** Whether a page's script may go on with its work; one that is rendered ahead may never be looked at. */
export async function mayRead(sender) {
  if (sender.documentLifecycle === "prerender") return false;
  return (await isLeftOn(sender)) && ((await isOnGrantedSite(sender)) || wasClicked(sender));
}

async function wasClicked({ tab, frameId, origin }) {
  const key = clickKey(tab.id);
  const clicked = (await chrome.storage.session.get(key))[key];
  return clicked !== undefined && (frameId > 0 || clicked === origin);
}

export async function forgetClick(tabId) {
  await chrome.storage.session.remove(clickKey(tabId));
}

/** Whoever takes access back does not mean that a click from before is to stand for it. */
export async function forgetClicks() {
  const kept = Object.keys(await chrome.storage.session.get(null));
  await chrome.storage.session.remove(kept.filter((key) => key.startsWith(CLICK)));
}

/** Brings into the frame of a sender what reads and paints. */
export async function bringReader({ tab, frameId }) {
  const target = { tabId: tab.id, frameIds: [frameId] };
  const { insertCSS, executeScript } = chrome.scripting;
  await Promise.all([insertCSS({ target, files: STYLES }), executeScript({ target, files: READING })]);
}

// Frames of sites that were not granted are left out by the browser; so are its own pages, which is no fault.
async function inject(tabId) {
  try {
    await chrome.scripting.executeScript({ target: { tabId, allFrames: FRAMES }, files: LOOKING });
    return true;
  } catch {
    return false;
  }
}
