// Asks the server, and tells plainly how it went. The only file that fetches; the manifest's CSP binds it to
// 127.0.0.1, or to the one server for which `sidelight extension --server` wrote the copy.

import { hostOf } from "../lib/addresses.js";
import { settings } from "./settings.js";

/**
 * `{state: "ok", answer}`, with `answer.pages` where the server tells of the casefile in full, or, with `server` (its address), one of
 * unreachable | slow | unreadable | unpaired | refused, the last two with the `status`, `title` and `detail` of its problem.
 * `sent` says that the text of the page has gone to the server, whatever came of it.
 */
export async function annotate(page) {
  const { server } = await settings();
  const body = JSON.stringify({ ...page, locale: await locale(), offsets: "utf-16" });
  const outcome = await request("/v1/annotations", {
    method: "POST", body, headers: { "Content-Type": "application/json" },
  });
  if (outcome.state !== "ok") return { ...outcome, sent: outcome.state !== "unreachable" };
  if (!isAnnotation(outcome.answer)) return { ...(await failure("unreadable")), sent: true };
  return { ...outcome, sent: true, answer: { ...outcome.answer, pages: `${server}/casefile` } };
}

/** The same outcomes; `answer` is the list and `etag` its tag, or it is `unchanged` since the one of that tag. */
export async function askForGate(etag, patience) {
  const outcome = await request("/v1/gate", { headers: etag ? { "If-None-Match": etag } : {} }, patience);
  return outcome.state !== "ok" || outcome.unchanged || isGate(outcome.answer) ? outcome : failure("unreadable");
}

/** The same outcomes; `answer` holds the token and the name of the pairing. */
export async function askForToken(code) {
  const body = JSON.stringify({ code });
  const outcome = await request("/v1/pairings", { method: "POST", body, headers: { "Content-Type": "application/json" } });
  return outcome.state !== "ok" || typeof outcome.answer.token === "string" ? outcome : failure("unreadable");
}

/** The same outcomes; `answer` says under which name a token comes, and its scopes. Without one, the kept token is meant. */
export async function askForAccess(token) {
  const outcome = await request("/v1/access", token ? { headers: { Authorization: `Bearer ${token}` } } : {});
  return outcome.state !== "ok" || Array.isArray(outcome.answer.scopes) ? outcome : failure("unreadable");
}

/** What the desk asks, under `/v1/`: the same outcomes, and of what is refused `current`, the review that holds. */
export function askAtDesk(path, { method = "GET", body, version } = {}) {
  const headers = { ...(body && { "Content-Type": "application/json" }), ...(version && { "If-Match": `"${version}"` }) };
  return request(`/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

/** The language in which notes are asked for. */
export async function locale() {
  return ((await settings()).language || chrome.i18n.getUILanguage()).split(/[-_]/)[0];
}

/** `{key: {message}}` of a language of the extension's own files, or null where there is none. */
export async function readMessages(language) {
  const file = chrome.runtime.getURL(`_locales/${language}/messages.json`);
  return fetch(file).then((response) => response.json(), () => null);
}

async function request(path, options, patience) {
  const now = await settings();
  const { server, timeout } = now;
  try {
    const response = await fetch(server + path, {
      ...options, headers: { ...bearer(now), ...options.headers }, signal: AbortSignal.timeout(Math.min(patience ?? timeout, timeout)),
      cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
    });
    if (response.status === 304) return { state: "ok", unchanged: true };
    return response.ok ? await success(response) : await refusal(response);
  } catch (fault) {
    return failure(fault.name === "TimeoutError" ? "slow" : "unreachable");
  }
}

// A token is shown to nobody but the server that gave it.
function bearer({ server, token, paired, managed }) {
  const isIts = managed.includes("token") || paired?.server === server;
  return token && isIts ? { Authorization: `Bearer ${token}` } : {};
}

async function failure(state, more = {}) {
  const { server } = await settings();
  return { state, server: hostOf(server), ...more };
}

async function success(response) {
  const answer = await json(response);
  const etag = response.headers.get("ETag");
  return answer ? { state: "ok", answer, ...(etag && { etag }) } : failure("unreadable");
}

// RFC 9457: title and detail are for people.
async function refusal(response) {
  const problem = await json(response);
  const { status, statusText } = response;
  const state = status === 401 || status === 403 ? "unpaired" : "refused";
  return failure(state, { status, title: String(problem?.title ?? statusText), detail: String(problem?.detail ?? ""), ...(isObject(problem?.current) && { current: problem.current }) });
}

async function json(response) {
  try {
    const found = JSON.parse(await response.text());
    return isObject(found) ? found : null;
  } catch (fault) {
    if (fault.name === "TimeoutError") throw fault;
    return null;
  }
}

function isGate({ endings, names, small, initials, casefile }) {
  return [endings, small].every(Array.isArray) && isObject(names) && isObject(casefile) && typeof initials === "string";
}

const isObject = (part) => part !== null && typeof part === "object";

function isAnnotation(answer) {
  const notes = [answer.entities, answer.claims, answer.sources];
  return Array.isArray(answer.highlights) && notes.every(isObject);
}
