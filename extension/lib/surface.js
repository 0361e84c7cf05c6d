// What the extension's own pages have in common: their words, their questions to the worker, the tab that they speak of.

import "./verdicts.js";
import "./words.js";
import "./elements.js";

const { make, words, speak, locale, direction } = globalThis.sidelight;

export const send = (type, content = {}) => chrome.runtime.sendMessage({ type, ...content });

/** Puts the words of the chosen language into a page: wherever `data-words` names a message. */
export async function dress() {
  const { language } = await chrome.storage.local.get("language");
  if (language) speak(await send("wording"));
  Object.assign(document.documentElement, { lang: locale(), dir: direction() });
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = words(element.dataset.words);
}

/** The tab that is looked at; `?tab=` names it where a surface is opened as a page of its own. */
export async function findTab() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return chrome.tabs.get(Number(asked));
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

export const button = (label, click, kind = null) => make("button", { type: "button", class: kind, click }, label);

export const openOptions = () => chrome.runtime.openOptionsPage();

/** What the worker knows of a tab; `frames` are those that answered, the page itself first. `clicked` has it read first. */
export function overviewOf(tabId, { clicked = false } = {}) {
  return send("overview", { tabId, clicked });
}
