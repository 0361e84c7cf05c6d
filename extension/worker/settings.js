// What the reader has chosen, kept in storage.local, and what a fleet's policy rules, which wins. Content scripts can read neither.

import { LOOK } from "../lib/looks.js";
import { SERVER } from "./home.js";

const DEFAULTS = {
  enabled: true, server: SERVER, token: null, paired: null, off: [], language: "", kinds: { claims: true, names: true },
  marking: "section", look: LOOK, timeout: 10_000,
};
// What managed.json lets a policy rule; the sites to which it restricts reading are nobody else's to choose.
const RULED = { server: isText, token: isText, sites: isListOfTexts };

chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

/** All settings; `timeout` in milliseconds; `managed` names those that a policy rules. */
export async function settings() {
  const [chosen, ruled] = await Promise.all([chrome.storage.local.get(Object.keys(DEFAULTS)), rules()]);
  return { ...DEFAULTS, sites: [], ...chosen, ...ruled, managed: Object.keys(ruled) };
}

/** Keeps what the reader changed, but for what a policy rules. */
export async function save(change) {
  const ruled = await rules();
  await chrome.storage.local.set(Object.fromEntries(Object.entries(change).filter(([key]) => !(key in ruled))));
}

// Firefox has no managed storage where nobody manages it, and checks no schema.
async function rules() {
  const ruled = await chrome.storage.managed.get(Object.keys(RULED)).catch(() => ({}));
  return Object.fromEntries(Object.entries(ruled).filter(([key, value]) => RULED[key]?.(value)));
}

function isText(value) {
  return typeof value === "string" && value !== "";
}

function isListOfTexts(value) {
  return Array.isArray(value) && value.every(isText);
}
