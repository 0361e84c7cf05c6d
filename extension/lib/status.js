// How the reading of a tab went, and how the server does, in words: one text for all pages of the extension.

import { hostOf } from "./addresses.js";
import { button, openOptions, send } from "./surface.js";

const { make, words } = globalThis.sidelight;

const LINES = { off: "status_unread", working: "status_working", unread: "status_private", ok: "status_nothing", empty: "status_nothing", closed: "status_nothing" };
// Where a server was asked in vain, a part may have gone out; before an answer nobody knows.
const UNTOLD = new Set(["working", "unreachable"]);

/** One for the whole tab: a frame that was answered tells more than a page around it that has nothing to ask. */
export function outcomeOf({ frames }) {
  const outcomes = frames.map(({ summary }) => summary.outcome);
  return outcomes.find(({ state }) => state === "ok") ?? outcomes[0] ?? { state: "off" };
}

export const notesOf = ({ frames }) =>
  frames.flatMap(({ frameId, summary }) => summary.items.map((item) => ({ ...item, frameId })));

/** What is to be said before any notes, as elements: why there are none, or what went wrong. */
export function reason(overview, { retry, unread = "status_unread" }) {
  const { settings, site, frames } = overview;
  const line = (key) => [make("p", {}, words(key))];
  if (!settings.enabled) return line("status_off");
  if (site?.host && !site.on) return line("status_site_off");
  if (!frames.length) return line(unread);
  const outcome = outcomeOf(overview);
  if (!LINES[outcome.state]) return [problem(outcome, retry)];
  return notesOf(overview).length ? [] : line(LINES[outcome.state]);
}

/** What went wrong with a server, in a sentence. */
export const faultLine = ({ state, server, title = "" }) => words(`problem_${state}`, server, title);

/** Asks whether the server is there: `{state, text}`, ok or how it failed, and the sentence that says so. */
export async function askServer() {
  const [{ server }, outcome] = await Promise.all([send("settings"), send("health")]);
  const { state } = outcome;
  return { state, text: state === "ok" ? words("server_well", hostOf(server)) : faultLine(outcome) };
}

// What went wrong and what to do, with a button to do it.
function problem(outcome, retry) {
  const { state } = outcome;
  const act = state === "unpaired" ? button(words("pair_again"), openOptions) : button(words("try_again"), retry);
  return make(
    "div", { class: "problem" },
    make("p", {}, make("b", {}, faultLine(outcome))),
    make("p", {}, words(`advice_${state}`)),
    act,
  );
}

/** What of the page left the browser; empty where that is not known. */
export function sentLine({ frames, settings }) {
  const outcomes = frames.map(({ summary }) => summary.outcome);
  if (outcomes.some(({ sent }) => sent)) return words("sent_text", hostOf(settings.server));
  return outcomes.some(({ state }) => UNTOLD.has(state)) ? "" : words("sent_nothing");
}
