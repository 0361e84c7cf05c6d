// The first page is opened once, when somebody has installed the extension, and never where a fleet's owner did.

import { settings } from "./settings.js";

export async function welcome({ reason }) {
  const { managed } = await settings();
  const isGiven = Boolean(chrome.runtime.getManifest().host_permissions);
  if (reason !== "install" || managed.length || isGiven) return;
  await chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
}
