// The toolbar button: the number of notes, nothing where there are none, and "!" where the server did not answer.

import "../lib/words.js";
import { speakChosen } from "./wording.js";

const { words, counted } = globalThis.sidelight;
const PROBLEMS = new Set(["unreachable", "refused", "slow", "unreadable", "unpaired"]);
const COLOURS = { notes: "#1d2b3a", problem: "#8f5500" };

export async function showBadge(tabId, { outcome, counts }) {
  const troubled = PROBLEMS.has(outcome.state);
  const text = troubled ? "!" : counts.notes ? String(counts.notes) : "";
  await speakChosen();
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: troubled ? COLOURS.problem : COLOURS.notes }),
      chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      chrome.action.setTitle({ tabId, title: title(outcome, counts, troubled) }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}

function title(outcome, counts, troubled) {
  if (troubled) return words(`problem_${outcome.state}`, outcome.server, outcome.title ?? "");
  if (outcome.state === "off") return words("status_off");
  return counts.notes ? counted("notes_here", counts.notes) : words("name");
}
