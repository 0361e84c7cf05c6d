// The moderator's desk in the side panel: what is said on the page, sorted by what needs a look first, and a decision by
// one key. Loaded only where somebody is paired who may review.

import { outcomeOf, reason } from "../lib/status.js";
import { send } from "../lib/surface.js";
import { barParts, DECISIONS } from "./bar.js";
import { Decider } from "./deciding.js";
import { listItems, sortItems } from "./items.js";
import { startKeys } from "./keys.js";
import { passagePart, SAYINGS, sayingForm } from "./passages.js";
import { judgementWord, rowOf } from "./row.js";
import { keysDialog, troublePart, unsentPart } from "./telling.js";

const { make, words, counted } = globalThis.sidelight;
const MOST_NAMES = 20;

export class Desk {
  /** `root` is empty; `isAtWork()` says whether it is looked at. */
  constructor(root, person, isAtWork) {
    Object.assign(this, { root, isAtWork, tabId: undefined, told: null, reviews: new Map(), seen: new Map(), labels: new Map(), current: null, scope: "page" });
    Object.assign(this, { passage: null, form: null, conflict: null, stale: [], turn: 0, changes: 0, isFresh: true });
    this.decider = new Decider(this);
    this.build(person);
    startKeys(isAtWork, (name) => this.act(name));
    chrome.runtime.onMessage.addListener((message, { tab, frameId }) => this.hear(message, tab, frameId));
  }

  build(person) {
    const part = (name, more = {}) => (this[name] = make("div", { class: name, ...more }));
    this.status = make("p", { class: "quiet", role: "status" });
    this.dialog = keysDialog();
    const header = make("header", {}, make("h1", { id: "desk-title" }, words("desk_title")), make("p", { class: "quiet" }, person));
    this.root.append(header, part("trouble"), part("selection"), part("board"), part("bar", { role: "group", "aria-label": words("desk_decide") }), this.dialog);
    this.showBar();
  }

  /** The tab that is looked at, or the page in it, has changed. */
  async see(tabId, overview) {
    if (tabId !== this.tabId) this.decider.forget();
    if (tabId !== this.tabId) Object.assign(this, { tabId, told: null, passage: null, form: null, conflict: null });
    this.overview = overview;
    if (this.isAtWork()) await this.load();
  }

  async load() {
    const turn = ++this.turn;
    const { changes } = this;
    const told = this.tabId === undefined ? null : await send("desk", { tabId: this.tabId, known: this.told?.address });
    if (turn !== this.turn || !told) return;
    if (told.address !== this.told?.address) this.reviews.clear();
    this.told = told;
    this.stale = told.stale ?? this.stale;
    const { reviews } = told;
    if (Array.isArray(reviews?.answer?.reviews)) this.learn(reviews.answer.reviews, changes === this.changes);
    const isAway = reviews && reviews.state !== "ok";
    await this.showTrouble(isAway ? { outcome: reviews, word: "desk_not_asked", again: () => this.load() } : this.problem);
    this.show();
    await this.name();
  }

  // What was decided here while the list was on its way is newer than the list.
  learn(reviews, isNewest) {
    if (isNewest) this.reviews.clear();
    for (const review of reviews) if (!(this.reviews.get(review.id)?.version > review.version)) this.reviews.set(review.id, review);
  }

  // Decisions that show nothing on the page still say what they are about.
  async name() {
    const isNameless = ({ note, review }) => !note && review.subject && !this.labels.has(review.subject) && !this.seen.has(review.id);
    const nameless = new Map(this.items.filter(isNameless).map(({ review }) => [review.subject, review.kind]));
    for (const [subject, kind] of [...nameless].slice(0, MOST_NAMES)) {
      const found = (await this.seek(subject.replaceAll("-", " "), kind)) ?? [];
      this.labels.set(subject, found.find(({ id }) => id === subject)?.label ?? subject);
    }
    if (nameless.size) this.show();
  }

