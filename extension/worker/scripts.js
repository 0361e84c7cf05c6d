// The only lists of the scripts that are brought into pages: LOOKING into every page that may be read, READING where one
// may be about the case. A copy that is written for a browser has each list joined into one file, content/looking.js and
// content/reading.js: a page starts one script faster than nine.

export const LOOKING = [
  "content/link.js", "content/frame.js", "content/pace.js", "content/skipped.js", "content/glance.js", "content/host.js",
  "content/teller.js", "content/lookout.js", "content/main.js"
];
export const READING = [
  "lib/verdicts.js", "lib/words.js", "lib/elements.js",
  "content/blocks.js", "content/walk.js", "content/sections.js", "content/flows.js", "content/stale.js", "content/changes.js",
  "content/anchors.js", "content/dates.js", "content/page.js", "content/tone.js", "content/theme.js", "content/lines.js",
  "content/paint.js", "content/notes.js", "content/batches.js", "content/asking.js", "content/shown.js", "content/tells.js",
  "content/hit.js",
  "content/card/style.js", "lib/card/groups.js", "lib/card/sources.js", "lib/card/claim.js",
  "content/card/entity.js", "content/card/place.js", "content/card/card.js",
  "content/pointer.js", "content/reader.js"
];
