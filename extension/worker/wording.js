// The words of the language that the reader chose in place of the browser's.

import "../lib/words.js";
import { readMessages } from "./server.js";
import { settings } from "./settings.js";

/** Messages by key, or null where the browser's language is spoken. */
export async function wording() {
  const { language } = await settings();
  const found = /^[a-z]{2}$/.test(language ?? "") ? await readMessages(language) : null;
  return found && Object.fromEntries(Object.entries(found).map(([key, { message }]) => [key, message]));
}

/** Lets the worker itself speak that language, for the button's title. */
export async function speakChosen() {
  globalThis.sidelight.speak(await wording());
}
