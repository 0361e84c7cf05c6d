"use strict";
// Asks the worker about blocks, a batch at a time, and gives each its notes. An answer counts only for blocks that
// still stand as they were asked about, and only on the page that was asked about.
{
  const PATIENCE = 2000;
  const RECENT = 15_000;
  const NOBODY = { about: false, entities: {}, claims: {}, sources: {} };

  const OFF = { state: "off" };

  const later = (time) => new Promise((go) => setTimeout(go, time));

  class Asking {
    // `reader`: {doc, tree}; `heard(outcome)` is called after every answer.
    constructor(reader, heard) {
      Object.assign(this, { reader, heard, running: null, ended: false, times: [], renewals: 0 });
      this.begin();
    }

    // Another page: what was known counts no longer, and answers that are still to come are not heard.
    begin() {
      Object.assign(this, { known: { ...NOBODY }, page: null, isFirst: true, generation: {}, running: null });
      Object.assign(this, { isOpen: false, weighed: new WeakSet() });
    }

    end() {
      this.ended = true;
      this.begin();
    }

    // Whatever is known may be out of date, also what is being answered just now.
    renew() {
      this.renewals += 1;
      for (const block of this.reader.tree.blocks()) block.fresh = true;
    }

    get isPending() {
      return this.running !== null;
    }

    // Asks until nothing is left to ask. Who calls meanwhile waits for the same.
    run() {
      if (this.running) return this.running;
      const own = this.ask().finally(() => {
        if (this.running === own) this.running = null;
      });
      return (this.running = own);
    }

    async ask() {
      const { generation } = this;
      const isCurrent = () => !this.ended && generation === this.generation;
      for (let tries = 0; isCurrent(); ) {
        const batch = await this.next();
        if (!isCurrent()) return;
        if (!batch.asked) return batch.state && this.heard(batch);
        await this.rest();
        const { renewals } = this;
        const outcome = isCurrent() && (await this.send(batch));
        if (!isCurrent()) return;
        if (outcome?.state === "ok") await this.take(outcome, { ...batch, isOld: renewals !== this.renewals });
        else if (!outcome || this.isFirst || tries) return this.heard(outcome ?? OFF);
        else await later(PATIENCE);
        tries = outcome.state === "ok" ? 0 : 1;
      }
    }

    // The batch that is next; where there is none, the outcome, empty where nothing has changed.
    async next() {
      const { tree, doc, shadows } = this.reader;
      const closed = await this.weigh(tree.blocks());
      if (closed) return closed;
      const batch = sidelight.chooseBatch(tree.blocks(), this.isFirst);
      if (batch && !sidelight.asksForSecrets(doc, ...shadows)) return batch;
      return this.isFirst ? { state: batch ? "unread" : "empty" } : {};
    }

    // The outcome as long as no block is about the case: until one is, not a word goes out.
    async weigh(blocks) {
      if (this.isOpen) return null;
      const closed = { state: blocks.length ? "closed" : "empty" };
      if (blocks.every((block) => this.weighed.has(block))) return closed;
      const answer = await sidelight.ask("weigh", { texts: blocks.map(({ text }) => text) });
      for (const block of blocks) this.weighed.add(block);
      if (answer?.open) this.isOpen = true;
      return answer?.open ? null : answer ? (answer.trouble ?? closed) : OFF;
    }

    // A page that never rests is asked about less and less often.
    async rest() {
      const now = performance.now();
      this.times = this.times.filter((time) => now - time < RECENT);
      if (this.isFirst) return;
      await later(25 * this.times.length ** 2);
      this.times.push(now);
    }

    send({ sent }) {
      this.page ??= sidelight.describePage(this.reader.doc);
      return sidelight.ask("annotate", { page: { ...this.page, blocks: sent.map(({ text }, id) => ({ id, text })) } });
    }

    take({ answer, ...outcome }, { asked, sent, isGlimpse, isOld }) {
      this.learn(answer);
      const found = Map.groupBy(answer.highlights, ({ block }) => sent[block]);
      for (const block of asked) {
        block.notes = sidelight.notesOn(block, found.get(block) ?? [], answer);
        block.about = answer.about;
        block.fresh = isGlimpse || isOld;
        block.redraw = true;
      }
      this.isFirst = false;
      return this.heard(outcome);
    }

    // Notes of one page come in several answers. A casefile that has changed since tells everything anew.
    learn(answer) {
      const { known } = this;
      const isChanged = known.casefile && answer.casefile?.version !== known.casefile.version;
      if (isChanged) for (const block of this.reader.tree.blocks()) block.fresh = true;
      const parts = ["entities", "claims", "sources"].map((part) => [part, { ...known[part], ...answer[part] }]);
      Object.assign(known, answer, Object.fromEntries(parts));
    }
  }

  sidelight.Asking = Asking;
}
