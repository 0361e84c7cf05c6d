// What the extension's own pages show of a tab. The reader opening one of them is the click that lets the page be read.

import { readOnClick } from "./readers.js";
import { settings } from "./settings.js";
import { siteOf } from "./sites.js";
import { summaries, tabState } from "./tabs.js";

/** `{settings, site, tab, frames}`; `frames` [{frameId, summary}] is empty where the page has no reader, or may have none. */
export async function overview({ tabId }) {
  const tab = await chrome.tabs.get(tabId);
  const [now, site] = await Promise.all([settings(), siteOf(tab)]);
  const wanted = now.enabled && site.on && site.access !== "never";
  const isOpen = wanted && (await readOnClick(tab));
  const frames = isOpen ? await summaries(tabId) : [];
  return { settings: now, site, tab: await tabState(tabId), frames };
}
