"use strict";
// The blocks of a page in reading order, each with its section: headings begin one, and so do the parts of a document.
{
  const HEADING = /^h[1-6]$/;
  const PART = new Set(["article", "aside", "dialog", "footer", "header", "main", "nav", "section"]);

  const isHeading = (element) => HEADING.test(element.localName) || element.getAttribute("role") === "heading";
  const isPart = (element) => PART.has(element.localName);

  sidelight.listBlocks = (root) => {
    const blocks = [];
    let section = 0;
    const visit = (flow, isHead) => {
      for (const item of flow.items) {
        if (!sidelight.isFlow(item)) blocks.push(Object.assign(item, { at: blocks.length, section, isHead }));
        else {
          const part = isPart(item.element);
          const head = isHeading(item.element);
          if (part || head) section += 1;
          visit(item, head ? item.element.localName : isHead);
          if (part) section += 1;
        }
      }
    };
    visit(root, null);
    return blocks;
  };
}
