// Where Sidelight reads: the switch of this site, and what the browser lets it read, with a button for more.

import { ALL_SITES } from "../lib/addresses.js";
import { send } from "../lib/surface.js";

const { words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);

/** Shows it for the site of `overview`, and calls `changed()` once the reader has changed it. */
export function showSite({ settings, site }, changed) {
  const { host, on, access } = site ?? {};
  find("site").hidden = !host || !settings.enabled || access === "never";
  if (find("site").hidden) return;
  find("host").textContent = host;
  find("site-on").checked = on;
  find("access").textContent = on ? words(`access_${access}`) : "";
  find("grants").hidden = !on || access === "all";
  find("allow-site").hidden = access === "site";
  find("site-on").onchange = ({ target }) => send("site", { host, on: target.checked }).then(changed);
  find("allow-site").onclick = () => ask({ origins: [`http://${host}/*`, `https://${host}/*`] }, changed);
  find("allow-all").onclick = () => ask(ALL_SITES, changed);
}

// Asked in the click itself: the browser answers no other. What follows from the answer is the worker's affair.
async function ask(sites, changed) {
  await chrome.permissions.request(sites);
  await changed();
}
