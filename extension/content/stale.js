"use strict";
// Which flows a change of the page makes stale. Looks at nothing but what has changed.
{
  const { isFlow } = sidelight;

  // Upwards as it is shown; the host of a closed shadow root is where its light children end.
  const upwards = (node) => node.assignedSlot ?? node.parentNode ?? node.host ?? null;

  class Stale {
    constructor(tree) {
      this.tree = tree;
      this.restyled = new Set();
    }

    // The flow in which the node stands, or null outside of what is read.
    around(node) {
      for (let at = node; at; at = upwards(at)) {
        const flow = this.tree.byElement.get(at);
        if (flow) return flow;
      }
      return null;
    }

    // Takes the records of one turn; returns the flows whose own text they may have changed.
    take(records) {
      const touched = new Set();
      for (const record of records) this.takeOne(record, touched);
      touched.delete(null);
      return touched;
    }

    mark(touched) {
      for (const flow of touched) this.tree.stale.add(flow);
    }

    takeOne({ type, target, attributeName, addedNodes }, touched) {
      if (type === "attributes" && attributeName === "style") this.restyled.add(target);
      else if (type === "attributes") this.disturb(target, touched);
      else touched.add(this.around(target));
      // What was read elsewhere, or is shown by slots, may look otherwise here.
      for (const node of addedNodes) if (this.tree.walked.has(node)) this.disturb(node, touched);
      if (type === "childList" && this.tree.hosts.has(target)) this.disturb(target, touched);
    }

    // The element, with all that stands in it, may look otherwise.
    disturb(element, touched) {
      const own = this.tree.byElement.get(element);
      const outer = own?.parent ?? this.around(own ? upwards(element) ?? element : element);
      touched.add(outer);
      if (own) this.whole(own, touched);
      else for (const item of outer?.items ?? []) if (isFlow(item) && element.contains(item.element)) this.whole(item, touched);
    }

    whole(flow, touched) {
      touched.add(flow);
      for (const item of flow.items) if (isFlow(item)) this.whole(item, touched);
      return touched;
    }

    // Of style attributes, which animations write all the time, only those count that show or hide the element.
    settleStyles() {
      const touched = new Set();
      for (const element of this.restyled) {
        const flow = this.tree.byElement.get(element);
        const look = element.isConnected && sidelight.lookOf(getComputedStyle(element));
        if (element.isConnected && look !== (flow?.look ?? "hidden")) this.disturb(element, touched);
      }
      this.restyled.clear();
      touched.delete(null);
      this.mark(touched);
    }

    // What was taken off the page with its blocks; those that only moved are still on it.
    dropGone(touched) {
      for (const flow of touched) {
        for (const item of flow.items) if (isFlow(item) && !item.element.isConnected) this.tree.drop(item);
      }
    }
  }

  sidelight.Stale = Stale;
}
