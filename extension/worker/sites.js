// Which sites may be read: what the browser granted, where the reader switched it off, what a fleet's policy leaves.

import { ALL_SITES } from "../lib/addresses.js";
import { save, settings } from "./settings.js";

// Where browsers let no extension in, whatever was granted.
const STORES = /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(\/|$)/;

/** The origin of an address of the web; undefined for files, pages of the browser, and addresses that are not told. */
export function originOf(url) {
  return /^https?:\/\//.test(url ?? "") && !STORES.test(url) ? new URL(url).origin : undefined;
}

const hostOf = (origin) => new URL(origin).hostname;
const patternOf = (origin) => `${origin.replace(/:\d+$/, "")}/*`;

/** Whether the browser lets the extension read this address without being asked by a click. */
export async function isGranted(url) {
  const origin = originOf(url);
  return origin !== undefined && chrome.permissions.contains({ origins: [patternOf(origin)] });
}

/** The match patterns that scripts may be registered for. */
export async function grantedPatterns() {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins;
}

/** `{host, on, access}` of a tab; `access` is all | site | click | never. */
export async function siteOf({ url }) {
  const origin = originOf(url);
  if (!origin) return { host: "", on: false, access: "never" };
  const { off, sites } = await settings();
  const host = hostOf(origin);
  return { host, on: !off.includes(host), access: isWithin(host, sites) ? await accessTo(url) : "never" };
}

async function accessTo(url) {
  if (await chrome.permissions.contains(ALL_SITES)) return "all";
  return (await isGranted(url)) ? "site" : "click";
}

/** Whether the reader and the policy leave a page's script its work; both the page and the frame must be left on. */
export async function isLeftOn({ tab, url, origin }) {
  const { enabled, off, sites } = await settings();
  const hosts = [...new Set([tab.url, url, origin].map(originOf).filter(Boolean).map(hostOf))];
  return enabled && hosts.length > 0 && hosts.every((host) => !off.includes(host) && isWithin(host, sites));
}

/** Whether the page that a script stands on, or the frame itself, was granted. */
export async function isOnGrantedSite({ tab, url, origin }) {
  const granted = await Promise.all([tab.url, url, origin].map(isGranted));
  return granted.includes(true);
}

/** A policy names sites with all that is below them; none means all. */
function isWithin(host, sites) {
  return !sites.length || sites.some((site) => host === site || host.endsWith(`.${site}`));
}

export async function switchSite({ host, on }) {
  const { off } = await settings();
  await save({ off: on ? off.filter((other) => other !== host) : [...new Set([...off, host])] });
}
