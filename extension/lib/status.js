// How the reading of a tab went, in words: one text for popup and panel.

import { button, openOptions } from "./surface.js";

const { make, words } = globalThis.sidelight;

const LINES = { working: "status_working", unread: "status_private", ok: "status_nothing", empty: "status_nothing", closed: "status_nothing" };
const ANSWERED = new Set(["ok", "refused", "slow", "unreadable", "unpaired"]);
const UNSENT = new Set(["off", "unread", "empty", "closed"]);

/** One for the whole tab: a frame that was answered tells more than a page around it that has nothing to ask. */
export function outcomeOf({ frames }) {
  const outcomes = frames.map(({ summary }) => summary.outcome);
  return outcomes.find(({ state }) => state === "ok") ?? outcomes[0] ?? { state: "off" };
}

export const notesOf = ({ frames }) =>
  frames.flatMap(({ frameId, summary }) => summary.items.map((item) => ({ ...item, frameId })));

/** Why there is no note, as elements; null where there are some. */
export function reason(overview, { retry, unread = "status_unread" }) {
  const { settings, site, frames } = overview;
  const line = (key) => [make("p", {}, words(key))];
  if (!settings.enabled) return line("status_off");
  if (site?.host && !site.on) return line("status_site_off");
  if (!frames.length) return line(unread);
  if (notesOf(overview).length) return null;
  const outcome = outcomeOf(overview);
  return LINES[outcome.state] ? line(LINES[outcome.state]) : [problem(outcome, retry)];
}

/** What went wrong and what to do, with a button to do it. */
export function problem({ state, server, title = "" }, retry) {
  const act = state === "unpaired" ? button(words("pair_again"), openOptions) : button(words("try_again"), retry);
  return make(
    "div", { class: "problem" },
    make("p", {}, make("b", {}, words(`problem_${state}`, server, title))),
    make("p", {}, words(`advice_${state}`)),
    act,
  );
}

/** What of the page left the browser; empty where that is not known yet. */
export function sentLine(overview) {
  const { state } = outcomeOf(overview);
  if (overview.frames.some(({ summary }) => ANSWERED.has(summary.outcome.state))) return words("sent_text", hostOf(overview.settings.server));
  return UNSENT.has(state) ? words("sent_nothing") : "";
}

export const hostOf = (address) => address.replace(/^https?:\/\//, "");