  get items() {
    const items = listItems(this.told?.frames ?? [], [...this.reviews.values()]);
    for (const { note, review, answer, frameId } of items) if (note && review) this.seen.set(review.id, { note, answer, frameId });
    const reasonOf = ({ review }) => this.stale.find(({ id }) => id === review?.id)?.reason;
    return items.map((item) => (item.note ? item : { ...item, was: this.seen.get(item.review.id), name: this.labels.get(item.review.subject), stale: reasonOf(item) }));
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
    this.current = this.findCurrent(rows)?.id ?? null;
    this.about = this.item?.review?.id;
    const hadFocus = this.board.contains(document.activeElement) || this.isFresh;
    const row = (item) => rowOf(item, item.id === this.current, { choose: (one) => this.choose(one), correct: (one, relation) => this.decider.correct(one, relation) });
    const group = (title, items) => items.length ? [make("h2", {}, `${words(title)} (${items.length})`), make("ul", { class: "rows" }, ...items.map(row))] : [];
    this.board.replaceChildren(
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

  // A highlight that goes or comes back leaves its decision where it was looked at.
  findCurrent(rows) {
    const isSame = ({ review }) => review && review.id === this.about;
    return rows.find(({ id }) => id === this.current) ?? rows.find(isSame) ?? rows[0];
  }

  focus() {
    this.board.querySelector("[aria-current]")?.focus({ preventScroll: true });
  }

  // The whole of the open row where there is room, its beginning where there is not.
  bringIntoView() {
    const row = this.board.querySelector(".open");
    if (row && row === this.board.querySelector(".item")) scrollTo(0, 0);
    else row?.scrollIntoView({ block: "start" });
  }

  showBar() {
    const focused = document.activeElement?.dataset?.act;
    const acts = { decide: (decision) => this.decider.decide(decision), act: (name) => this.act(name) };
    this.bar.replaceChildren(...barParts(this.item, this.scope, acts), this.status);
    if (focused) this.bar.querySelector(`[data-act="${focused}"]`)?.focus();
  }

  act(name) {
    if (this.dialog.open) return false;
    const steps = { next: 1, previous: -1, first: -Infinity, last: Infinity };
    if (name in steps) return this.move(steps[name]);
    if (DECISIONS.includes(name)) return void this.decider.decide(name);
    if (name in SAYINGS) return this.passage ? void this.begin(name) : void this.say(words("desk_select_first"));
    const others = {
      note: () => this.writeNote(), undo: () => this.decider.undo(), help: () => this.dialog.showModal(), leave: () => this.leave(),
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
    const focused = this.board.contains(document.activeElement);
    this.current = item.id;
    this.show();
    if (focused) this.focus();
    this.bringIntoView();
    const [{ frameId }, id] = [item, item.note?.id ?? null];
    if (this.tabId !== undefined) send("desk-show", { tabId: this.tabId, frameId, id });
  }

  // The decision holds: shown here at once, on the page as soon as it was asked again.
  take(review, item, next) {
    this.changes += 1;
    this.reviews.set(review.id, review);
    if (item && !next && !item.note) this.current = review.id;
    if (next) this.current = next.id;
    this.show();
    if (next && this.item) this.choose(this.item);
  }

  writeNote() {
    const { item } = this;
    if (!item) return;
    const field = make("textarea", { rows: 2, maxlength: 4000, "aria-label": words("desk_note") });
    field.value = this.decider.notes.get(item.id) ?? item.review?.note ?? "";
    const keep = async (event) => {
      event.preventDefault();
      this.decider.notes.set(item.id, field.value.trim());
      this.leave();
      if (item.review?.state !== "done") return this.say(words("desk_note_goes_along"));
      const { decision, scope, correction } = item.review;
      await this.decider.ask(item, { decision, scope, note: field.value.trim(), correction }, { stay: true });
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
    if (outcome?.state !== "ok") await this.showTrouble({ outcome: outcome ?? { state: "unreachable" }, word: "desk_not_asked" });
    return outcome?.state === "ok" ? outcome.answer.subjects : null;
  }

  async propose(opening) {
    const outcome = await this.decider.send({ opening });
    const { decision, scope, note, correction } = opening;
    if (outcome.state === "exists") {
      this.leave();
      return this.decider.meet({ id: outcome.current.id, note: null, review: outcome.current }, outcome.current, { decision, scope, note, correction });
    }
    if (outcome.state !== "ok") return undefined;
    this.decider.past.push({ id: outcome.answer.id, before: null });
    // The words are still selected: more may be said of them.
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
      this.conflict,
      problem ? troublePart(problem.outcome, problem.again, problem.word) : null,
      late?.length ? unsentPart(late.length, () => this.decider.sendAgain(late), () => send("unsent", { drop: true }).then(() => this.showTrouble(null))) : null,
    ];
    this.trouble.replaceChildren(...parts.filter((part) => part));
  }

  hear(message, tab, frameId) {
    if (tab === undefined || tab.id !== this.tabId) return;
    if (message.type === "opened") this.hearOpened(message, frameId);
    if (message.type !== "selected" || this.form) return;
    this.passage = message.passage && { ...message.passage, frameId };
    this.showSelection();
  }

  // A note was opened on the page: it is the one to look at here.
  hearOpened({ index }, frameId) {
    const item = index < 0 ? null : this.rows.find((one) => one.frameId === frameId && one.note?.stop === index);
    if (!item || item.id === this.current) return;
    this.current = item.id;
    this.show();
    this.bringIntoView();
  }
}
