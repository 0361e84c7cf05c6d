// The moderator's desk in the side panel: what is said on the page, sorted by what needs a look first, and a decision by
// one key. Loaded only where somebody is paired who may review.

import { outcomeOf, reason } from "../lib/status.js";
import { send } from "../lib/surface.js";
import { listItems, openingOf, sortItems } from "./items.js";
import { startKeys } from "./keys.js";
import { passagePart, SAYINGS, sayingForm } from "./passages.js";
import { judgementWord, rowOf } from "./row.js";
import { conflictPart, keysDialog, scopeWord, troublePart, unsentPart } from "./telling.js";

const { make, words, counted } = globalThis.sidelight;
const DECISIONS = ["right", "wrong-match", "wrong-relation", "wrong-value"];
const OF_CLAIMS = new Set(["wrong-relation", "wrong-value"]);
const isReplaceable = ({ state }) => state !== "done";

export class Desk {
  /** `root` is empty; `isAtWork()` says whether it is looked at. */
  constructor(root, person, isAtWork) {
    Object.assign(this, { root, isAtWork, tabId: undefined, told: null, reviews: new Map(), current: null, scope: "page" });
    Object.assign(this, { passage: null, form: null, past: [], pending: new Map(), notes: new Map(), turn: 0, isFresh: true });
    this.build(person);
    startKeys(isAtWork, (name) => this.act(name));
    chrome.runtime.onMessage.addListener((message, { tab, frameId }) => this.hear(message, tab, frameId));
  }

  build(person) {
    const part = (name, more = {}) => (this[name] = make("div", { class: name, ...more }));
    this.status = make("p", { class: "quiet", role: "status" });
    this.dialog = keysDialog();
    const header = make("header", {}, make("h1", { id: "desk-title" }, words("desk_title")), make("p", { class: "quiet" }, person));
    this.root.append(header, part("trouble"), part("selection"), part("list"), part("bar", { role: "group", "aria-label": words("desk_decide") }), this.dialog);
    this.showBar();
  }

  /** The tab that is looked at, or the page in it, has changed. */
  async see(tabId, overview) {
    if (tabId !== this.tabId) Object.assign(this, { tabId, told: null, passage: null, form: null, past: [] });
    this.overview = overview;
    if (this.isAtWork()) await this.load();
  }

  async load() {
    const turn = ++this.turn;
    const told = this.tabId === undefined ? null : await send("desk", { tabId: this.tabId, full: true });
    if (turn !== this.turn || !told) return;
    if (told.reviews?.state === "ok") this.reviews = new Map(told.reviews.answer.reviews.map((review) => [review.id, review]));
    else if (told.address !== this.told?.address) this.reviews.clear();
    this.told = told;
    await this.showTrouble(told.reviews && told.reviews.state !== "ok" ? { outcome: told.reviews, again: () => this.load() } : this.problem);
    this.show();
  }

  get items() {
    return listItems(this.told?.frames ?? [], [...this.reviews.values()]);
  }

  get rows() {
    const { waiting, names, decided } = sortItems(this.items);
    return [...waiting, ...names, ...decided];
  }

  get item() {
    return this.rows.find(({ id }) => id === this.current) ?? null;
  }

  show() {
    const { waiting, names, decided } = sortItems(this.items);
    const rows = [...waiting, ...names, ...decided];
    if (!rows.some(({ id }) => id === this.current)) this.current = rows[0]?.id ?? null;
    const hadFocus = this.list.contains(document.activeElement) || this.isFresh;
    const row = (item) => rowOf(item, item.id === this.current, { choose: (one) => this.choose(one), correct: (one, relation) => this.correct(one, relation) });
    const group = (title, items) => items.length ? [make("h2", {}, `${words(title)} (${items.length})`), make("ul", { class: "rows" }, ...items.map(row))] : [];
    this.list.replaceChildren(
      ...(this.overview ? reason(this.overview, { retry: () => send("read", { tabId: this.tabId }), unread: "panel_unread" }) : []),
      ...group("desk_waiting", waiting), ...group("names", names), ...group("desk_done", decided),
    );
    if (hadFocus && rows.length && this.isAtWork() && !this.form) this.focus();
    this.isFresh = this.isFresh && !rows.length;
    this.showSelection();
    this.showBar();
    this.root.dataset.state = this.overview ? outcomeOf(this.overview).state : "off";
    this.root.dataset.waiting = String(waiting.length);
  }

  focus() {
    this.list.querySelector("[aria-current]")?.focus({ preventScroll: true });
    this.list.querySelector(".open")?.scrollIntoView({ block: "nearest" });
  }

