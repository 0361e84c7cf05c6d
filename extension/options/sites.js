// Where pages are read without being asked, and where the reader switched that off.

import { ALL_SITES, areAllGiven } from "../lib/addresses.js";
import { button, send } from "../lib/surface.js";

const { make, words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);

const hostOf = (pattern) => /^https?:\/\/([^/*]+)\/\*$/.exec(pattern)?.[1];

export async function showSites(settings) {
  const all = find("all-sites");
  all.disabled = areAllGiven();
  all.addEventListener("change", async () => {
    await (all.checked ? chrome.permissions.request(ALL_SITES) : chrome.permissions.remove(ALL_SITES)).catch(() => false);
    await showGranted();
  });
  await showGranted();
  list(find("ruled"), "sites_only", settings.sites ?? []);
  showOff(settings.off ?? []);
}

async function showGranted() {
  const all = await chrome.permissions.contains(ALL_SITES);
  const { origins = [] } = await chrome.permissions.getAll();
  const hosts = all ? [] : [...new Set(origins.map(hostOf).filter((host) => host))];
  find("all-sites").checked = all;
  const remove = async (host) => {
    await chrome.permissions.remove({ origins: origins.filter((pattern) => hostOf(pattern) === host) });
    await showGranted();
  };
  list(find("granted"), "sites_granted", hosts, "sites_revoke", remove);
}

// Others may have been switched off since, in a popup: only this one is switched on.
function showOff(hosts) {
  const remove = async (host) => {
    await send("site", { host, on: true });
    showOff((await send("settings")).off);
  };
  list(find("off"), "sites_off", hosts, "sites_on_again", remove);
}

function list(place, title, hosts, action, act) {
  const rows = hosts.map((host) => {
    const press = act ? button(words(action), () => act(host)) : null;
    press?.setAttribute("aria-label", `${words(action)}: ${host}`);
    return make("li", {}, make("bdi", {}, host), press);
  });
  place.hidden = !hosts.length;
  place.replaceChildren(make("p", { class: "quiet" }, words(title)), make("ul", {}, ...rows));
}
