// What the reader has chosen, kept in storage.local. Content scripts cannot read it.

import { SERVER } from "./home.js";

const DEFAULTS = { enabled: true, server: SERVER, timeout: 10_000 };

chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

/** All settings; `timeout` in milliseconds. */
export async function settings() {
  return { ...DEFAULTS, ...(await chrome.storage.local.get(Object.keys(DEFAULTS))) };
}

export function save(change) {
  return chrome.storage.local.set(change);
}
