// What popup and panel show of a tab. The popup is opened by a click, which lets the page be read; the panel only looks.

import { readOnClick } from "./readers.js";
import { settings } from "./settings.js";
import { siteOf } from "./sites.js";
import { summaries, tabState } from "./tabs.js";

/**
 * `{settings, site, tab, frames}`; `frames` [{frameId, summary}] is empty where the page has no reader, or may have none.
 * `clicked`: the reader pressed the button over this tab.
 */
export async function overview({ tabId, clicked = false }) {
  const tab = await chrome.tabs.get(tabId);
  const [now, site] = await Promise.all([settings(), siteOf(tab)]);
  const wanted = now.enabled && site.on && site.access !== "never";
  if (wanted && clicked) await readOnClick(tab);
  const frames = wanted ? await summaries(tabId) : [];
  return { settings: now, site, tab: await tabState(tabId), frames };
}
