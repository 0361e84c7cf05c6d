// What follows on open pages from a choice of the reader's: it is to be seen at once, without a page being loaded anew.

import { restyle } from "./looks.js";
import { save, settings } from "./settings.js";
import { tellAllTabs } from "./tabs.js";

const READ_ANEW = ["enabled", "server", "token", "language", "off"];
const SHOWN_ANEW = ["kinds", "marking"];

let kept = Promise.resolve();

/** Keeps a choice and lets it act. */
export async function choose(change) {
  const { before, now } = await keep(change);
  const touches = (keys) => keys.some((key) => key in change);
  if (touches(["look"])) await restyle(before.look, now.look);
  if (touches(READ_ANEW)) await tellAllTabs({ type: "read" });
  else if (touches(SHOWN_ANEW)) await tellAllTabs({ type: "view", kinds: now.kinds, marking: now.marking });
}

// One after the other: each is told apart from the one before it.
function keep(change) {
  const done = kept.then(async () => {
    const before = await settings();
    await save(change);
    return { before, now: await settings() };
  });
  kept = done.catch(() => {});
  return done;
}
