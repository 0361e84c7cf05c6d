// What is known of each tab: how its reading went and what was found. In storage.session, so that a worker that was
// stopped finds it again; the badge follows from it in one place.

import { showBadge } from "./badge.js";

const keyOf = (tabId) => `tab:${tabId}`;

/** `{outcome, counts}` of a tab, or null where no page of it was read. */
export async function tabState(tabId) {
  const key = keyOf(tabId);
  return (await chrome.storage.session.get(key))[key] ?? null;
}

export async function keepTabState(tabId, state) {
  await chrome.storage.session.set({ [keyOf(tabId)]: state });
  await showBadge(tabId, state);
}

export async function forgetTab(tabId) {
  await chrome.storage.session.remove(keyOf(tabId));
}

/** Sends a message to every page that is read; pages without Sidelight do not answer, which is no fault. */
export async function tellAllTabs(message) {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map((tab) => tellTab(tab.id, message)));
}

export async function tellTab(tabId, message) {
  try {
    return await chrome.tabs.sendMessage(tabId, message);
  } catch {
    return null;
  }
}