  showBar() {
    const { item } = this;
    const isClaim = (item?.note?.kind ?? item?.review?.kind) === "claim";
    const isOf = (decision) => item && (isClaim || !OF_CLAIMS.has(decision)) && (item.note || item.review?.kind !== "passage");
    const key = (cap) => make("kbd", { "aria-hidden": "true" }, cap);
    const decisions = DECISIONS.map((decision, at) => make(
      "button", { type: "button", "data-decision": decision, "aria-keyshortcuts": String(at + 1), disabled: !isOf(decision),
        "aria-pressed": String(item?.review?.decision === decision), click: () => this.decide(decision) },
      judgementWord(decision), key(at + 1),
    ));
    const tool = (name, cap, label) => make("button", { type: "button", "data-act": name, "aria-keyshortcuts": cap, click: () => this.act(name) }, label, key(cap));
    const focused = document.activeElement?.dataset?.act;
    this.bar.replaceChildren(
      make("div", { class: "decisions" }, ...decisions),
      make("div", { class: "tools" }, tool("scope", "w", words(scopeWord(this.scope))), tool("note", "n", words("desk_note")),
        tool("undo", "u", words("desk_undo")), tool("help", "?", words("desk_keys"))),
      this.status,
    );
    if (focused) this.bar.querySelector(`[data-act="${focused}"]`)?.focus();
  }

  act(name) {
    if (this.dialog.open) return false;
    const steps = { next: 1, previous: -1, first: -Infinity, last: Infinity };
    if (name in steps) return this.move(steps[name]);
    if (DECISIONS.includes(name)) return void this.decide(name);
    if (name in SAYINGS) return this.passage ? void this.begin(name) : void this.say(words("desk_select_first"));
    const others = {
      note: () => this.writeNote(), undo: () => this.undo(), help: () => this.dialog.showModal(), leave: () => this.leave(),
      queue: () => this.queue(),
      scope: () => {
        this.scope = this.scope === "page" ? "everywhere" : "page";
        this.showBar();
        this.say(words(this.scope === "page" ? "desk_says_here" : "desk_says_anywhere"));
      },
    };
    return others[name]?.();
  }

  say(text) {
    this.status.textContent = text;
  }

  move(by) {
    const { rows } = this;
    if (!rows.length) return false;
    const at = rows.findIndex(({ id }) => id === this.current);
    this.choose(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
    this.focus();
    return true;
  }

  choose(item) {
    if (!item) return;
    const focused = this.list.contains(document.activeElement);
    this.current = item.id;
    this.show();
    if (focused) this.focus();
    const [{ frameId }, id] = [item, item.note?.id ?? null];
    if (this.tabId !== undefined) send("desk-show", { tabId: this.tabId, frameId, id });
  }

  // One key: what was decided goes to the server, and the next one waits to be looked at.
  async decide(decision) {
    const { item } = this;
    if (!item || this.pending.has(item.id) || (!item.note && !item.review)) return;
    if (OF_CLAIMS.has(decision) && (item.note?.kind ?? item.review.kind) !== "claim") return;
    const note = this.notes.get(item.id) ?? item.review?.note ?? "";
    await this.ask(item, { decision, scope: this.scope, note, correction: {} });
  }

  async correct(item, relation) {
    const { decision, scope, note } = item.review;
    const wrong = item.review.seen.values.filter(({ slot }) => item.note?.values?.some((one) => one.slot === slot && !one.agrees));
    const slot = decision === "wrong-value" && wrong.length === 1 ? { slot: wrong[0].slot } : {};
    await this.ask(item, { decision, scope, note, correction: { relation, ...slot } }, { stay: true });
  }

  async ask(item, change, { stay = false } = {}) {
    const before = item.review;
    const request = before ? { id: before.id, version: before.version, change } : { opening: { ...openingOf(item, this.told.address), ...change } };
    const next = this.rows[this.rows.findIndex(({ id }) => id === item.id) + 1];
    this.pending.set(item.id, request);
    this.say(words("desk_sending"));
    const outcome = await this.send(request);
    this.pending.delete(item.id);
    if (outcome.state === "exists") return this.meet(item, outcome.current, change);
    if (outcome.state !== "ok") return;
    this.notes.delete(item.id);
    this.past.push({ id: outcome.answer.id, before: before?.state === "done" ? before : null });
    this.take(outcome.answer, item, stay ? null : next);
    this.say(words("desk_kept", judgementWord(outcome.answer.decision)));
  }

  // Sends a request; what did not arrive is told, and stays to be sent again.
  async send(request) {
    const outcome = (await send("decide", { tabId: this.tabId, request })) ?? { state: "unreachable" };
    const isWell = outcome.state === "ok" || outcome.state === "exists";
    if (!isWell) this.say("");
    await this.showTrouble(isWell ? null : { outcome, again: outcome.isLate ? null : undefined });
    return outcome;
  }

  // The decision holds: shown here at once, on the page as soon as it was asked again.
  take(review, item, next) {
    this.reviews.set(review.id, review);
    if (item && !next && !item.note) this.current = review.id;
    if (next) this.current = next.id;
    this.show();
    if (next && this.item) this.choose(this.item);
  }

  // Somebody decided in between. Where that is only that somebody should look, this is it.
  async meet(item, current, change) {
    this.reviews.set(current.id, current);
    const found = { ...item, review: current };
    if (isReplaceable(current)) return this.ask(found, change);
    this.say("");
    this.show();
    const shut = () => this.showTrouble(null).then(() => this.focus());
    const part = conflictPart(current, change, { take: () => shut().then(() => this.ask(found, change)), leave: shut });
    this.trouble.replaceChildren(part);
    part.querySelector("button").focus();
  }

  async undo() {
    const last = this.past.pop();
    const review = last ? this.reviews.get(last.id) : this.item?.review;
    if (!review || review.state !== "done") return this.say(words("desk_nothing_to_undo"));
    const { decision, scope, note, correction } = last?.before ?? { decision: "withdrawn", scope: review.scope, note: review.note, correction: {} };
    const change = { decision, scope, note, correction };
    const outcome = await this.send({ id: review.id, version: review.version, change });
    if (outcome.state === "exists") return this.meet({ id: review.id, note: null, review }, outcome.current, change);
    if (outcome.state !== "ok") return last && this.past.push(last);
    this.reviews.set(review.id, outcome.answer);
    this.show();
    const item = this.rows.find((one) => one.review?.id === review.id);
    if (item) this.choose(item);
    this.say(words("desk_undone"));
  }

  writeNote() {
    const { item } = this;
    if (!item) return;
    const field = make("textarea", { rows: 2, maxlength: 4000, "aria-label": words("desk_note") });
    field.value = this.notes.get(item.id) ?? item.review?.note ?? "";
    const keep = async (event) => {
      event.preventDefault();
      this.notes.set(item.id, field.value.trim());
      this.leave();
      if (item.review?.state !== "done") return this.say(words("desk_note_goes_along"));
      const { decision, scope, correction } = item.review;
      await this.ask(item, { decision, scope, note: field.value.trim(), correction }, { stay: true });
    };
    field.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && keep(event));
    this.form = make("form", { class: "saying", submit: keep }, make("label", {}, words("desk_note"), field), make("button", { class: "main" }, words("desk_save")));
    this.showSelection();
    field.focus();
  }

