// Which server is asked, whether it answers, and the pairing with it.

import { hostOf } from "../lib/addresses.js";
import { askServer, faultLine } from "../lib/status.js";
import { send } from "../lib/surface.js";

const { make, words } = globalThis.sidelight;
const find = (id) => document.getElementById(id);

// What this copy's own policy lets it ask: nothing that is set here can widen that.
const policy = chrome.runtime.getManifest().content_security_policy.extension_pages;
const ALLOWED = (/connect-src ([^;]+)/.exec(policy)?.[1] ?? "").split(" ").filter((source) => source.startsWith("http"));

// The origin of an address that this copy may ask; null where it may not, or where it is no address.
function allowed(address) {
  const url = URL.parse(address);
  const anyPort = url && `${url.protocol}//${url.hostname}:*`;
  return url && ALLOWED.some((source) => source === anyPort || URL.parse(source)?.origin === url.origin) ? url.origin : null;
}

export async function startServer(settings, choose) {
  const field = find("server");
  field.value = settings.server;
  field.addEventListener("change", () => setServer(field, choose));
  find("test").addEventListener("click", test);
  find("pairing").addEventListener("submit", pair);
  find("forget").addEventListener("click", forget);
  find("server-only").append(...onlyThis());
  showPairing(settings);
  await test();
}

// `$1` in the sentence is what may be asked, `$2` the command for a copy of one's own.
function onlyThis() {
  const code = (text) => make("code", { dir: "ltr" }, text);
  const parts = words("server_only", "\u0001", "\u0002").split(/([\u0001\u0002])/);
  const told = { "\u0001": ALLOWED.join(", "), "\u0002": "sidelight extension --server URL DIR" };
  return parts.map((part) => (told[part] ? code(told[part]) : part));
}

async function setServer(field, choose) {
  const origin = allowed(field.value.trim());
  field.setAttribute("aria-invalid", String(!origin));
  if (!origin) return say(words("server_not_allowed"), "fault");
  field.value = origin;
  await choose({ server: origin });
  await follow();
}

function say(text, state) {
  const line = find("server-says");
  line.textContent = text;
  line.className = state === "ok" ? "" : state;
  line.dataset.state = state;
}

async function test() {
  say(words("server_asking"), "quiet");
  const { state, text } = await askServer();
  if (state === "ok") return say(text, "ok");
  say(`${text} ${words(`advice_${state}`)}`, "fault");
}

// A token is good for the server alone that gave it.
function showPairing({ token, server, paired, managed }) {
  const isPaired = Boolean(token) && (managed.includes("token") || paired?.server === server);
  tellPairing(isPaired ? words("pairing_paired", hostOf(server)) : words("pairing_not"));
  if (isPaired) tellWhose();
  find("forget").hidden = !isPaired;
}

// Under whose name this browser decides, and that it may.
async function tellWhose() {
  const { person, scopes } = (await send("access")) ?? { scopes: [] };
  if (scopes.includes("review")) find("pairing-state").append(` ${words("pairing_review", person)}`);
  else if (scopes.includes("read")) find("pairing-state").append(` ${words("pairing_read")}`);
}

function tellPairing(text, kind = "") {
  Object.assign(find("pairing-state"), { textContent: text, className: kind });
}

async function pair(event) {
  event.preventDefault();
  const typed = find("code").value.replaceAll(/\s/g, "");
  const outcome = await (/^[\d-]{0,8}$/.test(typed) ? send("pair", { code: typed.replaceAll("-", "") }) : send("bear", { token: typed }));
  if (outcome.state !== "ok") return tellPairing(words(`pairing_${outcome.state}`) || faultLine(outcome), "fault");
  find("code").value = "";
  await follow();
}

const forget = () => send("forget").then(follow);

async function follow() {
  showPairing(await send("settings"));
  await test();
}
