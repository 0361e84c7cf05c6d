// The desk of whoever is paired with the scope `review`: what it needs of a page, and what was decided there. Only here is
// a page's address told to the server.

import { access } from "./pairing.js";
import { annotate, askAtDesk, locale } from "./server.js";
import { frameStates, tellFrame, tellTab } from "./tabs.js";

const MOST = 200;
const FEW = 8;
const LONGEST = 300;
const NOT_LET_IN = { state: "unpaired", server: "" };
// What the server did not take, and might another time.
const PASSING = new Set(["unreachable", "slow", "unreadable"]);

async function mayReview() {
  return (await access()).scopes.includes("review");
}

/**
 * `{address, frames: [{frameId, lang, notes, answer}], reviews, stale}`: `reviews` are those of the page, or how asking for them
 * failed; `stale` those that fit it no more, null where the address is the one that is known. Of pages that hold nothing of
 * the case the server is told nothing.
 */
export async function desk({ tabId, known }) {
  if (!(await mayReview())) return null;
  const { url } = await chrome.tabs.get(tabId);
  const frames = await readFrames(tabId);
  const isAbout = frames.some(({ notes }) => notes.length);
  const reviews = isAbout ? await askAtDesk(`reviews?limit=${MOST}&url=${encodeURIComponent(url)}`) : null;
  return { address: url, frames, reviews, stale: url === known ? null : await findStale(tabId, url, reviews) };
}

// Whether decisions still fit can be told of the whole page alone.
async function findStale(tabId, url, reviews) {
  if (!reviews?.answer?.reviews.some(({ state }) => state === "done")) return [];
  const page = await tellFrame(tabId, 0, { type: "desk-page" });
  const { answer } = page ? await annotate({ ...page, url }) : {};
  return answer?.reviews?.stale ?? [];
}

async function readFrames(tabId) {
  const ids = (await frameStates(tabId)).map(([frameId]) => frameId);
  await Promise.all(ids.map((frameId) => bring(tabId, frameId)));
  const told = await Promise.all(ids.map((frameId) => tellFrame(tabId, frameId, { type: "desk-notes" })));
  return ids.map((frameId, at) => ({ frameId, ...told[at] })).filter(({ notes }) => notes);
}

function bring(tabId, frameId) {
  return chrome.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ["desk/page.js"] }).catch(() => {});
}

/**
 * `opening` for a new review, or `change` of the one with this `id` at this `version`. What holds then is `answer`; where
 * somebody was quicker, `state` is "exists", `current` what they decided and `change` what was asked for. What did not
 * arrive is kept, to be sent again.
 */
export async function decide({ tabId, request }) {
  if (!(await mayReview())) return NOT_LET_IN;
  const change = request.change ?? changeOf(request.opening);
  const outcome = await put({ ...request, change });
  const isLate = !outcome.current && (PASSING.has(outcome.state) || outcome.status >= 500);
  await keepUnsent(request, isLate);
  if (outcome.current) return { ...outcome, state: "exists", change };
  if (outcome.state === "ok" && tabId !== undefined) await tellTab(tabId, { type: "desk-again" });
  return { ...outcome, isLate };
}

// What somebody only put into the queue meanwhile, or took back, gives way at once.
async function put({ id, version, opening, change }) {
  const outcome = await (id
    ? askAtDesk(`reviews/${id}`, { method: "PUT", body: change, version })
    : askAtDesk("reviews", { method: "POST", body: opening }));
  const { current } = outcome;
  return current && current.state !== "done" ? put({ id: current.id, version: current.version, change }) : outcome;
}

function changeOf({ decision, scope, note, correction }) {
  return { decision, scope, note, correction };
}

const sameAs = (one) => (other) => JSON.stringify(other) === JSON.stringify(one);

async function keepUnsent(request, isLate) {
  const kept = await unsent({});
  if (!isLate && !kept.some(sameAs(request))) return;
  const others = kept.filter((other) => !sameAs(request)(other));
  await chrome.storage.session.set({ unsent: isLate ? [...others, request] : others });
}

/** The requests that did not arrive; with `drop` they are given up. */
export async function unsent({ drop }) {
  if (drop) await chrome.storage.session.remove("unsent");
  return (await chrome.storage.session.get("unsent")).unsent ?? [];
}

/** Shows the words of a note on the page; with no `id`, none. */
export function show({ tabId, frameId, id }) {
  return tellFrame(tabId, frameId, { type: "desk-show", id });
}

/** Entities or claims by words, best first. */
export async function seek({ words, kind }) {
  if (!(await mayReview())) return NOT_LET_IN;
  const query = new URLSearchParams({ words: words.slice(0, LONGEST), kind, limit: FEW, locale: await locale() });
  return askAtDesk(`subjects?${query}`);
}

/** Puts all that is found on the page into everybody's queue; one on which nothing was found is not sent. */
export async function queue({ tabId }) {
  if (!(await mayReview())) return NOT_LET_IN;
  const { url } = await chrome.tabs.get(tabId);
  const page = await tellFrame(tabId, 0, { type: "desk-page" });
  return page ? askAtDesk("reviews/pages", { method: "POST", body: { ...page, url } }) : { state: "ok", answer: { opened: 0 } };
}
