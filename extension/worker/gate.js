// By which names a page is one about the case: the server's list, kept so that pages are told apart without it.

import { askForGate } from "./server.js";
import { settings } from "./settings.js";

const FRESH = 3 * 60_000;
const PATIENCE = 1_000;

const asking = new Map();
// The list as it is kept: read once, so that it need not be laid out anew for each page.
let held = null;
chrome.storage.local.onChanged.addListener(({ gate }) => gate && gate.newValue?.checked !== held?.checked && (held = null));

/** `{gate}`, or `{gate: null, trouble}` with how the server failed where there is no list to read a page with. */
export async function gate() {
  const [{ server }, kept] = await Promise.all([settings(), keptFor()]);
  if (kept && Date.now() - kept.checked < FRESH) return { gate: kept.list };
  const outcome = await renew(server, kept);
  if (outcome.list) return { gate: outcome.list };
  return kept ? { gate: kept.list } : { gate: null, trouble: outcome.trouble };
}

/**
 * An answer was made with another casefile than the list: there may be a newer one. Where none is kept of the server that
 * is chosen by now, nothing is asked: the next page does.
 */
export async function notice({ answer }) {
  const [{ server }, kept] = await Promise.all([settings(), keptFor()]);
  if (kept && answer?.casefile && answer.casefile.version !== kept.list.casefile.version) await renew(server, kept);
}

async function keptFor() {
  const { server } = await settings();
  held ??= (await chrome.storage.local.get("gate")).gate ?? null;
  return held?.server === server ? held : null;
}

// Many frames that start at once ask once.
function renew(server, kept) {
  if (!asking.has(server)) asking.set(server, ask(server, kept).finally(() => asking.delete(server)));
  return asking.get(server);
}

async function ask(server, kept) {
  const { state, unchanged, etag, answer, ...more } = await askForGate(kept?.etag, kept && PATIENCE);
  if (state === "ok" && !unchanged) {
    await keep({ server, etag, list: answer });
    return { list: answer };
  }
  if (kept) await keep(kept);
  return kept ? { list: kept.list } : { trouble: { state, ...more } };
}

function keep(kept) {
  held = { ...kept, checked: Date.now() };
  return chrome.storage.local.set({ gate: held });
}
