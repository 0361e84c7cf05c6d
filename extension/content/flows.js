"use strict";
// The page as a tree of flows: each is an element that stands apart, with its blocks and the flows between them.
// What changes on the page makes some flows stale; only these are read again, and a block that says the same stays.
{
  const LIMITS = { blocks: 20_000, characters: 100_000, bytes: 12_000_000 };
  const encoder = new TextEncoder();
  const isFlow = (item) => item.items !== undefined;

  // `complete` is false where the page exceeds the limits.
  class Flows {
    // `listeners`: {found(shadow root), gone(block, tree)}
    constructor(listeners = {}, limits = LIMITS) {
      Object.assign(this, { listeners, limits, complete: true, count: 0, bytes: 0, changes: 0, root: null, ordered: null });
      this.byElement = new WeakMap();
      this.byNode = new WeakMap();
      this.walked = new WeakSet();
      this.hosts = new WeakSet();
      this.stale = new Set();
      this.spare = new Map();
    }

    // A shadow root was met.
    enter(host, root) {
      if (this.hosts.has(host)) return;
      this.hosts.add(host);
      this.listeners.found?.(root);
    }

    // Reads all of `element`.
    *open(element) {
      if (!sidelight.isSkipped(element)) this.root = yield* this.flowFor(element, getComputedStyle(element));
    }

    // Reads again what has become stale, what stands further up first.
    *refresh() {
      const depth = (flow) => (flow.parent ? 1 + depth(flow.parent) : 0);
      const flows = [...this.stale].map((flow) => [depth(flow), flow]).toSorted(([one], [other]) => one - other);
      for (const [, flow] of flows) {
        if (this.stale.has(flow) && this.isLive(flow)) yield* this.fill(flow, getComputedStyle(flow.element));
        else if (!this.isLive(flow)) this.stale.delete(flow);
      }
      this.spare.clear();
    }

    isLive(flow) {
      return this.byElement.get(flow.element) === flow && flow.element.isConnected;
    }

    *flowFor(element, style) {
      let flow = this.byElement.get(element);
      if (flow && !this.stale.has(flow)) return flow;
      if (!flow) this.byElement.set(element, (flow = { element, items: [], parent: null }));
      yield* this.fill(flow, style);
      return flow;
    }

    // What is noticed while this goes on makes the flow stale again. Until it is through, the flow holds what it held.
    *fill(flow, style) {
      this.stale.delete(flow);
      const writer = new sidelight.Writer(this.limits.characters);
      yield* sidelight.readChildren(flow.element, style, writer, this);
      writer.endBlock();
      flow.look = sidelight.lookOf(style);
      this.settle(flow, writer.items);
    }

    settle(flow, items) {
      const before = flow.items;
      const known = Map.groupBy(before.filter((item) => !isFlow(item)), ({ text }) => text);
      flow.items = items.map((item) => (isFlow(item) ? item : this.keep(item, known))).filter(Boolean);
      for (const item of flow.items) item[isFlow(item) ? "parent" : "flow"] = flow;
      this.index(flow);
      this.ordered = null;
      const kept = new Set(flow.items);
      for (const item of before.filter((each) => !kept.has(each))) {
        if (!isFlow(item)) this.dropBlock(item);
        else if (item.parent === flow) this.drop(item);
      }
    }

    // The block of before where it says the same, in this flow or in one that the page has just replaced.
    keep(read, known) {
      const old = known.get(read.text)?.shift();
      const spare = old ? null : this.spare.get(read.text)?.pop();
      if (!old && !this.admit(spare ?? read)) return null;
      return Object.assign(old ?? spare ?? read, { segments: read.segments, dead: false, redraw: true });
    }

    admit(block) {
      block.bytes ??= encoder.encode(block.text).length;
      if (this.count >= this.limits.blocks || this.bytes + block.bytes > this.limits.bytes) this.complete = false;
      if (!this.complete) return false;
      this.count += 1;
      this.changes += 1;
      this.bytes += block.bytes;
      return true;
    }

    index(flow) {
      const places = flow.items.filter((item) => !isFlow(item)).flatMap((block) => block.segments.map((segment) => ({ block, segment })));
      for (const [node, found] of Map.groupBy(places, ({ segment }) => segment.node)) this.byNode.set(node, found);
    }

    drop(flow) {
      if (this.byElement.get(flow.element) === flow) this.byElement.delete(flow.element);
      this.stale.delete(flow);
      for (const item of flow.items) isFlow(item) ? this.drop(item) : this.dropBlock(item);
      flow.items = [];
      this.ordered = null;
    }

    dropBlock(block) {
      if (block.dead) return;
      block.dead = true;
      this.count -= 1;
      this.changes += 1;
      this.bytes -= block.bytes;
      const same = this.spare.get(block.text);
      if (same) same.push(block);
      else this.spare.set(block.text, [block]);
      this.listeners.gone?.(block, this);
    }

    // `{block, offset}` of a caret position, or null where nothing was read. Between two blocks it belongs to the later.
    find(node, offset) {
      for (const { block, segment } of (this.byNode.get(node) ?? []).toReversed()) {
        const at = segment.start + offset - segment.from;
        if (!block.dead && at >= segment.start && at <= segment.end) return { block, offset: at };
      }
      return null;
    }

    // All blocks in reading order. Each is told its place (`at`) and the number of its section.
    blocks() {
      return (this.ordered ??= this.root ? sidelight.listBlocks(this.root) : []);
    }
  }

  Object.assign(sidelight, { Flows, isFlow });
}
