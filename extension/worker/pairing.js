// Being let in by a server that does not know this browser: a code is typed once, and the token that it gives is kept.

import { askForAccess, askForToken } from "./server.js";
import { save, settings } from "./settings.js";

const NOBODY = { name: "", person: "", scopes: [] };

// What the server means by a refusal of a code.
const REFUSED = { 401: "wrong", 403: "expired", 422: "wrong", 429: "spent" };

/** `{state: "ok", name}`, wrong | expired | spent with the server's own `detail`, or how the server failed, with its address. */
export async function pair({ code }) {
  const { server } = await settings();
  const { answer, ...outcome } = await askForToken(code);
  if (outcome.state !== "ok") return { ...outcome, state: REFUSED[outcome.status] ?? outcome.state };
  await keep(answer.token, server, answer);
  return { state: "ok", name: answer.name };
}

/** The same, by a person's own token, as `sidelight token add` prints it. */
export async function bear({ token }) {
  const { server } = await settings();
  const { answer, ...outcome } = await askForAccess(token);
  if (outcome.state !== "ok") return outcome.state === "unpaired" ? { ...outcome, state: "unknown" } : outcome;
  await keep(token, server, answer);
  return { state: "ok", name: answer.name };
}

// What one person could not send is not another's to send.
async function keep(token, server, { name, person = "", scopes = [] }) {
  const { paired } = await settings();
  if (paired && (paired.person !== person || paired.server !== server)) await drop();
  return save({ token, paired: { server, name, person, scopes } });
}

/** `{name, person, scopes}` of the token that is borne. One that a policy rules is asked about once in a session. */
export async function access() {
  const { server, token, paired, managed } = await settings();
  if (!token) return NOBODY;
  if (!managed.includes("token")) return paired?.server === server ? { ...NOBODY, ...paired } : NOBODY;
  const { access: kept } = await chrome.storage.session.get("access");
  if (kept?.token === token && kept.server === server) return kept.answer;
  const { answer } = await askForAccess();
  if (answer) await chrome.storage.session.set({ access: { token, server, answer } });
  return answer ?? NOBODY;
}

/** The token is dropped here; the server's owner takes it back with `sidelight pair --revoke`. */
export async function forget() {
  await Promise.all([save({ token: null, paired: null }), drop()]);
  return { state: "ok" };
}

function drop() {
  return chrome.storage.session.remove(["access", "unsent"]);
}
