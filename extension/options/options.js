// The settings: kept at once, without a button to save; open pages follow.

import { dress, send } from "../lib/surface.js";
import { bind, markFixed } from "./binding.js";
import { showKeys } from "./keys.js";
import { listLanguages } from "./language.js";
import { showPreview } from "./preview.js";
import { startServer } from "./server.js";
import { showSites } from "./sites.js";

async function show() {
  const settings = await send("settings");
  listLanguages(document.getElementById("language"));
  bind(settings, choose);
  showPreview(settings.look);
  await Promise.all([startServer(settings, choose), showSites(settings), showKeys()]);
  markFixed(settings.managed);
  document.body.dataset.state = "ready";
}

// A language of one's own rewords this page as well; a look is seen in the preview at once.
async function choose(change) {
  await send("save", { change });
  if ("language" in change) location.reload();
  if (change.look) showPreview(change.look);
}

dress().then(show);
