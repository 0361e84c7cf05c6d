// Whether a page is about the case, by its bare words first, by its blocks once it is read. Between the two lies the
// reading of it, which is brought in only then.

import "../lib/gate.js";
import { gate } from "./gate.js";
import { nextKeys } from "./keys.js";
import { dressFrame } from "./looks.js";
import { bringReader } from "./readers.js";
import { settings } from "./settings.js";
import { wording } from "./wording.js";

const { mayOpen, opensGate } = globalThis.sidelight;

/** `{open}`: whether these blocks are about the case; or `{trouble}`. */
export async function weigh({ texts }) {
  const { gate: list, trouble } = await gate();
  return list ? { open: opensGate(texts, list) } : { trouble };
}

/** `{trouble}` where no list is to be had, `{open: false}`, or what a reading starts with; by then its scripts are there. */
export async function glance({ text, isLoaded }, sender) {
  const { gate: list, trouble } = await gate();
  if (!list) return { trouble };
  if (!mayOpen(text, list)) return { open: false };
  const [{ kinds, marking }, messages, keys] = await Promise.all([
    settings(), wording(), nextKeys(), isLoaded || bringReader(sender), dressFrame(sender.tab.id, sender.frameId),
  ]);
  return { open: true, messages, keys, view: { kinds, marking } };
}
