// What the reader has chosen, kept in storage.local, and what a fleet's policy rules, which wins. Content scripts can read neither.

import { LOOK } from "../lib/looks.js";
import { SERVER } from "./home.js";

const DEFAULTS = {
  enabled: true, server: SERVER, token: null, paired: null, off: [], language: "", kinds: { claims: true, names: true },
  marking: "section", look: LOOK, timeout: 10_000,
};
// What managed.json lets a policy rule; the sites to which it restricts reading are nobody else's to choose.
const RULED = { server: asOrigin, token: asText, sites: asHosts };

chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

// What was read holds until something is written.
let known = null;
const unknow = () => (known = null);
chrome.storage.local.onChanged.addListener((changes) => Object.keys(changes).some((key) => key in DEFAULTS) && unknow());
chrome.storage.managed.onChanged?.addListener(unknow);

/** All settings; `timeout` in milliseconds; `managed` names those that a policy rules. */
export function settings() {
  known ??= read().catch((fault) => {
    unknow();
    throw fault;
  });
  return known;
}

async function read() {
  const [chosen, ruled] = await Promise.all([chrome.storage.local.get(Object.keys(DEFAULTS)), rules()]);
  return { ...DEFAULTS, sites: [], ...chosen, ...ruled, managed: Object.keys(ruled) };
}

/** Keeps what the reader changed, but for what a policy rules. */
export async function save(change) {
  const ruled = await rules();
  await chrome.storage.local.set(Object.fromEntries(Object.entries(change).filter(([key]) => !(key in ruled))));
  unknow();
}

// Firefox has no managed storage where nobody manages it, and checks no schema: what is no rule is left out.
async function rules() {
  const given = await chrome.storage.managed.get(Object.keys(RULED)).catch(() => ({}));
  const ruled = Object.entries(given).map(([key, value]) => [key, RULED[key]?.(value)]);
  return Object.fromEntries(ruled.filter(([, value]) => value !== undefined));
}

function asText(value) {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function asOrigin(value) {
  return /^https?:/.test(value) && URL.canParse(value) ? new URL(value).origin : undefined;
}

function asHosts(value) {
  return Array.isArray(value) && value.every(asText) ? value.map((host) => host.toLowerCase()) : undefined;
}
