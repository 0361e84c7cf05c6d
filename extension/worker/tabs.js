// What is known of each tab: how the reading of each of its frames went and what was found. In storage.session, so that
// a worker that was stopped finds it again; badge and panel follow from it in one place.

import { showBadge } from "./badge.js";

const NOTHING = { notes: 0, names: 0, verdicts: {} };
// Of several frames, the one tells of the tab about which there is most to say.
const GRAVITY = ["off", "unread", "empty", "closed", "working", "ok"];

const keyOf = (tabId, frameId) => `tab:${tabId}:${frameId}`;

/** `{outcome, counts}` of a tab, all its frames together, or null where no page of it was read. */
export async function tabState(tabId) {
  const states = (await frameStates(tabId)).map(([, state]) => state);
  return states.length ? { outcome: gravest(states), counts: sum(states.map(({ counts }) => counts)) } : null;
}

// What is being kept of each tab: one state after the other, so that the one that was told last counts.
const keeping = new Map();

/** `state`: {outcome, counts, path, stops} of one frame. A page that starts anew may have lost those of the one before. */
export function keepFrameState(tabId, frameId, state) {
  const before = keeping.get(tabId) ?? Promise.resolve();
  const own = before.catch(() => {}).then(() => keep(tabId, frameId, state));
  keeping.set(tabId, own);
  return own.finally(() => keeping.get(tabId) === own && keeping.delete(tabId));
}

/** The reading of a frame starts. */
export function begin(tabId, frameId, path) {
  return keepFrameState(tabId, frameId, { outcome: { state: "working" }, counts: NOTHING, path, stops: 0 });
}

async function keep(tabId, frameId, state) {
  // A tab may be gone by the time that it is told of.
  if (!(await chrome.tabs.get(tabId).catch(() => null))) return;
  if (state.outcome.state === "working") await forgetGone(tabId, frameId);
  const isGone = frameId !== 0 && state.outcome.state === "off";
  if (isGone) await chrome.storage.session.remove(keyOf(tabId, frameId));
  else await chrome.storage.session.set({ [keyOf(tabId, frameId)]: state });
  await showBadge(tabId, await tabState(tabId));
  // The panel, where one is open, asks again once it can be told.
  chrome.runtime.sendMessage({ type: "changed", tabId }).catch(() => {});
}

export async function forgetTab(tabId) {
  const frames = await frameStates(tabId);
  await chrome.storage.session.remove([...frames.map(([frameId]) => keyOf(tabId, frameId)), `at:${tabId}`]);
}

/** `[{frameId, summary}]` of the frames that answer, in the same order. */
export async function summaries(tabId) {
  const known = (await frameStates(tabId)).map(([frameId]) => frameId);
  const frames = [...new Set([0, ...known])];
  const all = await Promise.all(frames.map((frameId) => tellFrame(tabId, frameId, { type: "summary" })));
  return frames.map((frameId, at) => ({ frameId, summary: all[at] })).filter(({ summary }) => summary);
}

/** Sends a message to every page that is read; pages without Sidelight do not answer, which is no fault. */
export async function tellAllTabs(message) {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map((tab) => tellTab(tab.id, message)));
}

/** To all frames of a tab; the answer is the one of whichever was first. */
export function tellTab(tabId, message) {
  return tell(tabId, message);
}

export function tellFrame(tabId, frameId, message) {
  return tell(tabId, message, { frameId });
}

async function tell(tabId, message, options = {}) {
  try {
    return await chrome.tabs.sendMessage(tabId, message, options);
  } catch {
    return null;
  }
}

/** `[frameId, state]` of each, in reading order: a page before the frames in it. */
export async function frameStates(tabId) {
  const start = keyOf(tabId, "");
  const all = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith(start));
  const states = all.map(([key, state]) => [Number(key.slice(start.length)), state]);
  return states.toSorted(([, one], [, other]) => compare(one.path ?? [], other.path ?? []));
}

function compare(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? one.length - other.length : (one[at] ?? -1) - (other[at] ?? -1);
}

// Where a page starts anew its frames may be those of the one before; where a frame does, the page around it may. A frame
// may have been quicker than its page: only those that do not answer are gone.
async function forgetGone(tabId, started) {
  const isDoubted = (frameId) => (started === 0 ? frameId !== 0 : frameId === 0);
  const frames = (await frameStates(tabId)).map(([frameId]) => frameId).filter(isDoubted);
  const answers = await Promise.all(frames.map((frameId) => tellFrame(tabId, frameId, { type: "summary" })));
  await chrome.storage.session.remove(frames.filter((_, at) => !answers[at]).map((frameId) => keyOf(tabId, frameId)));
}

// What is not in the list is trouble.
function gravest(states) {
  const place = ({ outcome }) => (GRAVITY.includes(outcome.state) ? GRAVITY.indexOf(outcome.state) : GRAVITY.length);
  return states.reduce((one, other) => (place(other) > place(one) ? other : one)).outcome;
}

function sum(all) {
  const total = { ...NOTHING, verdicts: {} };
  for (const { notes, names, verdicts } of all) {
    total.notes += notes;
    total.names += names;
    for (const [verdict, number] of Object.entries(verdicts)) total.verdicts[verdict] = (total.verdicts[verdict] ?? 0) + number;
  }
  return total;
}
