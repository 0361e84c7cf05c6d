// Asks the server, and tells plainly how it went. The only file that fetches; the manifest's CSP binds it to 127.0.0.1.

import { settings } from "./settings.js";

/**
 * `{state: "ok", answer}`, with `answer.pages` where the server tells of the casefile in full, or, with `server` (its address), one of
 * unreachable | refused (with `status` and `title`) | slow | unreadable.
 */
export async function annotate(page) {
  const body = JSON.stringify({ ...page, locale: await locale(), offsets: "utf-16" });
  const outcome = await request("/v1/annotations", {
    method: "POST", body, headers: { "Content-Type": "application/json" },
  });
  if (outcome.state !== "ok") return outcome;
  if (!isAnnotation(outcome.answer)) return failure("unreadable");
  const { server } = await settings();
  return { ...outcome, answer: { ...outcome.answer, pages: `${server}/casefile` } };
}

/** The same outcomes; `answer` holds what `/health` says. */
export function health() {
  return request("/health", {});
}

/** `{key: {message}}` of a language of the extension's own files, or null where there is none. */
export async function readMessages(language) {
  const file = chrome.runtime.getURL(`_locales/${language}/messages.json`);
  return fetch(file).then((response) => response.json(), () => null);
}

async function locale() {
  return ((await settings()).language || chrome.i18n.getUILanguage()).split(/[-_]/)[0];
}

async function request(path, options) {
  const { server, timeout } = await settings();
  try {
    const response = await fetch(server + path, {
      ...options, signal: AbortSignal.timeout(timeout),
      cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
    });
    return response.ok ? await success(response) : await refusal(response);
  } catch (fault) {
    return failure(fault.name === "TimeoutError" ? "slow" : "unreachable");
  }
}

async function failure(state, more = {}) {
  const { server } = await settings();
  return { state, server: server.replace(/^https?:\/\//, ""), ...more };
}

async function success(response) {
  const answer = await json(response);
  return answer ? { state: "ok", answer } : failure("unreadable");
}

// RFC 9457: the title is for people.
async function refusal(response) {
  const problem = await json(response);
  return failure("refused", { status: response.status, title: String(problem?.title ?? response.statusText) });
}

async function json(response) {
  try {
    const found = JSON.parse(await response.text());
    return typeof found === "object" ? found : null;
  } catch (fault) {
    if (fault.name === "TimeoutError") throw fault;
    return null;
  }
}

function isAnnotation(answer) {
  const notes = [answer.entities, answer.claims, answer.sources];
  return Array.isArray(answer.highlights) && notes.every((part) => part !== null && typeof part === "object");
}
