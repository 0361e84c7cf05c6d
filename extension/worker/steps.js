// The way from note to note through all frames of a tab. Which frame the reader is in is kept in storage.session.

import { frameStates, tellFrame } from "./tabs.js";

const keyOf = (tabId) => `at:${tabId}`;

/** To the next or the previous note, from frame to frame and round again; false where the tab has no reader. */
export async function step(tabId, by, beyond = null) {
  const frames = (await frameStates(tabId)).filter(([, { stops }]) => stops).map(([frameId]) => frameId);
  if (!frames.length) return Boolean(await tellFrame(tabId, 0, { type: "summary" }));
  const here = beyond ?? (await cursor(tabId)) ?? frames.at(by > 0 ? 0 : -1);
  if (beyond === null && (await goTo(tabId, here, { by }))) return true;
  await tellFrame(tabId, here, { type: "leave" });
  const at = Math.max(frames.indexOf(here), 0);
  for (let more = 1; more <= frames.length; more += 1) {
    const next = frames[(at + by * more + frames.length) % frames.length];
    if (await goTo(tabId, next, { by, edge: true })) return true;
  }
  return false;
}

/** Opens one note of one frame. */
export async function jump(tabId, frameId, index) {
  await chrome.storage.session.set({ [keyOf(tabId)]: frameId });
  await tellFrame(tabId, frameId, { type: "jump", index });
}

async function goTo(tabId, frameId, { by, edge = false }) {
  await chrome.storage.session.set({ [keyOf(tabId)]: frameId });
  return tellFrame(tabId, frameId, { type: "step", by, edge });
}

async function cursor(tabId) {
  const key = keyOf(tabId);
  return (await chrome.storage.session.get(key))[key] ?? null;
}
