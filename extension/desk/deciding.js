// Deciding: what goes to the server, what becomes of it, and the way back.

import { send } from "../lib/surface.js";
import { OF_CLAIMS } from "./bar.js";
import { openingOf } from "./items.js";
import { judgementWord } from "./row.js";
import { conflictPart } from "./telling.js";

const { words } = globalThis.sidelight;

export class Decider {
  constructor(desk) {
    Object.assign(this, { desk, past: [], pending: new Set(), notes: new Map() });
  }

  forget() {
    this.past = [];
  }

  // One key: what was decided goes to the server, and the next one waits to be looked at.
  async decide(decision) {
    const { item } = this.desk;
    if (!item || this.pending.has(item.id) || (!item.note && !item.review)) return;
    if (OF_CLAIMS.has(decision) && (item.note?.kind ?? item.review.kind) !== "claim") return;
    const note = this.notes.get(item.id) ?? item.review?.note ?? "";
    await this.ask(item, { decision, scope: this.desk.scope, note, correction: {} });
  }

  async correct(item, relation) {
    const { decision, scope, note } = item.review;
    const wrong = ((item.note ?? item.was?.note)?.values ?? []).filter(({ agrees }) => !agrees);
    const slot = decision === "wrong-value" && wrong.length === 1 ? { slot: wrong[0].slot } : {};
    await this.ask(item, { decision, scope, note, correction: { relation, ...slot } }, { stay: true });
  }

  async ask(item, change, { stay = false } = {}) {
    const before = item.review;
    const request = before ? { id: before.id, version: before.version, change } : { opening: { ...openingOf(item, this.desk.told.address), ...change } };
    const next = this.desk.rows[this.desk.rows.findIndex(({ id }) => id === item.id) + 1];
    this.pending.add(item.id);
    this.desk.say(words("desk_sending"));
    const outcome = await this.send(request);
    this.pending.delete(item.id);
    if (outcome.state === "exists") return this.meet(item, outcome.current, change);
    if (outcome.state !== "ok") return;
    this.notes.delete(item.id);
    this.past.push({ id: outcome.answer.id, before: before?.state === "done" ? before : null });
    this.desk.take(outcome.answer, item, stay ? null : next);
    this.desk.say(words("desk_kept", judgementWord(outcome.answer.decision)));
  }

  // Sends a request; what did not arrive is told, and stays to be sent again.
  async send(request) {
    const outcome = (await send("decide", { tabId: this.desk.tabId, request })) ?? { state: "unreachable" };
    const isWell = outcome.state === "ok" || outcome.state === "exists";
    if (!isWell) this.desk.say("");
    await this.desk.showTrouble(isWell ? null : { outcome, again: outcome.isLate ? null : undefined });
    return outcome;
  }

  // Somebody decided in between.
  async meet(item, current, change) {
    this.desk.changes += 1;
    this.desk.reviews.set(current.id, current);
    const found = { ...item, review: current };
    this.desk.say("");
    this.desk.show();
    const shut = async () => {
      this.desk.conflict = null;
      await this.desk.showTrouble(null);
      this.desk.focus();
    };
    const part = conflictPart(current, change, { take: () => shut().then(() => this.ask(found, change)), leave: shut });
    this.desk.conflict = part;
    await this.desk.showTrouble(null);
    part.querySelector("button").focus();
  }

  async undo() {
    const last = this.past.pop();
    const review = last ? this.desk.reviews.get(last.id) : this.desk.item?.review;
    if (!review || review.state !== "done") return this.desk.say(words("desk_nothing_to_undo"));
    const { decision, scope, note, correction } = last?.before ?? { decision: "withdrawn", scope: review.scope, note: review.note, correction: {} };
    const change = { decision, scope, note, correction };
    const outcome = await this.send({ id: review.id, version: review.version, change });
    if (outcome.state === "exists") return this.meet({ id: review.id, note: null, review }, outcome.current, change);
    if (outcome.state !== "ok") return last && this.past.push(last);
    this.desk.take(outcome.answer);
    const item = this.desk.rows.find((one) => one.review?.id === review.id);
    if (item) this.desk.choose(item);
    this.desk.say(words("desk_undone"));
  }

  async sendAgain(requests) {
    for (const request of requests) {
      const outcome = await this.send(request);
      if (outcome.state === "exists") return this.meet({ id: outcome.current.id, note: null, review: outcome.current }, outcome.current, outcome.change);
      if (outcome.state !== "ok") return undefined;
      this.desk.take(outcome.answer);
    }
    return this.desk.show();
  }
}
