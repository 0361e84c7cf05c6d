// The side panel (sidebar in Firefox): all notes of the page that is looked at. It follows the reader from tab to tab and
// the page as it changes.

import { button, dress, findTab, overviewOf, send } from "../lib/surface.js";
import { notesOf, outcomeOf, reason } from "../lib/status.js";
import { filtered, listKinds } from "./filter.js";
import { followModes } from "./modes.js";
import { startKeys } from "./keys.js";
import { markCurrent, noteList } from "./list.js";

const { make, words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);
const [found, text, kind] = [find("found"), find("text"), find("kind")];
const WAIT = 150;
// Whoever is paired otherwise, or with another server, has another panel.
const ANEW = ["language", "token", "paired", "server"];

let tabId;
let overview;
let current;
let timer;
let modes;
let turn = 0;

const notes = () => notesOf(overview);

// What was asked of another tab meanwhile is of no interest any more.
async function load() {
  const own = ++turn;
  const tab = await findTab();
  if (own !== turn) return;
  if (tab?.id !== tabId) current = undefined;
  tabId = tab?.id;
  const known = tabId === undefined ? null : await overviewOf(tabId);
  if (own !== turn) return;
  if (known) modes.see(tabId, known);
  if (!known || JSON.stringify(known) === JSON.stringify(overview)) return;
  overview = known;
  show();
}

// Many things may change at once; the list is made anew when they are done.
function loadSoon() {
  clearTimeout(timer);
  timer = setTimeout(load, WAIT);
}

function show() {
  const all = notes();
  listKinds(kind, all);
  for (const id of ["filter", "keys"]) find(id).hidden = !all.length;
  showNotes();
  document.body.dataset.state = outcomeOf(overview).state;
}

function showNotes() {
  const all = notes();
  const shown = filtered(all, { text: text.value, kind: kind.value });
  const focused = document.activeElement?.dataset.note;
  find("shown").textContent = shown.length < all.length ? words("panel_shown", shown.length, all.length) : "";
  const list = shown.length ? noteList(shown, jump) : all.length ? noMatch() : [];
  found.replaceChildren(...reason(overview, { retry, unread: "panel_unread" }), ...list);
  if (focused) found.querySelector(`[data-note="${focused}"]`)?.focus();
  markCurrent(found, current);
}

function noMatch() {
  const showAll = () => {
    text.value = kind.value = "";
    showNotes();
    text.focus();
  };
  return [make("p", {}, words("panel_no_match")), button(words("panel_show_all"), showAll)];
}

const retry = () => send("read", { tabId }).then(loadSoon);

const jump = ({ frameId, index }) => send("jump", { tabId, frameId, index });

// The worker tells that a tab has changed; which note is open is heard from the page itself.
function heard(message, { tab, frameId }) {
  if (message.type === "changed" && message.tabId === tabId) loadSoon();
  if (message.type !== "opened" || tab === undefined || tab.id !== tabId) return;
  current = message.index < 0 ? undefined : `${frameId}:${message.index}`;
  markCurrent(found, current);
}

function follow() {
  chrome.runtime.onMessage.addListener(heard);
  chrome.tabs.onActivated.addListener(loadSoon);
  chrome.tabs.onUpdated.addListener((id, { status }) => id === tabId && status && loadSoon());
  chrome.storage.onChanged.addListener((changes, area) => area === "local" && (ANEW.some((key) => key in changes) ? location.reload() : loadSoon()));
}

async function start() {
  await dress();
  text.setAttribute("aria-label", words("panel_search"));
  text.placeholder = words("panel_search");
  kind.setAttribute("aria-label", words("panel_kind"));
  for (const field of [text, kind]) field.addEventListener("input", showNotes);
  startKeys(text, found);
  modes = await followModes();
  follow();
  await load();
}

start();
