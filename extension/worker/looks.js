// Lays the reader's own look over open pages: sheets that the browser itself adds and takes away, out of the page's sight.

import { cssOf } from "../lib/looks.js";
import { settings } from "./settings.js";

/** Gives one frame, whose reading starts, the look that was chosen. */
export async function dressFrame(tabId, frameId) {
  const css = cssOf((await settings()).look);
  if (css) await lay(css, { tabId, frameIds: [frameId] });
}

/** Takes the look of before from all open pages and gives them the new one. */
export async function restyle(before, now) {
  const [old, css] = [cssOf(before), cssOf(now)];
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => {
    const target = { tabId: id, allFrames: true };
    return take(old, target).then(() => css && lay(css, target));
  }));
}

// Laid once, however often a page is read anew. One that arrives late, when another was chosen and this one taken away
// already, would stay for ever.
async function lay(css, target) {
  await take(css, target);
  await chrome.scripting.insertCSS({ target, css }).catch(() => {});
  if (cssOf((await settings()).look) !== css) await take(css, target);
}

async function take(css, target) {
  if (css) await chrome.scripting.removeCSS({ target, css }).catch(() => {});
}
