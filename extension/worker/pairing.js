// Being let in by a server that does not know this browser: a code is typed once, and the token that it gives is kept.

import { askForToken } from "./server.js";
import { save, settings } from "./settings.js";

// What the server means by a refusal of a code.
const REFUSED = { 401: "wrong", 403: "expired", 422: "wrong", 429: "spent" };

/** `{state: "ok", name}`, wrong | expired | spent with the server's own `detail`, or how the server failed, with its address. */
export async function pair({ code }) {
  const { server } = await settings();
  const { answer, ...outcome } = await askForToken(code);
  if (outcome.state !== "ok") return { ...outcome, state: REFUSED[outcome.status] ?? outcome.state };
  await save({ token: answer.token, paired: { server, name: answer.name } });
  return { state: "ok", name: answer.name };
}

/** The token is dropped here; the server's owner takes it back with `sidelight pair --revoke`. */
export async function forget() {
  await save({ token: null, paired: null });
  return { state: "ok" };
}