  begin(saying) {
    const acts = { seek: (text, kind) => this.seek(text, kind), send: (opening, label) => this.propose(opening, label), leave: () => this.leave() };
    const { form, focus } = sayingForm(saying, this.passage, this.told.address, acts);
    this.form = form;
    this.showSelection();
    focus();
  }

  async seek(text, kind) {
    const outcome = await send("seek", { words: text, kind });
    if (outcome?.state !== "ok") await this.showTrouble({ outcome: outcome ?? { state: "unreachable" } });
    return outcome?.state === "ok" ? outcome.answer.subjects : null;
  }

  async propose(opening) {
    const outcome = await this.send({ opening });
    const { decision, scope, note, correction } = opening;
    if (outcome.state === "exists") {
      this.leave();
      return this.meet({ id: outcome.current.id, note: null, review: outcome.current }, outcome.current, { decision, scope, note, correction });
    }
    if (outcome.state !== "ok") return undefined;
    this.past.push({ id: outcome.answer.id, before: null });
    this.passage = null;
    this.leave();
    this.take(outcome.answer);
    return this.say(words("desk_kept", judgementWord(decision)));
  }

  leave() {
    const wasOpen = this.form !== null;
    this.form = null;
    this.showSelection();
    if (wasOpen) this.focus();
  }

  async queue() {
    this.say(words("desk_sending"));
    const outcome = await send("queue", { tabId: this.tabId });
    await this.showTrouble(outcome.state === "ok" ? null : { outcome });
    this.say(outcome.state === "ok" ? counted("desk_queued", outcome.answer.opened) : "");
  }

  showSelection() {
    const isIdle = !this.passage && !this.form;
    this.selection.hidden = isIdle;
    if (this.form) this.selection.replaceChildren(...(this.passage ? [make("p", { class: "quote" }, `“${this.passage.quote}”`)] : []), this.form);
    else this.selection.replaceChildren(...(this.passage ? passagePart(this.passage, (saying) => this.begin(saying)) : []));
  }

  async showTrouble(problem) {
    this.problem = problem;
    const late = await send("unsent");
    const parts = [
      problem ? troublePart(problem.outcome, problem.again) : null,
      late?.length ? unsentPart(late.length, () => this.sendAgain(late), () => send("unsent", { drop: true }).then(() => this.showTrouble(null))) : null,
    ];
    this.trouble.replaceChildren(...parts.filter((part) => part));
  }

  async sendAgain(requests) {
    for (const request of requests) {
      const outcome = await this.send(request);
      if (outcome.state === "exists") return this.meet({ id: outcome.current.id, note: null, review: outcome.current }, outcome.current, decisionOf(request));
      if (outcome.state !== "ok") return undefined;
      this.reviews.set(outcome.answer.id, outcome.answer);
    }
    return this.show();
  }

  hear(message, tab, frameId) {
    if (message.type !== "selected" || tab?.id !== this.tabId || this.form) return;
    this.passage = message.passage && { ...message.passage, frameId };
    this.showSelection();
  }
}

function decisionOf({ change, opening }) {
  const { decision, scope, note, correction } = change ?? opening;
  return { decision, scope, note, correction };
}
